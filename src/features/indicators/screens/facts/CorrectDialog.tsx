import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { FactAnswer, FactKindAnswer } from '../../contract.ts';
import { bodyOf, draftOf, draftProblem } from './draft.ts';
import { FactFields } from './FactFields.tsx';
import { useFactCommands } from './queries.ts';

interface CorrectDialogProps {
  fact: FactAnswer;
  kind: FactKindAnswer;
  onClose: () => void;
  /** Opens the fact that took the place. */
  onDone: (id: string) => void;
}

/** The same subject, said anew; what was said before stays in its story with the reason. */
export function CorrectDialog({ fact, kind, onClose, onDone }: CorrectDialogProps) {
  const { correct } = useFactCommands();
  const [draft, setDraft] = useState(draftOf(fact));
  const [quantity, setQuantity] = useState(String(fact.quantity ?? ''));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const problem = draftProblem(draft, kind);
  const save = async () => {
    setTried(true);
    if (problem !== null || reason.trim() === '') return false;
    const amount = kind.quantity === null ? null : Number(quantity);
    onDone(await correct(fact.id, { ...bodyOf(draft), quantity: amount, reason }));
    return true;
  };
  return (
    <FormDialog
      title={`Corrigir: ${fact.subject}`}
      saveLabel="Corrigir com motivo"
      onClose={onClose}
      save={save}
    >
      <FactFields
        kind={kind}
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        problem={tried ? problem : null}
      />
      {kind.quantity && (
        <TextField
          label={kind.quantity.label}
          inputMode="numeric"
          value={quantity}
          onChange={setQuantity}
          className="w-40"
        />
      )}
      <TextField
        label="Motivo da correção"
        rows={2}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? 'Escreva o motivo: ele fica no histórico.' : null}
      />
    </FormDialog>
  );
}
