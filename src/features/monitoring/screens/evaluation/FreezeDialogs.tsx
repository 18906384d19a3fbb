import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { EvaluationAnswer } from '../../contract.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import { useEvaluationCommands } from './queries.ts';

interface DialogProps {
  evaluation: EvaluationAnswer;
  onClose: () => void;
}

/** Freezes the semester; after its months, with the reason. */
export function FreezeDialog({ evaluation, onClose }: DialogProps) {
  const { freeze } = useEvaluationCommands();
  const [reason, setReason] = useState('');
  const { semester, window, version } = evaluation;
  const isLate = window.state === 'late';
  return (
    <FormDialog
      title={`Congelar o ${semesterInWords(semester)}`}
      saveLabel="Congelar"
      onClose={onClose}
      isDisabled={isLate && reason.trim() === ''}
      save={() => freeze(semester, { reason: reason.trim() || null, expectedVersion: version })}
    >
      <p className="text-14">
        As ações, as metas, os indicadores, as redefinições, as não conformidades e os lançamentos do semestre
        são guardados como estão agora, com o seu código. O que mudar depois não muda a avaliação.
      </p>
      {isLate && (
        <TextField
          label="Motivo do atraso"
          help={`O prazo terminou em ${formatDay(window.closed)}. O motivo sai no relatório.`}
          rows={3}
          value={reason}
          onChange={setReason}
        />
      )}
    </FormDialog>
  );
}

/** Sets the snapshot aside before anybody signed on it. */
export function CancelDialog({ evaluation, onClose }: DialogProps) {
  const { cancel } = useEvaluationCommands();
  const [reason, setReason] = useState('');
  const { semester, version } = evaluation;
  return (
    <FormDialog
      title="Cancelar o congelamento?"
      saveLabel="Cancelar o congelamento"
      onClose={onClose}
      isDisabled={reason.trim() === ''}
      save={() => cancel(semester, { reason: reason.trim(), expectedVersion: version })}
    >
      <p className="text-14">
        Os pareceres já escritos ficam com este congelamento, que continua guardado. O semestre pode então ser
        congelado de novo, com os dados de agora.
      </p>
      <TextField label="Motivo" rows={3} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
