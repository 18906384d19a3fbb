import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { MeetingAnswer } from '../../contract.ts';
import { useStage } from '../desk-queries.ts';
import { useMoveMeeting } from '../queries.ts';
import { useWhen } from './WhenFields.tsx';

interface DialogProps {
  meeting: MeetingAnswer;
  onClose: () => void;
}

/** Puts a meeting on another day, hour or place, or calls it off, with the reason. One that was called off is marked again. */
export function MoveDialog({ meeting, onClose }: DialogProps) {
  const [cancelling, setCancelling] = useState(false);
  return cancelling ? (
    <CancelDialog meeting={meeting} onClose={onClose} />
  ) : (
    <DayDialog meeting={meeting} onClose={onClose} onCancelling={() => setCancelling(true)} />
  );
}

function DayDialog({ meeting, onClose, onCancelling }: DialogProps & { onCancelling: () => void }) {
  const isOff = meeting.stage === 'cancelled';
  const { when, fields } = useWhen({ ...meeting, day: isOff ? null : meeting.day });
  const [reason, setReason] = useState('');
  const move = useMoveMeeting(meeting);
  const save = async () => {
    if (reason.trim() === '') throw new Error('Escreva o motivo: quem vem à reunião o lê.');
    const day = when.day ?? meeting.day;
    await move.mutateAsync({ ...when, day, reason, expectedVersion: meeting.version });
    showToast(`Reunião de ${formatDay(day)} gravada.`);
  };
  return (
    <FormDialog
      title={isOff ? 'Marcar a reunião de novo' : 'Mudar ou cancelar a reunião'}
      saveLabel={isOff ? 'Marcar' : 'Gravar a mudança'}
      isDisabled={when.day === null}
      onClose={onClose}
      save={save}
      aside={
        !isOff && (
          <Button kind="quiet" onPress={onCancelling}>
            Cancelar a reunião…
          </Button>
        )
      }
    >
      {fields}
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} maxLength={500} />
    </FormDialog>
  );
}

function CancelDialog({ meeting, onClose }: DialogProps) {
  const stage = useStage(meeting);
  const cancel = async (reason: string) => {
    await stage.mutateAsync({ move: 'cancel', expectedVersion: meeting.version, reason });
    showToast('Reunião cancelada: o que a esperava passa à seguinte.');
  };
  return (
    <ConfirmDialog
      title={`Cancelar a reunião de ${formatDay(meeting.day)}`}
      isOpen
      onClose={onClose}
      confirmLabel="Cancelar a reunião"
      kind="danger"
      reasonLabel="Motivo"
      onConfirm={cancel}
    >
      <p>O que foi proposto passa à próxima reunião. A cancelada pode ser marcada de novo.</p>
    </ConfirmDialog>
  );
}
