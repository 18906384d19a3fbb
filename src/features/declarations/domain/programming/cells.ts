import { Rational } from '../../../../kernel/rational.ts';
import { type Cell, type CellPlace, cellKey, columnsOf, EVERY_PLACE, type Programme } from './programme.ts';

/** What a cell holds: how many, or how much money. */
export type Measure = 'quantity' | 'amount';

const MOST_DIGITS = 12;

/**
 * Reads what was typed or pasted in a cell: a whole number (`1.234`), or reais (`R$ 1.219,05`). Blank is nothing.
 * @returns exact decimal text (two decimals for reais), or what may be typed (pt-BR).
 */
export function readCell(
  text: string,
  measure: Measure,
): { readonly value: string | null } | { readonly problem: string } {
  const typed = text.trim();
  if (typed === '') return { value: null };
  const said = typed.length > 20 ? `${typed.slice(0, 20)}…` : typed;
  return measure === 'quantity' ? readQuantity(typed, said) : readAmount(typed, said);
}

function readQuantity(typed: string, said: string) {
  const isWhole = /^\d{1,3}(\.\d{3})+$/.test(typed) || /^\d+$/.test(typed);
  if (!isWhole)
    return { problem: `"${said}" não é um número inteiro. Digite só algarismos, como 1234 ou 1.234.` };
  const digits = typed.replaceAll('.', '').replace(/^0+(?=\d)/, '');
  return digits.length > MOST_DIGITS
    ? { problem: `"${said}" é grande demais. Confira o número.` }
    : { value: digits };
}

function readAmount(typed: string, said: string) {
  const figure = typed.replace(/^R\$\s*/, '');
  if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?$/.test(figure))
    return { problem: `"${said}" não é um valor em reais. Digite como 1219,05 ou 1.219,05.` };
  const value = Rational.parsePtBr(figure).toDecimal(2);
  return value.length > MOST_DIGITS + 3
    ? { problem: `"${said}" é grande demais. Confira o valor.` }
    : { value };
}

export interface CellProblem extends CellPlace {
  readonly reason: string;
}

/** What the cells of a change are judged by. */
export interface CellGround {
  readonly programme: Pick<Programme, 'kind' | 'firstMonth' | 'lastMonth' | 'cells'>;
  readonly lines: ReadonlySet<string>;
  /** Why a code is not a municipality of the state, or null. */
  readonly placeProblem: (code: string) => string | null;
}

/** Everything that is wrong with a change, cell by cell (pt-BR); empty where it may be saved. */
export function cellProblems(changes: readonly Cell[], ground: CellGround): CellProblem[] {
  const months = new Set(columnsOf(ground.programme));
  const seen = new Set<string>();
  return changes.flatMap((cell) => {
    const { municipality, line, month } = cell;
    const reason =
      oneProblem(cell, ground, months) ?? (seen.has(cellKey(cell)) ? 'A célula veio duas vezes.' : null);
    seen.add(cellKey(cell));
    return reason === null ? [] : [{ municipality, line, month, reason }];
  });
}

function oneProblem(cell: Cell, ground: CellGround, months: ReadonlySet<string>): string | null {
  if (!ground.lines.has(cell.line)) return `"${cell.line}" não é clínica nem subgrupo da tabela do SUS.`;
  if (!months.has(cell.month)) return `O mês ${cell.month} não é desta versão.`;
  if (cell.municipality === EVERY_PLACE) return null;
  return ground.placeProblem(cell.municipality);
}

/** Why a draft may not be published, or null (pt-BR). */
export function publishProblem(programme: Pick<Programme, 'cells' | 'state'>): string | null {
  if (programme.state !== 'draft')
    return 'Esta versão já não é rascunho. Abra outra versão para mudar as quantidades.';
  return programme.cells.some((cell) => cell.quantity !== null)
    ? null
    : 'A versão não tem nenhuma quantidade. Digite ou cole as quantidades antes de publicar.';
}

export interface CellDifference extends CellPlace {
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two versions in one measure, in the order of the later one. Months are compared by name. */
export function compareCells(
  before: readonly Cell[],
  after: readonly Cell[],
  measure: Measure,
): CellDifference[] {
  const earlier = new Map(before.map((cell) => [cellKey(cell), cell]));
  const later = new Map(after.map((cell) => [cellKey(cell), cell]));
  const places = new Map([...earlier, ...later]);
  return [...places]
    .map(([key, { municipality, line, month }]) => ({
      municipality,
      line,
      month,
      before: earlier.get(key)?.[measure] ?? null,
      after: later.get(key)?.[measure] ?? null,
    }))
    .filter((each) => each.before !== each.after)
    .sort((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));
}
