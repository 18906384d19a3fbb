import { ChipList } from '../../../../web/components/ChipList.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import type { DiffAnswer } from '../../contract.ts';
import { VERSIONED_LEVELS } from '../../domain/versions/content.ts';
import { CHANGE_WORDS, LEVEL_WORDS, versionFieldWords } from '../../domain/versions/words.ts';
import { plainTitle } from '../words.ts';

/** The screen's own words in its address. */
export const DIFF_FILTERS = ['mudanca', 'tipo', 'objetivo', 'campo'] as const;
type Name = (typeof DIFF_FILTERS)[number];

interface DiffFiltersProps {
  answer: DiffAnswer;
  filters: Record<Name, string[]>;
  onChange: (change: Partial<Record<Name, string[]>>) => void;
}

const entries = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([id, label]) => ({ id, label }));

/** Filters of a comparison, each value a chip that can be taken off. */
export function DiffFilters({ answer, filters, onChange }: DiffFiltersProps) {
  const choices: { name: Name; label: string; options: { id: string; label: string }[] }[] = [
    { name: 'mudanca', label: 'Mudança', options: entries(CHANGE_WORDS) },
    {
      name: 'tipo',
      label: 'Registro',
      options: VERSIONED_LEVELS.map((level) => ({ id: level, label: LEVEL_WORDS[level] })),
    },
    {
      name: 'objetivo',
      label: 'Objetivo',
      options: answer.objectives.map(({ id, title }) => ({ id, label: `${id} · ${plainTitle(title)}` })),
    },
    {
      name: 'campo',
      label: 'Campo',
      options: answer.fields.map((field) => ({ id: field, label: versionFieldWords(field) })),
    },
  ];
  const chips = choices.flatMap(({ name, label, options }) =>
    filters[name].map((value) => ({
      id: `${name}:${value}`,
      label: `${label}: ${options.find(({ id }) => id === value)?.label ?? value}`,
    })),
  );
  const remove = (chip: string) => {
    const [name = 'campo', ...rest] = chip.split(':') as [Name, ...string[]];
    onChange({ [name]: filters[name].filter((value) => value !== rest.join(':')) });
  };
  return (
    <div className="screen-only flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        {choices.map(({ name, label, options }) => (
          <Select
            key={name}
            label={`Filtrar por ${label.toLowerCase()}`}
            hideLabel
            placeholder={label}
            className="w-[9rem] max-sm:w-[calc(50%-0.25rem)]"
            options={options.filter(({ id }) => !filters[name].includes(id))}
            value={null}
            onChange={(id) => onChange({ [name]: [...filters[name], id] })}
          />
        ))}
      </div>
      <ChipList
        label="Filtros"
        chips={chips}
        onRemove={remove}
        onClear={() => onChange({ mudanca: [], tipo: [], objetivo: [], campo: [] })}
      />
    </div>
  );
}
