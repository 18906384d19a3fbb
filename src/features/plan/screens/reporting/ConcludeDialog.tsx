import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { type GivenRecord, missingOf, type Pledge } from '../../domain/pledge/pledge.ts';
import { type AttachedFile, type Chosen, RecordFields } from './RecordFields.tsx';

/** What goes with a conclusion: records of what was done, words where one is missing. */
export interface Conclusion {
  readonly note?: string;
  readonly records: readonly GivenRecord[];
}

interface ConcludeDialogProps {
  title: string;
  pledge: Pledge;
  /** Why words are due however much is given; null where they are not. */
  needsNote: string | null;
  /** Words that were already written. */
  written?: string;
  /** Files that were attached already. */
  attached?: readonly AttachedFile[];
  onClose: () => void;
  onConfirm: (conclusion: Conclusion) => Promise<unknown>;
}

/** A record as it is sent: of a file that was not said to be anything, nothing is. */
function asGiven({ declared, ...record }: GivenRecord): GivenRecord {
  if (!declared?.kind) return record;
  const { kind, number, date } = declared;
  return { ...record, declared: { kind, ...(number?.trim() && { number }), ...(date && { date }) } };
}

/** Asks for the record that the verb of an action promises, or for the reason why there is none. */
export function ConcludeDialog({
  title,
  pledge,
  needsNote,
  written = '',
  attached = [],
  onClose,
  onConfirm,
}: ConcludeDialogProps) {
  const [chosen, setChosen] = useState<Chosen>([]);
  const [reason, setReason] = useState(written);
  const records = chosen.filter((each) => each !== null);
  const missing = missingOf(pledge.asks, records);
  const due = needsNote !== null || missing.length > 0;
  const save = () => {
    const note = reason.trim();
    if (due && note === '')
      throw new Error(
        needsNote ??
          'Dê o registro que falta (de um arquivo, diga qual é), ou escreva o motivo: ele fica à vista de todos.',
      );
    return onConfirm({ records: records.map(asGiven), ...(note !== '' && { note }) });
  };
  return (
    <FormDialog title={title} saveLabel="Concluir" onClose={onClose} save={save}>
      <p className="text-14">
        “{pledge.verb.charAt(0).toUpperCase() + pledge.verb.slice(1)}” promete um registro do que se fez. Ele
        fica na ação, à vista de quem a lê.
      </p>
      <RecordFields asks={pledge.asks} chosen={chosen} attached={attached} onChange={setChosen} />
      <TextField
        label={missing.length > 0 ? 'Se não há registro, o motivo' : 'Comentário'}
        optional={!due}
        help={
          needsNote ??
          (missing.length > 0 ? 'A ação aparece como concluída sem o registro prometido.' : undefined)
        }
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
