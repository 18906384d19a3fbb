import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
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
  const [refusal, setRefusal] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problem = draftProblem(draft, kind);
  const send = async () => {
    setTried(true);
    if (problem !== null || reason.trim() === '') return;
    setBusy(true);
    try {
      const amount = kind.quantity === null ? null : Number(quantity);
      onDone(await correct(fact.id, { ...bodyOf(draft), quantity: amount, reason }));
      onClose();
    } catch (error) {
      setRefusal((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Corrigir: ${fact.subject}`}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button kind="primary" isDisabled={busy} onPress={() => void send()}>
            Corrigir com motivo
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
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
        {refusal && (
          <p role="alert" className="text-14 text-bad">
            {refusal}
          </p>
        )}
      </div>
    </Dialog>
  );
}
