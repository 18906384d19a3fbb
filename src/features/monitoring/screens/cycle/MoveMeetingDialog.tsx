import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { MonthAnswer } from '../../contract.ts';
import { useCalendarCommands } from '../queries.ts';

/** Puts the conduction meeting on another day; the days around it go along. */
export function MoveMeetingDialog({ month, onClose }: { month: MonthAnswer; onClose: () => void }) {
  const { calendar, meetingVersion } = month;
  const { moveMeeting } = useCalendarCommands();
  const [day, setDay] = useState<string | null>(calendar.meeting);
  const [reason, setReason] = useState('');
  const save = () =>
    day === null
      ? false
      : moveMeeting(calendar.competencia, { day, reason: reason.trim(), expectedVersion: meetingVersion });
  return (
    <FormDialog
      title="Mudar o dia da reunião"
      saveLabel="Mudar o dia"
      onClose={onClose}
      save={save}
      isDisabled={day === null || day === calendar.meeting || reason.trim() === ''}
    >
      <p className="text-14 text-ink-quiet">
        Pela regra, a reunião é em {formatDay(calendar.meetingByRule)}. A revisão, a pauta, a minuta e o
        fechamento acompanham o novo dia; o que já abriu continua aberto.
      </p>
      <DayField label="Novo dia" value={day} onChange={setDay} />
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} maxLength={1000} />
    </FormDialog>
  );
}
