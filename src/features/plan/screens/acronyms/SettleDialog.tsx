import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AcronymsAnswer, Entry } from '../../contract.ts';
import { EntryDialog } from '../analysis/EntryDialog.tsx';
import { BASIS_WORDS } from './words.ts';

type Item = AcronymsAnswer['items'][number];
type AcronymContent = Extract<Entry['content'], { kind: 'acronym' }>;

const OTHER = 'other';

/** The sense chosen, which becomes a person's word; another is added to the list. */
function settled(item: Item, choice: string, other: string): AcronymContent | string {
  const { acronym } = item;
  if (choice === OTHER) {
    if (other.trim() === '') return 'Escreva o significado.';
    const senses = [...item.senses, { expansion: other.trim(), basis: 'entered' as const, note: null }];
    return { kind: 'acronym', acronym, senses, settled: senses.length - 1 };
  }
  const at = Number(choice);
  const senses = item.senses.map((sense, place) =>
    place === at && sense.basis === 'reading' ? { ...sense, basis: 'entered' as const } : sense,
  );
  return { kind: 'acronym', acronym, senses, settled: at };
}

/** Which of its senses an acronym has in this plan. */
export function SettleDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const [choice, setChoice] = useState(item.settled === null ? '' : String(item.settled));
  const [other, setOther] = useState('');
  const options = [
    ...item.senses.map((sense, at) => ({
      id: String(at),
      label: sense.expansion,
      note: BASIS_WORDS[sense.basis],
    })),
    { id: OTHER, label: 'Outro significado', note: '' },
  ];
  return (
    <EntryDialog
      title={`O que ${item.acronym} significa neste plano?`}
      entry={{ id: item.id, version: item.version, origin: 'document' }}
      removable={false}
      onClose={onClose}
      content={() => (choice === '' ? 'Escolha um significado.' : settled(item, choice, other))}
    >
      {item.actions.length > 0 && (
        <p className="text-14 text-ink-quiet">Usada em {item.actions.slice(0, 12).join(', ')}.</p>
      )}
      <RadioGroup
        aria-label={`Significados de ${item.acronym}`}
        value={choice}
        onChange={setChoice}
        className="flex flex-col gap-2"
      >
        {options.map(({ id, label, note }) => (
          <Radio
            key={id}
            value={id}
            className="cursor-pointer rounded border border-rule-strong bg-surface px-3 py-2 data-focus-visible:outline-3 data-selected:border-action data-selected:bg-action-soft data-selected:font-semibold data-hovered:border-action"
          >
            {label}
            {note && <span className="block text-13 font-normal text-ink-quiet">{note}</span>}
          </Radio>
        ))}
      </RadioGroup>
      {choice === OTHER && (
        <TextField label="Significado" value={other} onChange={setOther} maxLength={300} />
      )}
    </EntryDialog>
  );
}
