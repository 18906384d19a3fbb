import { formatCount, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Card } from '../card.ts';
import type { CardEntry } from './card-entry.ts';
import type { EntryCell, Sheet } from './sheet.ts';

type Measured = Pick<Card, 'multiplier'> & { readonly unit: string };
type Counted = Pick<CardEntry, 'numerator' | 'denominator' | 'isPart'>;

export interface CellProblem {
  readonly territory: string;
  readonly reason: string;
}

/** What keeps a cell from being a value (pt-BR), or null. */
export function cellProblem(card: Measured, entry: Counted, cell: EntryCell): string | null {
  const { numerator, denominator, value } = cell;
  if (numerator === null && denominator === null) return value === null ? null : valueProblem(entry, value);
  if (denominator === null) return `Falta "${entry.denominator}".`;
  if (numerator === null) return `Falta "${entry.numerator}".`;
  const [part, whole] = [Rational.parse(numerator), Rational.parse(denominator)];
  if (whole.isZero()) return `"${entry.denominator}" é zero: não há o que dividir. Deixe a linha em branco.`;
  if (entry.isPart && part.gt(whole))
    return `"${entry.numerator}" (${text(numerator)}) passa de "${entry.denominator}" (${text(denominator)}).`;
  const quotient = part.mul(Rational.of(card.multiplier)).div(whole);
  return value === null || isPrinted(quotient, value) ? null : differs(card, quotient, value);
}

const text = (count: string): string => formatCount(BigInt(count));

function valueProblem(entry: Counted, value: string): string | null {
  return entry.isPart && Rational.parse(value).gt(Rational.of(100)) ? 'O valor passa de 100%.' : null;
}

/** The printed value is the quotient rounded or cut at the places it is printed with. */
function isPrinted(quotient: Rational, value: string): boolean {
  const places = value.split('.')[1]?.length ?? 0;
  const printed = Rational.parse(value);
  return (['half-up', 'truncate'] as const).some((mode) => quotient.round(places, mode).eq(printed));
}

function differs({ unit }: Measured, quotient: Rational, value: string): string {
  const sign = unit === '%' ? '%' : '';
  const [found, told] = [
    formatExact(quotient.round(2, 'half-up'), 0, 2),
    formatExact(Rational.parse(value), 0, 4),
  ];
  return `A divisão dá ${found}${sign}, e o valor escrito é ${told}${sign}. Corrija um dos dois.`;
}

/** Every cell that is no value yet. */
export function cellProblems(card: Measured, entry: Counted, cells: readonly EntryCell[]): CellProblem[] {
  return cells.flatMap((cell) => {
    const reason = cellProblem(card, entry, cell);
    return reason === null ? [] : [{ territory: cell.territory, reason }];
  });
}

/** Everything that keeps a sheet from being sent, besides its cells (pt-BR). */
export function sheetProblems({ cells, source }: Pick<Sheet, 'cells' | 'source'>): string[] {
  const isProved = source.evidence !== null || source.url !== null || source.act !== null;
  return [
    ...(cells.length === 0 ? ['Nenhum valor foi lançado. Digite ou cole ao menos uma linha.'] : []),
    ...(isProved ? [] : ['Falta a prova: anexe o relatório, ou diga o ato ou o endereço onde ele está.']),
  ];
}

/** The sum of the cells that have both counts, and how many they are. */
export function sumCells(cells: readonly EntryCell[]): {
  readonly places: number;
  readonly numerator: Rational;
  readonly denominator: Rational;
} {
  const counted = cells.filter(({ numerator, denominator }) => numerator !== null && denominator !== null);
  const total = (name: 'numerator' | 'denominator') =>
    counted.reduce((sum, cell) => sum.add(Rational.parse(cell[name] as string)), Rational.zero);
  return { places: counted.length, numerator: total('numerator'), denominator: total('denominator') };
}
