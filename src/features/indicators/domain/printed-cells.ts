import { formatCount as count } from '../../../kernel/format.ts';
import type { Rational } from '../../../kernel/rational.ts';
import type { PrintedCell } from './reconcile.ts';

/** What a row of an exported table stands for: the counts that it adds, or why it cannot be counted (pt-BR). */
export type RowMeaning =
  | { readonly adds: readonly string[]; readonly uf: string }
  | { readonly reason: string };

/** A row and a table as they were printed: what this page needs of them. */
interface PrintedRow {
  readonly label: string;
  readonly code: string | null;
  readonly cells: readonly { readonly value: Rational | null }[];
}
interface PrintedTable<Row> {
  readonly columns: readonly { readonly period: string | null }[];
  readonly rows: readonly Row[];
}

/** How the cells of a table are known: what a row stands for in a period, and whether the files of a state and month are here. */
interface Known<Row> {
  readonly meaningOf: (row: Row, period: string) => RowMeaning;
  readonly isLoaded: (uf: string, month: string) => boolean;
}

/** Cells that were not compared, by the reason; `rows` names the rows of what is not known, at most five. */
export interface Skipped {
  readonly reason: string;
  readonly cells: number;
  readonly rows: readonly string[];
}

/** The cells that what is loaded can be asked for, and why the others are left out. */
export interface SortedCells {
  readonly cells: readonly PrintedCell[];
  readonly skipped: readonly Skipped[];
}

const NAMED = 5;
const MOST = { rows: 6000, columns: 400, cells: 60_000, compared: 20_000, months: 120 } as const;
const SMALLER = 'Exporte de novo só o seu estado, ou menos meses de cada vez.';

/** Files in which no record comes twice: of a month that has files of states, a national extract holds the same again. */
export function onceEach<File extends { readonly uf: string; readonly period: string }>(
  files: readonly File[],
): File[] {
  const ofStates = new Set(files.filter(({ uf }) => uf !== 'BR').map(({ period }) => period));
  return files.filter(({ uf, period }) => uf !== 'BR' || !ofStates.has(period));
}

/** Why a table is too large to be compared at once (pt-BR), or null. */
export function whyTooLarge({ rows, columns }: PrintedTable<unknown>): string | null {
  if (rows.length > MOST.rows)
    return `A tabela tem ${count(rows.length)} linhas; são comparadas até ${count(MOST.rows)} de cada vez. ${SMALLER}`;
  if (columns.length > MOST.columns)
    return `A tabela tem ${count(columns.length)} colunas; são comparadas até ${count(MOST.columns)} de cada vez. ${SMALLER}`;
  const cells = rows.length * columns.length;
  if (cells > MOST.cells)
    return `A tabela tem ${count(cells)} células; são lidas até ${count(MOST.cells)} de cada vez. ${SMALLER}`;
  return null;
}

/** Why the cells that can be compared are too many for one pass over the files (pt-BR), or null. */
export function whyTooMany(cells: readonly PrintedCell[]): string | null {
  if (cells.length > MOST.compared)
    return `A tabela tem ${count(cells.length)} células a contar; são comparadas até ${count(MOST.compared)} de cada vez. ${SMALLER}`;
  const months = new Set(cells.flatMap(({ period }) => monthsIn(period))).size;
  if (months > MOST.months)
    return `A tabela cobre ${count(months)} meses; são comparados até ${count(MOST.months)} (dez anos) de cada vez. Exporte menos meses.`;
  return null;
}

/** The months of `YYYY` or `YYYY-MM`, oldest first. */
export function monthsIn(period: string): string[] {
  if (period.length > 4) return [period];
  return Array.from({ length: 12 }, (_, month) => `${period}-${String(month + 1).padStart(2, '0')}`);
}

/** Tells the cells that can be counted from those that cannot, with the reason of each. */
export function sortCells<Row extends PrintedRow>(
  { rows, columns }: PrintedTable<Row>,
  known: Known<Row>,
): SortedCells {
  const cells: PrintedCell[] = [];
  const left = new Map<string, { cells: number; rows: Set<string> }>();
  const leave = (reason: string, label: string) => {
    const before = left.get(reason) ?? { cells: 0, rows: new Set<string>() };
    left.set(reason, { cells: before.cells + 1, rows: before.rows.add(label) });
  };
  for (const row of rows) {
    row.cells.forEach(({ value }, at) => {
      const read = readCell(row, columns[at]?.period ?? null, value, known);
      if (typeof read === 'string') leave(read, row.label.trim());
      else cells.push(read);
    });
  }
  return {
    cells,
    skipped: [...left].map(([reason, all]) => ({
      reason,
      cells: all.cells,
      rows: [...all.rows].slice(0, NAMED),
    })),
  };
}

function readCell<Row extends PrintedRow>(
  row: Row,
  period: string | null,
  value: Rational | null,
  { meaningOf, isLoaded }: Known<Row>,
): PrintedCell | string {
  if (period === null) return 'de colunas que não são mês nem ano (totais)';
  if (value === null) return 'sem valor (“...”)';
  const meaning = meaningOf(row, period);
  if ('reason' in meaning) return meaning.reason;
  if (!monthsIn(period).every((month) => isLoaded(meaning.uf, month)))
    return 'de períodos cujos arquivos não estão todos carregados';
  return { place: row.code ?? meaning.adds[0] ?? '', adds: meaning.adds, period, value };
}
