import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ChipList } from '../../../../web/components/ChipList.tsx';
import { FilterSearch } from '../../../../web/components/FilterSearch.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import type { NonConformities, NonConformityQuery } from '../../contract.ts';
import { AGES, type AgeId } from '../../domain/nonconformities/ages.ts';
import { STATE_WORDS } from '../../domain/nonconformities/may.ts';
import { CAUSES, ORIGIN_KINDS, STATES } from '../../domain/nonconformities/nonconformity.ts';
import { CAUSE_WORDS, ORIGIN_WORDS } from '../../domain/nonconformities/words.ts';
import { AGE_WORDS } from './words.tsx';

/** The screen's own words in its address. */
export const FILTER_NAMES = ['estado', 'unidade', 'origem', 'idade', 'causa', 'q'] as const;
type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Record<FilterName, string[]>;

const known = <T extends string>(all: readonly T[], said: readonly string[]): T[] | undefined => {
  const found = all.filter((each) => said.includes(each));
  return found.length === 0 ? undefined : found;
};

const AGE_IDS: readonly AgeId[] = AGES.map(({ id }) => id);

/** What the server is asked for, of an address that may say anything. */
export function filtersOf(filters: Filters): Partial<Omit<NonConformityQuery, 'limit' | 'cursor'>> {
  const [q] = filters.q;
  const asked = {
    state: known(STATES, filters.estado),
    unit: filters.unidade.length === 0 ? undefined : filters.unidade,
    origin: known(ORIGIN_KINDS, filters.origem),
    age: known(AGE_IDS, filters.idade),
    cause: known(CAUSES, filters.causa),
    q: q || undefined,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

interface FilterBarProps {
  answer: NonConformities;
  filters: Filters;
  change: (next: Partial<Filters>) => void;
}

const wordsOf = <T extends string>(all: readonly T[], words: Readonly<Record<T, string>>) =>
  all.map((id) => ({ id: id as string, label: words[id] }));

/** Search and five filters; on a phone the filters open by a press, so that the list comes first. */
export function FilterBar({ answer, filters, change }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const units = answer.units.map(({ id, name }) => ({ id, label: name }));
  const choices = [
    { name: 'estado', label: 'Estado', options: wordsOf(STATES, STATE_WORDS) },
    { name: 'unidade', label: 'Unidade', options: units },
    { name: 'origem', label: 'Origem', options: wordsOf(ORIGIN_KINDS, ORIGIN_WORDS) },
    { name: 'idade', label: 'Idade', options: wordsOf(AGE_IDS, AGE_WORDS) },
    { name: 'causa', label: 'Causa', options: wordsOf(CAUSES, CAUSE_WORDS) },
  ] as const;
  const chips = choices.flatMap(({ name, label, options }) =>
    filters[name].map((value) => ({
      id: `${name}:${value}`,
      label: `${label}: ${options.find(({ id }) => id === value)?.label ?? value}`,
    })),
  );
  const remove = (chip: string) => {
    const [name = '', value] = chip.split(':') as [FilterName, string];
    change({ [name]: filters[name as FilterName].filter((each) => each !== value) });
  };
  return (
    <div className="screen-only flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-3">
        <FilterSearch
          label="Procurar"
          value={filters.q[0] ?? ''}
          onChange={(q) => change({ q: q === '' ? [] : [q] })}
        />
        <Button
          className="sm:hidden"
          icon={<ListFilter aria-hidden="true" />}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          Filtrar
        </Button>
        <div className={`flex-wrap items-end gap-3 sm:contents ${open ? 'flex' : 'hidden'}`}>
          {choices.map(({ name, label, options }) => (
            <Select
              key={name}
              label={label}
              className="w-44 max-sm:w-[calc(50%-6px)]"
              options={[{ id: '', label: name === 'estado' ? 'Todos' : 'Todas' }, ...options]}
              value={filters[name].length === 1 ? (filters[name][0] ?? '') : ''}
              onChange={(value) => change({ [name]: value === '' ? [] : [value] })}
            />
          ))}
        </div>
      </div>
      {chips.length > 0 && (
        <ChipList
          label="Filtros"
          chips={chips}
          onRemove={remove}
          onClear={() => change(Object.fromEntries(FILTER_NAMES.map((name) => [name, []])))}
        />
      )}
    </div>
  );
}
