import { readMarked, type SourceRow, withoutTags } from './source-row.ts';
import { headingWidth } from './tables.ts';

/**
 * Puts together the cells of a file whose semicolons divide cells and also stand, unquoted, inside them: what follows `; ` is prose, and
 * an empty cell after a full one, in a row wider than its table, was the semicolon at the end of a sentence. A file with quotes, or
 * one whose rows are all as wide, says by itself what its cells are, and stays as it is.
 */
export function joinUnquoted(rows: readonly SourceRow[], hasQuotes: boolean): readonly SourceRow[] {
  const isProse = (cells: readonly string[]) => cells.some((cell, at) => at > 0 && /^ \S/.test(cell));
  const widths = new Set(rows.map((row) => row.cells.length));
  if (hasQuotes || widths.size < 2 || !rows.some((row) => isProse(row.cells))) return rows;
  let table: { width: number; action: number } | null = null;
  return rows.map((row, place) => {
    const heading = headingWidth(row);
    table = heading ?? (ABOVE.test(row.cells[0] ?? '') ? headingBelow(rows, place) : table);
    const cells = joinProse(row.cells);
    if (heading !== null) return row;
    if (cells.every((cell) => cell === '') || cells.length < 2) return { ...row, cells };
    return { ...row, cells: table === null ? joinEnd(cells) : joinWide(cells, table) };
  });
}

/** Lines that stand above the headings of a table. */
const ABOVE = /^(?:objetivo \d|respons|planejamento)/i;

function headingBelow(rows: readonly SourceRow[], place: number): ReturnType<typeof headingWidth> {
  const heading = rows.slice(place + 1, place + 4).find((row) => headingWidth(row) !== null);
  return heading === undefined ? null : headingWidth(heading);
}

const isMarked = (cell: string | undefined): boolean => readMarked(withoutTags(cell ?? '')) !== null;

function joinProse(cells: readonly string[]): string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    const last = joined.length - 1;
    if (last >= 0 && joined[last] !== '' && /^ \S/.test(cell)) joined[last] = `${joined[last]};${cell}`;
    else joined.push(cell);
  }
  return joined;
}

/** Outside of tables a lone empty cell at the end was the semicolon of the sentence. */
function joinEnd(cells: readonly string[]): string[] {
  const [before, last] = cells.slice(-2);
  return last === '' && before !== '' ? [...cells.slice(0, -2), `${before};`] : [...cells];
}

/** The cells before the action and those from it on are each brought to the width that the headings give them. */
function joinWide(cells: readonly string[], { width, action }: { width: number; action: number }): string[] {
  const at = cells.findIndex((cell, place) => place >= action && isMarked(cell));
  const first = at < 0 && isMarked(cells[0]) ? 0 : at;
  if (first < 0) return joinLeftmost(cells, cells.length - width);
  const right = joinLeftmost(cells.slice(first), cells.length - first - (width - action));
  return [...joinLeftmost(cells.slice(0, first), first - action), ...right];
}

function joinLeftmost(cells: readonly string[], extra: number): string[] {
  if (extra <= 0) return [...cells];
  const at = cells.findIndex((cell, place) => cell !== '' && cells[place + 1] === '');
  if (at < 0) return [...cells];
  return joinLeftmost(cells.toSpliced(at, 2, `${cells[at]};`), extra - 1);
}
