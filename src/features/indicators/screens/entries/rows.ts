import { formatCount, formatDecimal, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { EntryCardAnswer, EntryCell, SheetAnswer } from '../../contract.ts';
import { cellProblem, sumCells } from '../../domain/entries/problems.ts';
import type { EntryMeasure } from '../../domain/entries/read-cell.ts';

/** A place with what is told of it, what stands until that is approved, and what is wrong. */
export interface Row {
  readonly code: string;
  readonly name: string;
  readonly group: string | null;
  readonly cell: EntryCell;
  readonly before: EntryCell | null;
  readonly problem: string | null;
}

export const blankCell = (territory: string): EntryCell => ({
  territory,
  numerator: null,
  denominator: null,
  value: null,
});

/** One row of each place, in the order of the sheet. */
export function rowsOf(card: EntryCardAnswer, answer: SheetAnswer, cells: readonly EntryCell[]): Row[] {
  const told = new Map(cells.map((cell) => [cell.territory, cell]));
  const before = new Map(answer.before.map((cell) => [cell.territory, cell]));
  return answer.places.map(({ code, name, group }) => {
    const cell = told.get(code) ?? blankCell(code);
    return { code, name, group, cell, before: before.get(code) ?? null, problem: problemOf(card, cell) };
  });
}

const problemOf = (card: EntryCardAnswer, cell: EntryCell): string | null => cellProblem(card, card, cell);

const countText = (count: string | null): string => (count === null ? '' : formatCount(BigInt(count)));

const withUnit = (card: EntryCardAnswer, figure: string): string =>
  card.unit === '%' ? `${figure}%` : figure;

/** The quotient as the card publishes it, else the printed value as it was told; empty where there is neither. */
export function valueText(card: EntryCardAnswer, cell: EntryCell | null): string {
  if (cell === null) return '';
  const { numerator, denominator, value } = cell;
  if (numerator !== null && denominator !== null && !/^0+$/.test(denominator)) {
    const quotient = Rational.parse(numerator)
      .mul(Rational.of(card.multiplier))
      .div(Rational.parse(denominator));
    return withUnit(card, formatDecimal(quotient, card.decimals, card.rounding));
  }
  if (value === null) return '';
  const figure = Rational.parse(value);
  const places = value.split('.')[1]?.length ?? 0;
  return withUnit(card, formatExact(figure, places, places));
}

export const measureText = (card: EntryCardAnswer, cell: EntryCell, measure: EntryMeasure): string =>
  measure === 'value' ? valueText(card, cell) : countText(cell[measure]);

/** "128 de 142 lugares · 31.204 de 40.110 · 77,80%". */
export function totalWords(card: EntryCardAnswer, answer: SheetAnswer, cells: readonly EntryCell[]): string {
  const { places, numerator, denominator } = sumCells(cells);
  const filled = `${cells.length} de ${answer.places.length} ${answer.places.length === 1 ? 'lugar' : 'lugares'}`;
  if (places === 0 || denominator.isZero()) return `${filled} com valor`;
  const sum = { ...blankCell(''), numerator: numerator.toDecimal(0), denominator: denominator.toDecimal(0) };
  return `${filled} com valor; somados, ${countText(sum.numerator)} de ${countText(sum.denominator)}: ${valueText(card, sum)}`;
}

/** A change of one measure of one place; the others stay. */
export const changedCell = (row: Row, measure: EntryMeasure, value: string | null): EntryCell => ({
  ...row.cell,
  [measure]: value,
});
