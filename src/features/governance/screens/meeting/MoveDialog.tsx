import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { MeetingAnswer } from '../../contract.ts';
import { useMoveMeeting } from '../queries.ts';

/** Puts a meeting on another day, hour or place, with the reason. */
export function MoveDialog({ meeting, onClose }: { meeting: MeetingAnswer; onClose: () => void }) {
  const [day, setDay] = useState<string | null>(meeting.day);
  const [hour, setHour] = useState(meeting.hour ?? '');
  const [place, setPlace] = useState(meeting.place ?? '');
  const [reason, setReason] = useState('');
  const move = useMoveMeeting(meeting);
  const save = async () => {
    if (reason.trim() === '') throw new Error('Escreva o motivo: quem vem à reunião o lê.');
    await move.mutateAsync({
      day: day ?? meeting.day,
      hour: hour.trim() === '' ? null : hour.trim(),
      place: place.trim() === '' ? null : place.trim(),
      reason,
      expectedVersion: meeting.version,
    });
    showToast(`Reunião de ${formatDay(day ?? meeting.day)} gravada.`);
  };
  return (
    <FormDialog
      title="Mudar a reunião"
      saveLabel="Gravar"
      isDisabled={day === null}
      onClose={onClose}
      save={save}
    >
      <DayField label="Dia" value={day} onChange={setDay} />
      <TextField label="Hora" optional value={hour} onChange={setHour} maxLength={5} help="hh:mm" />
      <TextField label="Local" optional value={place} onChange={setPlace} maxLength={200} />
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} maxLength={500} />
    </FormDialog>
  );
}
