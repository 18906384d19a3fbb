import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { MeetingAnswer } from '../../contract.ts';
import { MOST_TITLE } from '../../domain/agenda.ts';
import { useRaise } from '../queries.ts';

const written = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Brings to the meeting what its agenda does not have: while it goes on, or with a reason once the agenda is closed. */
export function RaiseDialog({ meeting, onClose }: { meeting: MeetingAnswer; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [action, setAction] = useState('');
  const [note, setNote] = useState('');
  const raise = useRaise(meeting);
  const save = () => {
    const body = { title: written(title), action: written(action), note: written(note) };
    if (body.title === null && body.action === null)
      throw new Error('Escreva o assunto, ou o número da ação do plano.');
    return raise.mutateAsync(body);
  };
  return (
    <FormDialog title="Trazer um assunto" saveLabel="Pôr na pauta" onClose={onClose} save={save}>
      <TextField
        label="Assunto"
        value={title}
        onChange={setTitle}
        maxLength={MOST_TITLE}
        optional={action.trim() !== ''}
        autoFocus
      />
      <TextField
        label="Ação do plano"
        optional
        value={action}
        onChange={setAction}
        maxLength={40}
        help="O número, como 3.5.15: o item poderá redefini-la e mudar a sua situação."
      />
      <TextField
        label="Por que entra agora"
        optional={meeting.stage === 'open'}
        help={
          meeting.stage === 'agenda'
            ? 'A pauta já foi fechada e enviada: o motivo vai impresso nela.'
            : undefined
        }
        rows={2}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
    </FormDialog>
  );
}
