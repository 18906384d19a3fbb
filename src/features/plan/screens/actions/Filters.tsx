import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { formatCount, formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Checkbox } from '../../../../web/components/Checkbox.tsx';
import { ChipList } from '../../../../web/components/ChipList.tsx';
import { FilterSearch } from '../../../../web/components/FilterSearch.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import type { PlanMap } from '../../contract.ts';
import { LATENESS_STATES, latenessWords } from '../../domain/lateness.ts';
import { STATUS_WORDS, STATUSES } from '../../domain/state.ts';
import { plainTitle } from '../words.ts';
import { GROUPINGS } from './groups.ts';

/** The screen's own words in its address. */
export const FILTER_NAMES = [
  'objetivo',
  'unidade',
  'situacao',
  'prazo',
  'minhas',
  'q',
  'grupo',
  'ordem',
  /** Days of the understood due date. */
  'de',
  'ate',
  /** Which of the three views. */
  'visao',
] as const;
/** Among the statuses: concluded, and the record that the verb promises is missing. */
export const UNKEPT = 'sem-registro';
type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Record<FilterName, string[]>;

interface Choice {
  name: 'objetivo' | 'unidade' | 'situacao' | 'prazo';
  label: string;
  options: { id: string; label: string }[];
}

function choicesOf(map: PlanMap | undefined): Choice[] {
  const objectives = (map?.objectives ?? []).filter((each) => each.number !== null);
  return [
    {
      name: 'situacao',
      label: 'Situação',
      options: [
        { id: 'none', label: 'Sem informação' },
        ...STATUSES.map((status) => ({ id: status, label: STATUS_WORDS[status] })),
        { id: UNKEPT, label: 'Concluída sem o registro prometido' },
      ],
    },
    {
      name: 'prazo',
      label: 'Prazo',
      options: LATENESS_STATES.map((state) => ({ id: state, label: latenessWords({ state }) })),
    },
    {
      name: 'unidade',
      label: 'Unidade',
      options: (map?.units ?? []).map((unit) => ({ id: unit.code, label: unit.name, note: unit.fullName })),
    },
    {
      name: 'objetivo',
      label: 'Objetivo',
      options: objectives.map((each) => ({
        id: each.id,
        label: `${each.number}. ${plainTitle(each.title)}`,
      })),
    },
  ];
}

const short = (text: string) => (text.length > 48 ? `${text.slice(0, 46)}…` : text);

const SPAN = 'vence';

/** "Vence em 30/04/2024", "Vence de 01/04/2024 a 30/04/2024". */
function spanText({ de: [from], ate: [to] }: Filters): string | null {
  if (from && to)
    return from === to ? `Vence em ${formatDay(from)}` : `Vence de ${formatDay(from)} a ${formatDay(to)}`;
  if (from) return `Vence desde ${formatDay(from)}`;
  return to ? `Vence até ${formatDay(to)}` : null;
}

interface FilterBarProps {
  map: PlanMap | undefined;
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  /** Null where the view has its own order. */
  grouping: string | null;
  /** How many of the listed actions this reader reports. */
  own: number;
}

/** Search, four filters, "only mine" and the grouping; what is in force stands below as removable chips. */
export function FilterBar({ map, filters, onChange, grouping, own }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const choices = choicesOf(map);
  const chips = choices.flatMap((choice) =>
    filters[choice.name].map((id) => ({
      id: `${choice.name}|${id}`,
      label: `${choice.label}: ${short(choice.options.find((option) => option.id === id)?.label ?? id)}`,
    })),
  );
  const span = spanText(filters);
  if (span !== null) chips.push({ id: SPAN, label: span });
  const remove = (chip: string) => {
    if (chip === SPAN) return onChange({ de: [], ate: [] });
    const [name, id] = chip.split('|') as [Choice['name'], string];
    return onChange({ [name]: filters[name].filter((each) => each !== id) });
  };
  return (
    <>
      <div className="screen-only flex flex-wrap items-end gap-2">
        <FilterSearch
          label="Procurar nas ações"
          value={filters.q[0] ?? ''}
          onChange={(q) => onChange({ q: q === '' ? [] : [q] })}
        />
        <Button
          className="sm:hidden"
          icon={<ListFilter aria-hidden="true" />}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          Filtrar e agrupar
        </Button>
        <div className={`flex-wrap items-end gap-2 sm:contents ${open ? 'flex' : 'hidden'}`}>
          {choices.map((choice) => (
            <Select
              key={choice.name}
              label={`Filtrar por ${choice.label.toLowerCase()}`}
              hideLabel
              placeholder={choice.label}
              className="w-[8.25rem] max-sm:w-[calc(50%-0.25rem)]"
              options={choice.options.filter((option) => !filters[choice.name].includes(option.id))}
              value={null}
              onChange={(id) => onChange({ [choice.name]: [...filters[choice.name], id] })}
            />
          ))}
          {grouping !== null && (
            <Select
              label="Agrupar por"
              hideLabel
              className="w-[12.5rem] max-sm:w-full"
              options={GROUPINGS.map(({ id, label }) => ({
                id,
                label: id === 'nenhum' ? label : `Por ${label.toLowerCase()}`,
              }))}
              value={grouping}
              onChange={(id) => onChange({ grupo: [id] })}
            />
          )}
          {(own > 0 || filters.minhas.includes('sim')) && (
            <Checkbox
              isSelected={filters.minhas.includes('sim')}
              onChange={(only) => onChange({ minhas: only ? ['sim'] : [] })}
            >
              Só o que eu lanço ({formatCount(own)})
            </Checkbox>
          )}
        </div>
      </div>
      <ChipList
        label="Filtros"
        chips={chips}
        onRemove={remove}
        onClear={() => onChange({ objetivo: [], unidade: [], situacao: [], prazo: [], de: [], ate: [] })}
      />
    </>
  );
}
