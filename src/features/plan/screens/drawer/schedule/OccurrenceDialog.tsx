import { useState } from 'react';
import { formatDay } from '../../../../../kernel/format.ts';
import { DayField } from '../../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import type { Occurrence } from '../../../contract.ts';
import { useReportOccurrence } from './queries.ts';

interface OccurrenceDialogProps {
  id: string;
  occurrence: Occurrence;
  today: string;
  onClose: () => void;
}

/** Asks when an occurrence was done and what proves it. */
export function OccurrenceDialog({ id, occurrence, today, onClose }: OccurrenceDialogProps) {
  const { day, due, version } = occurrence;
  const [doneOn, setDoneOn] = useState<string | null>(due < today ? due : today);
  const [evidence, setEvidence] = useState('');
  const report = useReportOccurrence(id);
  const save = async () => {
    await report.mutateAsync({ day, doneOn: doneOn ?? today, evidence, expectedVersion: version });
    showToast(`Ocorrência de ${formatDay(due)} registrada.`);
  };
  return (
    <FormDialog
      title={`Registrar a ocorrência de ${formatDay(due)}`}
      saveLabel="Registrar como feita"
      isDisabled={doneOn === null}
      onClose={onClose}
      save={save}
    >
      <DayField label="Feita em" value={doneOn} onChange={setDoneOn} />
      <TextField
        label="Evidência"
        optional
        rows={3}
        maxLength={2000}
        value={evidence}
        onChange={setEvidence}
        help="O que comprova: ata, lista de presença, ofício, com número e data."
      />
    </FormDialog>
  );
}
