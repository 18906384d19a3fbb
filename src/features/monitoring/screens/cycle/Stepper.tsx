import type { MonthAnswer } from '../../contract.ts';
import { dayOfWeekShort, dayShort } from '../month-words.ts';
import { Steps } from '../Steps.tsx';

type Step = MonthAnswer['steps'][number];

const NAMES: Readonly<Record<Step['id'], string>> = {
  open: 'Abrir',
  report: 'Lançar',
  review: 'Revisar',
  meeting: 'Reunião',
  close: 'Fechar',
};

function when({ id, from, to }: Step): string {
  if (id === 'open' || id === 'meeting') return dayOfWeekShort(from);
  return id === 'close' ? `até ${dayOfWeekShort(to)}` : `${dayShort(from)} a ${dayShort(to)}`;
}

/** The month in five steps, each with its days. */
export function Stepper({
  steps,
  details,
}: {
  steps: readonly Step[];
  details: Partial<Record<Step['id'], string>>;
}) {
  return (
    <Steps
      label="Etapas do mês"
      steps={steps.map((step) => ({
        ...{ id: step.id, name: NAMES[step.id], state: step.state, when: when(step) },
        detail: details[step.id],
      }))}
    />
  );
}
