import { useState } from 'react';
import { formatDay } from '../../../../../kernel/format.ts';
import { Button } from '../../../../../web/components/Button.tsx';
import { DayField } from '../../../../../web/components/DayField.tsx';
import { Dialog } from '../../../../../web/components/Dialog.tsx';
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
  const go = () => {
    if (doneOn === null) return;
    report.mutate(
      { day, doneOn, evidence, expectedVersion: version },
      {
        onSuccess: () => {
          showToast(`Ocorrência de ${formatDay(due)} registrada.`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={`Registrar a ocorrência de ${formatDay(due)}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button kind="primary" onPress={go} isDisabled={doneOn === null || report.isPending}>
            Registrar como feita
          </Button>
        </>
      }
    >
      <DayField label="Feita em" value={doneOn} onChange={setDoneOn} error={report.error?.message ?? null} />
      <TextField
        className="mt-3"
        label="Evidência"
        optional
        rows={3}
        maxLength={2000}
        value={evidence}
        onChange={setEvidence}
        help="O que comprova: ata, lista de presença, ofício, com número e data."
      />
    </Dialog>
  );
}
