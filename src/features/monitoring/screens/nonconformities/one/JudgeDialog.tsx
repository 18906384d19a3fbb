import { useState } from 'react';
import { formatDay } from '../../../../../kernel/format.ts';
import { DayField } from '../../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../../web/components/Select.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import { useGesture } from './use-gesture.ts';

interface JudgeDialogProps {
  nc: { id: string; version: number; number: string };
  closedOn: string;
  onClose: () => void;
}

/** Whether what was done worked, on which day that was seen, and how. What did not work opens it again. */
export function JudgeDialog({ nc, closedOn, onClose }: JudgeDialogProps) {
  const [verdict, setVerdict] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const run = useGesture(nc);
  const save = async () => {
    if (verdict === null) throw new Error('Diga se foi eficaz.');
    if (on === null) throw new Error('Diga em que dia se verificou.');
    const effective = verdict === 'yes';
    await run({ kind: 'judged', effective, on, words: words.trim() });
    showToast(effective ? `${nc.number}: eficaz.` : `${nc.number}: não eficaz, reaberta.`);
  };
  return (
    <FormDialog
      title={`Verificar a eficácia da ${nc.number}`}
      saveLabel={verdict === 'no' ? 'Gravar e reabrir' : 'Gravar a verificação'}
      onClose={onClose}
      save={save}
    >
      <Select
        label="O que se fez resolveu?"
        options={[
          { id: 'yes', label: 'Eficaz', note: 'não voltou a acontecer' },
          { id: 'no', label: 'Não eficaz', note: 'reabre, com outra rodada' },
        ]}
        value={verdict}
        onChange={setVerdict}
      />
      <DayField
        label="Verificado em"
        value={on}
        onChange={setOn}
        help={`Depois do encerramento, que foi em ${formatDay(closedOn)}.`}
      />
      <TextField
        label={verdict === 'no' ? 'Por que não foi eficaz' : 'Como se verificou'}
        rows={3}
        value={words}
        onChange={setWords}
        maxLength={2000}
      />
    </FormDialog>
  );
}
