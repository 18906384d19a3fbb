import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { Subject } from './subjects.ts';

interface QuantityGridProps {
  subjects: readonly Subject[];
  label: string;
  most: number;
  amounts: ReadonlyMap<string, number>;
  onChange: (amounts: ReadonlyMap<string, number>) => void;
}

/** How many in each place: typed down the column, or pasted from a spreadsheet. */
export function QuantityGrid({ subjects, label, most, amounts, onChange }: QuantityGridProps) {
  const read = (text: string): number | null => {
    if (text.trim() === '') return null;
    const number = Number(text.trim().replaceAll('.', ''));
    if (Number.isInteger(number) && number > 0 && number <= most) return number;
    throw new Error(`Digite um número inteiro de 1 a ${most}, ou deixe em branco.`);
  };
  const put = (entries: readonly (readonly [string, string])[]) => {
    const next = new Map(amounts);
    for (const [key, text] of entries) {
      const number = read(text);
      if (number === null) next.delete(key);
      else next.set(key, number);
    }
    onChange(next);
  };
  const columns: Column<Subject>[] = [
    { id: 'name', header: 'Município', width: 250, value: (each) => each.name },
    {
      id: 'quantity',
      header: label,
      width: 150,
      align: 'right',
      sortable: false,
      value: (each) => amounts.get(each.key) ?? null,
      edit: { kind: 'text', maxLength: 6 },
      onCard: true,
    },
    {
      id: 'words',
      header: 'Já registrados',
      width: 220,
      sortable: false,
      value: (each) => (each.words === 'sem registro' ? '' : each.words),
    },
  ];
  return (
    <div className="max-h-[66vh] overflow-auto">
      <p className="screen-only mb-2 text-14 text-ink-quiet">
        Digite na coluna {label}, ou cole nela uma coluna do Excel. Os que ficarem em branco não são
        registrados.
      </p>
      <Grid
        label={`${label} por município`}
        compact
        rows={subjects}
        columns={columns}
        rowId={(each) => each.key}
        rowName={(each) => each.name}
        groupOf={(each) => ({ id: each.group, label: each.group })}
        onEdit={(each, _, value) => put([[each.key, value]])}
        onPaste={(cells) => put(cells.map((cell) => [cell.row.key, cell.value]))}
      />
    </div>
  );
}
