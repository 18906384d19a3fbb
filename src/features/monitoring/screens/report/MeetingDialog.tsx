import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ReportAnswer } from '../../contract.ts';
import { useMonthCommands } from '../queries.ts';

/** The meeting that each unit holds before the conduction meeting (action 1.3.1): held, or not and why. */
export function MeetingDialog({ answer, onClose }: { answer: ReportAnswer; onClose: () => void }) {
  const { tellMeeting } = useMonthCommands(answer.calendar.competencia);
  const { meeting, unit, version, today } = answer;
  const [held, setHeld] = useState(meeting?.held === false ? 'no' : 'yes');
  const [day, setDay] = useState<string | null>(meeting?.day ?? today);
  const [note, setNote] = useState(meeting?.note ?? '');
  const isHeld = held === 'yes';
  const text = note.trim() === '' ? null : note.trim();
  return (
    <FormDialog
      title={`Reunião de ${unit.name}`}
      saveLabel="Registrar reunião"
      onClose={onClose}
      isDisabled={isHeld ? day === null : text === null}
      save={() =>
        tellMeeting(unit.id, { expectedVersion: version, held: isHeld, day: isHeld ? day : null, note: text })
      }
    >
      <Select
        label="A unidade se reuniu antes da reunião de condução?"
        options={[
          { id: 'yes', label: 'Sim, a reunião foi feita' },
          { id: 'no', label: 'Não foi feita' },
        ]}
        value={held}
        onChange={setHeld}
      />
      {isHeld && <DayField label="Dia da reunião" value={day} onChange={setDay} />}
      <TextField
        label={isHeld ? 'O que se combinou' : 'Por que não foi feita'}
        optional={isHeld}
        rows={3}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
    </FormDialog>
  );
}
