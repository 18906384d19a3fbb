import { useState } from 'react';
import { DayField } from '../../../web/components/DayField.tsx';
import { FormDialog } from '../../../web/components/FormDialog.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useDone } from './desk-queries.ts';

export interface Finishing {
  /** Of the item that it was said of. */
  item: string;
  version: number;
  outcome: string;
  /** What was assigned. */
  words: string;
}

/** Says that what was assigned is done: on which day, and what was done. */
export function FinishDialog({
  of: { item, version, outcome, words: what },
  today,
  onClose,
}: {
  of: Finishing;
  today: string;
  onClose: () => void;
}) {
  const done = useDone(item);
  const [doneOn, setDoneOn] = useState<string | null>(today);
  const [words, setWords] = useState('');
  const save = async () => {
    if (words.trim() === '') throw new Error('Escreva o que foi feito.');
    if (doneOn === null) throw new Error('Diga em que dia foi cumprido.');
    await done.mutateAsync({ outcome, doneOn, words, expectedVersion: version });
    showToast('Encaminhamento cumprido.');
  };
  return (
    <FormDialog
      title="Encaminhamento cumprido"
      saveLabel="Gravar como cumprido"
      onClose={onClose}
      save={save}
    >
      <p className="text-14 text-ink-quiet">{what}</p>
      <TextField label="O que foi feito" rows={3} value={words} onChange={setWords} maxLength={2000} />
      <DayField label="Cumprido em" value={doneOn} onChange={setDoneOn} />
    </FormDialog>
  );
}
