import { useEffect, useState } from 'react';
import { ChipList } from '../../../../web/components/ChipList.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { TraceAnswer } from '../../contract.ts';
import { roomsOf } from '../../domain/rooms.ts';
import { STATE_WORDS, TRACE_STATES } from '../../domain/state.ts';
import type { FilterName, TracePlace } from './trace-place.ts';

const ALL = 'all';
const TYPING_PAUSE_MS = 200;

/** What is being typed, and the address a moment later. */
function useTypedSearch({ filters, setFilter }: TracePlace): [string, (typed: string) => void] {
  const inAddress = filters.q ?? '';
  const [typed, setTyped] = useState(inAddress);
  useEffect(() => setTyped(inAddress), [inAddress]);
  useEffect(() => {
    if (typed === inAddress) return;
    const timer = setTimeout(() => setFilter('q', typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, inAddress, setFilter]);
  return [typed, setTyped];
}

/** What may be chosen in each filter, with its words. */
function choices(answer: TraceAnswer, place: TracePlace) {
  const document = answer.documents.find(({ id }) => id === place.document);
  const rooms = roomsOf(answer.rows.flatMap((row) => row.screens.map((screen) => screen.route)));
  return {
    secao: {
      label: 'Seção',
      options: (document?.sections ?? []).map(({ id, title }) => ({ id, label: title })),
    },
    situacao: {
      label: 'Situação',
      options: TRACE_STATES.map((state) => ({ id: state as string, label: STATE_WORDS[state] })),
    },
    area: { label: 'Área', options: rooms.map(({ id, label }) => ({ id, label })) },
  };
}

/** Words, section, state and area; those in force below, each removable. */
export function TraceFilters({ answer, place }: { answer: TraceAnswer; place: TracePlace }) {
  const [typed, setTyped] = useTypedSearch(place);
  const choose = choices(answer, place);
  const names = Object.keys(choose) as (keyof typeof choose)[];
  const chips = names.flatMap((name) => {
    const chosen = choose[name].options.find(({ id }) => id === place.filters[name]);
    return chosen ? [{ id: name as string, label: `${choose[name].label}: ${chosen.label}` }] : [];
  });
  if (place.filters.tela) chips.unshift({ id: 'tela', label: `Tela: ${place.filters.tela}` });
  if (place.filters.q) chips.push({ id: 'q', label: `Texto: ${place.filters.q}` });
  return (
    <search className="screen-only flex flex-col gap-3">
      <div className="grid items-end gap-3 sm:grid-cols-3 xl:grid-cols-[2fr_1.4fr_1fr_1fr]">
        <TextField
          label="Procurar"
          optional
          type="search"
          value={typed}
          onChange={setTyped}
          className="sm:max-xl:col-span-3"
        />
        {names.map((name) => (
          <Select
            key={name}
            label={choose[name].label}
            options={[{ id: ALL, label: 'Todas' }, ...choose[name].options]}
            value={place.filters[name] ?? ALL}
            onChange={(value) => place.setFilter(name, value === ALL ? undefined : value)}
          />
        ))}
      </div>
      <ChipList
        label="Filtros"
        chips={chips}
        onRemove={(id) => place.setFilter(id as FilterName, undefined)}
        onClear={place.clearFilters}
      />
    </search>
  );
}
