import type { CellValue, Column, Group, Line, PastedCell, Sort } from './column.ts';

const collator = new Intl.Collator('pt-BR', { numeric: true, sensitivity: 'base' });

function compareValues(a: NonNullable<CellValue>, b: NonNullable<CellValue>): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

const isBlank = (value: CellValue): value is null | '' => value === null || value === '';

/** Rows in order; numbers as numbers, "3.5.2" before "3.5.16", blanks last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): Row[] {
  const column = columns.find(({ id }) => id === sort?.columnId);
  if (!column || !sort) return [...rows];
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (isBlank(x) || isBlank(y)) return Number(isBlank(x)) - Number(isBlank(y));
    return sign * compareValues(x, y);
  });
}

/** Rows under the heads of their groups, in the order in which each group first appears. */
export function linesOf<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  groupOf: ((row: Row) => Group) | undefined,
  closed: ReadonlySet<string>,
): Line<Row>[] {
  const line = (row: Row): Line<Row> => ({ kind: 'row', row, id: rowId(row) });
  if (!groupOf) return rows.map(line);
  const groups = new Map<string, { group: Group; rows: Row[] }>();
  for (const row of rows) {
    const group = groupOf(row);
    const known = groups.get(group.id);
    if (known) known.rows.push(row);
    else groups.set(group.id, { group, rows: [row] });
  }
  return [...groups.values()].flatMap(({ group, rows: inside }) => [
    { kind: 'group' as const, group, count: group.count ?? inside.length, closed: closed.has(group.id) },
    ...(closed.has(group.id) ? [] : inside.map(line)),
  ]);
}

/** A cell as spreadsheets take it: decimal comma, no tab or line break. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value).replace('.', ',') : value.replace(/[\t\r\n]+/g, ' ');
}

/** Cells for the clipboard: tabs between columns, line breaks between rows. */
export const toTsv = (cells: readonly (readonly CellValue[])[]): string =>
  cells.map((row) => row.map(cellText).join('\t')).join('\n');

/** What a spreadsheet puts on the clipboard, cell by cell. */
export function fromTsv(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t'));
}

/** The cells of editable columns that a block of values comes to lie on, from its first cell; heads of groups are stepped over. */
export function blockOver<Row>(
  lines: readonly Line<Row>[],
  columns: readonly Column<Row>[],
  from: { r: number; c: number },
  block: readonly (readonly string[])[],
): PastedCell<Row>[] {
  const rows = lines.slice(Math.max(from.r, 0)).filter((line) => line.kind === 'row');
  return block.flatMap((values, down) => {
    const row = rows[down]?.row;
    if (row === undefined) return [];
    return values.flatMap((value, along) => {
      const column = columns[from.c + along];
      if (!column?.edit) return [];
      return [{ row, columnId: column.id, value, refusal: column.edit.refusal?.(row) ?? null }];
    });
  });
}
