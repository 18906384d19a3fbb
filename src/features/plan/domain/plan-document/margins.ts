import { isBlank, plainWords, type SourceRow } from './source-row.ts';

/** How tables are told before their margins are known. */
export interface Landmarks {
  /** Whether a row names the columns of a table, wherever in the row they stand. */
  isHeading(row: SourceRow): boolean;
  /** Whether a row that begins in its first cell begins something: a section, the block above a table. */
  begins(row: SourceRow): boolean;
}

/** Between the first line above a table and its headings: section, title, objective, who answers for it. */
const LINES_ABOVE = 4;

/**
 * The rows without the blank columns that stand left of the whole document, of a table or of a line above one: what a margin column or
 * a table set one cell to the right leaves in a spreadsheet or a page.
 */
export function withoutMargins(rows: readonly SourceRow[], landmarks: Landmarks): SourceRow[] {
  const margin = marginOf(rows);
  const whole = rows.map((row) => shifted(row, margin));
  const heads = whole.map((row, at) =>
    isHeadAside(whole, at, landmarks) ? shifted(row, blanksOf(row)) : row,
  );
  const places = heads.flatMap((row, at) => (landmarks.isHeading(row) || landmarks.begins(row) ? [at] : []));
  return [0, ...places].flatMap((from, at) => {
    const part = heads.slice(from, places[at] ?? heads.length);
    const [first] = part;
    if (first === undefined || !landmarks.isHeading(first)) return part;
    const table = marginOf(part.filter((row) => filledOf(row).length > 1));
    return part.map((row) => shifted(row, Math.min(table, blanksOf(row))));
  });
}

const filledOf = ({ cells }: SourceRow): string[] => cells.filter((cell) => cell.trim() !== '');

/** How many blank cells stand before the first filled one. */
const blanksOf = ({ cells }: SourceRow): number =>
  Math.max(
    0,
    cells.findIndex((cell) => cell.trim() !== ''),
  );

/** Columns that are blank in every row, up to the first that is not. */
function marginOf(rows: readonly SourceRow[]): number {
  const blanks = rows.filter((row) => !isBlank(row)).map(blanksOf);
  return blanks.length === 0 ? 0 : blanks.reduce((least, each) => Math.min(least, each));
}

function shifted(row: SourceRow, by: number): SourceRow {
  if (by === 0 || isBlank(row)) return row;
  const tagged = row.tagged === undefined ? {} : { tagged: row.tagged.slice(by) };
  return { ...row, cells: row.cells.slice(by), ...tagged };
}

/** A line above a table that begins right of its first cell; inside a table the same words would be of one of its cells. */
function isHeadAside(rows: readonly SourceRow[], at: number, { isHeading, begins }: Landmarks): boolean {
  const row = rows[at] as SourceRow;
  const by = blanksOf(row);
  if (by === 0 || isHeading(row)) return false;
  const moved = shifted(row, by);
  if (!begins(moved) && !/^responsave(?:l|is)$/.test(plainWords(moved.cells[0] ?? ''))) return false;
  let left = LINES_ABOVE;
  for (let next = at + 1; next < rows.length && left > 0; next++) {
    const below = rows[next] as SourceRow;
    if (isBlank(below)) continue;
    if (isHeading(below)) return true;
    left--;
  }
  return false;
}
