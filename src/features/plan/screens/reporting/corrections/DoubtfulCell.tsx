import { useState } from 'react';
import { Button } from '../../../../../web/components/Button.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import type { CellDoubt } from './changes.ts';

const WORDS = { owner: 'Quem lança', deadline: 'Prazo' } as const;

/** A cell that is not read beyond doubt: why, what it may mean, and room to write it otherwise. */
export function DoubtfulCell({ doubt, onChoose }: { doubt: CellDoubt; onChoose: (words: string) => void }) {
  const [words, setWords] = useState('');
  const { action, field, why, choices } = doubt;
  const name = `${WORDS[field]} de ${action}`;
  return (
    <fieldset className="mb-3 rounded border border-rule-strong p-3">
      <legend className="px-1 text-14 font-semibold">{name}</legend>
      <p className="text-14">{why}</p>
      {choices.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-2">
          {choices.map((choice) => (
            <Button key={choice} kind="secondary" onPress={() => onChoose(choice)}>
              {choice}
            </Button>
          ))}
        </div>
      )}
      <div className="mt-2 flex items-end gap-2">
        <TextField
          label={`Outra leitura: ${name}`}
          hideLabel
          optional
          className="flex-1"
          maxLength={400}
          value={words}
          onChange={setWords}
        />
        <Button isDisabled={words.trim() === ''} onPress={() => onChoose(words.trim())}>
          Ler de novo
        </Button>
      </div>
    </fieldset>
  );
}
