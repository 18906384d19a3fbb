import { useState } from 'react';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { LedgerPage } from '../../contract.ts';
import { KIND_WORDS, KINDS } from '../../domain/ledger/chart.ts';
import { monthTyped, monthWritten } from '../month-typed.ts';

type Filters = Record<'municipio' | 'hospital' | 'competencia' | 'tipo', string[]>;

interface LedgerFiltersProps {
  page: LedgerPage;
  filters: Filters;
  change: (next: Partial<Filters>) => void;
}

const ALL = { id: 'todos', label: 'Todos' };

/** Municipality, hospital, competência and kind, kept in the address. */
export function LedgerFilters({ page, filters, change }: LedgerFiltersProps) {
  const chosen = filters.municipio[0];
  const units = page.units.filter(({ municipality }) => (chosen ?? municipality) === municipality);
  const only = (value: string | null) => (value === null || value === ALL.id ? [] : [value]);
  return (
    <div className="screen-only flex flex-wrap items-start gap-4">
      <ComboBox
        label="Município"
        className="w-full sm:max-w-64"
        options={[ALL, ...page.municipalities.map(({ id, name }) => ({ id, label: name }))]}
        value={chosen ?? ALL.id}
        onChange={(value) => change({ municipio: only(value), hospital: [] })}
      />
      <ComboBox
        label="Hospital"
        className="w-full sm:max-w-80"
        options={[ALL, ...units.map(({ id, name }) => ({ id, label: name }))]}
        value={filters.hospital[0] ?? ALL.id}
        onChange={(value) => change({ hospital: only(value) })}
      />
      <MonthFilter
        key={filters.competencia[0] ?? ''}
        value={filters.competencia[0] ?? ''}
        onChange={(month) => change({ competencia: month === '' ? [] : [month] })}
      />
      <Select
        label="Tipo"
        className="w-full sm:max-w-56"
        options={[ALL, ...KINDS.map((kind) => ({ id: kind, label: KIND_WORDS[kind] }))]}
        value={filters.tipo[0] ?? ALL.id}
        onChange={(value) => change({ tipo: only(value) })}
      />
    </div>
  );
}

/** Told once what is typed is a month, or nothing. */
function MonthFilter({ value, onChange }: { value: string; onChange: (month: string) => void }) {
  const [typed, setTyped] = useState(monthTyped(value));
  const tell = (next: string) => {
    setTyped(next);
    const month = next.trim() === '' ? '' : monthWritten(next);
    if (month !== null && month !== value) onChange(month);
  };
  return (
    <TextField label="Competência" help="mm/aaaa" className="w-full sm:w-36" value={typed} onChange={tell} />
  );
}
