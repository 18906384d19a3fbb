import { useState } from 'react';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import { ActChoice } from '../../../../acts/screens/index.tsx';
import type { Action, Renegotiations } from '../../../contract.ts';
import { deadlineInWords } from '../../../domain/deadline-text/in-words.ts';
import { readDeadline } from '../../../domain/deadline-text/read-deadline.ts';
import { useRenegotiate } from './queries.ts';

interface RenegotiateDialogProps {
  action: Action;
  state: Renegotiations;
  onClose: () => void;
}

/** Another deadline or other words for an action, with the reason and what decided it; the document's text stays as it is. */
export function RenegotiateDialog({ action, state, onClose }: RenegotiateDialogProps) {
  const { id } = action;
  const [deadline, setDeadline] = useState('');
  const [title, setTitle] = useState(state.inForce.title);
  const [reason, setReason] = useState('');
  const [act, setAct] = useState<string | null>(null);
  const renegotiate = useRenegotiate(id);
  const reworded = title.trim() !== '' && title.trim() !== state.inForce.title;
  const save = async () => {
    if (reason.trim().length < 3) throw new Error('Escreva o motivo: ele fica no histórico da ação.');
    await renegotiate.mutateAsync({
      ...(deadline.trim() !== '' && { deadline: deadline.trim() }),
      ...(reworded && { title: title.trim() }),
      reason,
      act,
      expectedVersion: state.version,
    });
    showToast(`Ação ${id} redefinida. O texto do documento continua como impresso.`);
  };
  return (
    <FormDialog
      title={`Redefinir a ação ${id}`}
      saveLabel="Redefinir"
      isDisabled={deadline.trim() === '' && !reworded}
      onClose={onClose}
      save={save}
    >
      <TextField
        label="Novo prazo"
        optional
        value={deadline}
        onChange={setDeadline}
        maxLength={200}
        help={<Read text={deadline} inForce={state.inForce.deadline} />}
      />
      <TextField
        label="Texto da ação"
        rows={3}
        value={title}
        onChange={setTitle}
        maxLength={1000}
        help="Mude-o só se a ação passa a ser outra; o texto impresso fica ao lado."
      />
      <TextField label="Motivo" rows={3} value={reason} onChange={setReason} maxLength={2000} />
      <ActChoice label="Ato que decidiu" optional value={act} onChange={setAct} />
    </FormDialog>
  );
}

/** How the words are read, while they are typed. */
function Read({ text, inForce }: { text: string; inForce: string }) {
  if (text.trim() === '') return <>Em vigor: {inForce}. Por exemplo: até 30/11/2027.</>;
  const reading = readDeadline(text);
  return (
    <span aria-live="polite">
      {reading.confidence === 'unparseable'
        ? (reading.note ?? 'Não se lê como prazo.')
        : `Lido como: ${deadlineInWords(reading)}`}
    </span>
  );
}
