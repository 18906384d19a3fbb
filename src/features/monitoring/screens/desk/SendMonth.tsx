import { Button } from '../../../../web/components/Button.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useDecisions } from '../use-decisions.ts';

interface SendMonthProps {
  competencia: string;
  unit: { readonly id: string; readonly name: string };
  version: number;
  /** Whether it leaves the unit, or goes to its coordination. */
  leaves: boolean;
}

/** Sends the month of a unit from where it is asked; taken back while nobody decided. */
export function SendMonth({ competencia, unit, version, leaves }: SendMonthProps) {
  const { send } = useDecisions(competencia);
  const words = leaves ? 'Enviar competência' : 'Enviar à coordenação';
  return (
    <Button
      kind="primary"
      aria-label={`${words}: ${unit.name}`}
      onPress={() =>
        void send(unit, version).catch((error: Error) => showToast(error.message, { tone: 'problem' }))
      }
    >
      {words}
    </Button>
  );
}
