import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ChipList } from '../../../../web/components/ChipList.tsx';
import { controlLook } from '../../../../web/components/Field.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import type { TraceAnswer } from '../../contract.ts';
import { roomsOf } from '../../domain/rooms.ts';
import { STATE_WORDS, TRACE_STATES } from '../../domain/state.ts';
import type { FilterName, TracePlace } from './trace-place.ts';

const ALL = 'all';
const TYPING_PAUSE_MS = 200;

/** What is being typed, and the address a moment later; an address changed elsewhere is typed over it. */
function useTypedSearch({ filters, setFilter }: TracePlace): [string, (typed: string) => void] {
  const inAddress = filters.q ?? '';
  const [typed, setTyped] = useState(inAddress);
  const sent = useRef(inAddress);
  useEffect(() => {
    if (inAddress === sent.current) return;
    sent.current = inAddress;
    setTyped(inAddress);
  }, [inAddress]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      setFilter('q', typed);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, setFilter]);
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
  const [more, setMore] = useState(false);
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
        <label className="flex flex-col gap-1 text-14 font-semibold sm:max-xl:col-span-3">
          Procurar
          <input
            type="search"
            placeholder="Trecho, funcionalidade, tela ou código"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className={`${controlLook} font-normal`}
          />
        </label>
        <Button className="sm:hidden" aria-expanded={more} onPress={() => setMore(!more)}>
          {more ? 'Menos filtros' : 'Mais filtros'}
        </Button>
        {names.map((name) => (
          <Select
            key={name}
            label={choose[name].label}
            options={[{ id: ALL, label: 'Todas' }, ...choose[name].options]}
            value={place.filters[name] ?? ALL}
            onChange={(value) => place.setFilter(name, value === ALL ? undefined : value)}
            className={more ? '' : 'max-sm:hidden'}
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
