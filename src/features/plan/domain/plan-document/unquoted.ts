import { readMarked, type SourceRow, withoutTags } from './source-row.ts';
import { headingWidth, objectiveNumber } from './tables.ts';

/**
 * Puts together the cells of a file whose semicolons divide cells and also stand, unquoted, inside them: what follows `; ` is prose, and
 * an empty cell after a full one, in a row wider than its table, was the semicolon at the end of a sentence; a tag closes in the cell
 * where it was opened. A file with quotes, or one whose rows are all as wide, says by itself what its cells are, and stays as it is.
 */
export function joinUnquoted(rows: readonly SourceRow[], hasQuotes: boolean): readonly SourceRow[] {
  const isProse = (cells: readonly string[]) => cells.some((cell, at) => at > 0 && /^ \S/.test(cell));
  const widths = new Set(rows.map((row) => row.cells.length));
  if (hasQuotes || widths.size < 2 || !rows.some((row) => isProse(row.cells))) return rows;
  let table: Width | null = null;
  return rows.map((row, place) => {
    const heading = headingWidth(row);
    table = heading ?? (isAbove(row.cells[0] ?? '') ? headingBelow(rows, place) : table);
    return heading === null ? { ...row, cells: joinRow(rows, place, table) } : row;
  });
}

type Width = NonNullable<ReturnType<typeof headingWidth>>;

function joinRow(rows: readonly SourceRow[], place: number, table: Width | null): readonly string[] {
  const cells = joinProse(rows[place]?.cells ?? []);
  if (cells.every((cell) => cell === '') || cells.length < 2) return cells;
  if (table === null) return joinEnd(cells);
  const lost = hasLostFirst(rows, place, table) ? 1 : 0;
  return joinWide(cells, { width: table.width - lost, action: table.action - lost });
}

/** Whether a page break took the first column of a row: the next one of its page begins with the action itself. */
function hasLostFirst(rows: readonly SourceRow[], place: number, { action }: Width): boolean {
  const [own, next] = [rows[place]?.cells[0], rows[place + 1]?.cells[0]];
  return action === 1 && own !== '' && !isMarked(own) && isMarked(next);
}

/** Lines that stand above the headings of a table. */
const isAbove = (cell: string): boolean =>
  objectiveNumber(cell) !== null || /^(?:respons|planejamento)/i.test(cell);

function headingBelow(rows: readonly SourceRow[], place: number): Width | null {
  const heading = rows.slice(place + 1, place + 4).find((row) => headingWidth(row) !== null);
  return heading === undefined ? null : headingWidth(heading);
}

const isMarked = (cell: string | undefined): boolean => readMarked(withoutTags(cell ?? '')) !== null;

function joinProse(cells: readonly string[]): string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    const last = joined.length - 1;
    if (last >= 0 && joined[last] !== '' && (/^ \S/.test(cell) || isOpen(joined[last] ?? '')))
      joined[last] = `${joined[last]};${cell}`;
    else joined.push(cell);
  }
  return joined;
}

const OPENED = /<(\/?)(p|i|b|u|em|strong|span|div|td)(?:\s[^<>]*)?>/gi;

/** Whether a tag that was opened in a cell is not closed there. */
function isOpen(cell: string): boolean {
  return [...cell.matchAll(OPENED)].reduce((open, [, closes]) => open + (closes === '/' ? -1 : 1), 0) > 0;
}

/** Outside of tables a lone empty cell at the end was the semicolon of the sentence. */
function joinEnd(cells: readonly string[]): string[] {
  const [before, last] = cells.slice(-2);
  return last === '' && before !== '' ? [...cells.slice(0, -2), `${before};`] : [...cells];
}

/** The cells before the action and those from it on are each brought to the width that the headings give them. */
function joinWide(cells: readonly string[], { width, action }: Width): string[] {
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
