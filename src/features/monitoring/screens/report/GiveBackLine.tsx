import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import type { MonthLine, ReportAnswer } from '../../contract.ts';
import { useDecisions } from '../use-decisions.ts';

/** One line given back to its unit with the reason; in a month that locked, the only way to change it. */
export function GiveBackLine({ answer, line }: { answer: ReportAnswer; line: MonthLine }) {
  const { unit, version, calendar, phase } = answer;
  const { giveBack } = useDecisions(calendar.competencia);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button className="self-start" onPress={() => setAsking(true)}>
        Devolver esta linha
      </Button>
      <ConfirmDialog
        title={`Devolver a linha ${line.action} a ${unit.name}?`}
        isOpen={asking}
        onClose={() => setAsking(false)}
        reasonLabel="Motivo"
        confirmLabel="Devolver com motivo"
        onConfirm={(reason) =>
          giveBack(unit, {
            expectedVersion: version,
            reason,
            cells: [{ action: line.action, expectedVersion: line.version }],
          })
        }
      >
        A unidade é avisada agora, com o motivo.{' '}
        {phase === 'locked'
          ? 'O mês continua fechado: ela só pode mudar esta linha, e a envia de novo.'
          : 'Só esta linha volta a poder ser mudada.'}
      </ConfirmDialog>
    </>
  );
}
