import type { Column } from '../../../web/grid/Grid.tsx';
import { isNamedColumn } from './code-names.ts';

/** A row of a file as a grid shows it: its place in the file, and its cells in the order of the columns. */
export interface FileRow {
  readonly record: string | number;
  readonly cells: readonly string[];
}

/** The place of a row in its file. */
export const recordColumn = <R extends FileRow>(): Column<R> => ({
  id: 'record',
  header: 'Registro',
  width: 90,
  align: 'right',
  value: ({ record }) => Number(record),
  onCard: true,
});

/** The columns of a file, each code with its name as `useCodeNames` answers it. */
export function fileColumns<R extends FileRow>(
  names: readonly string[],
  nameOf: (column: string, text: string) => string | null,
): Column<R>[] {
  return names.map((name, index) => ({
    id: name,
    header: name,
    width: isNamedColumn(name) ? 260 : 120,
    value: ({ cells }: R) => cells[index] ?? '',
    // A card has no head to say which code is which.
    cell: ({ cells }: R) => (
      <>
        <span className="text-ink-quiet sm:hidden">{name} </span>
        {cells[index] ?? ''} <span className="text-ink-quiet">{nameOf(name, cells[index] ?? '')}</span>
      </>
    ),
    onCard: index < 4,
  }));
}
