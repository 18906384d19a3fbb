import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { downloadCsv } from '../../../../web/csv.ts';
import type { ReconciliationAnswer } from '../../contract.ts';

type Cell = ReconciliationAnswer['cells'][number];

/** `1.234`, `402,50`; a minus sign of its own. */
export function amount(decimal: string): string {
  const value = Rational.parse(decimal);
  const text = formatExact(value.abs(), 0, 2);
  return value.lt(Rational.zero) ? `−${text}` : text;
}

/** The same with `+` before what adds. */
export function signed(decimal: string): string {
  return Rational.parse(decimal).gt(Rational.zero) ? `+${amount(decimal)}` : amount(decimal);
}

export const REACH_WORDS = {
  whole: 'toda a diferença',
  part: 'uma parte',
  none: 'não explica',
} as const;

/** `one - other` as decimal text. */
export function differenceOf(one: string, other: string): string {
  const left = Rational.parse(one).sub(Rational.parse(other));
  return left.isZero() ? '0' : left.toDecimal(left.denominator === 1n ? 0 : 2);
}

/** What comes nearest to the printed number of one cell: `"mês da alta, resta 2"`. */
export function causeWords({ causes }: ReconciliationAnswer, { explained }: Cell): string {
  if (explained === null || explained.by.length === 0) return '';
  const by = explained.by.map((index) => causes[index]?.to ?? '').join(' e ');
  return explained.reach === 'whole' ? by : `${by}; resta ${signed(explained.left)}`;
}

const cells = (count: number) => (count === 1 ? '1 célula' : `${count} células`);

/** The answer first: whether the numbers meet, and by what way of counting. */
export function headline(answer: ReconciliationAnswer): string {
  const { compared, equal, equalNearest, steps } = answer;
  if (equal === compared) return `Os números são iguais nas ${cells(compared)} comparadas`;
  if (steps.length === 0)
    return `${cells(compared - equal)} de ${compared} diferem, e nenhum modo de contar explica`;
  const by = steps.map((step) => step.to).join(', ');
  if (equalNearest === compared) return `A diferença inteira vem do modo de contar: ${by}`;
  return `${equalNearest} de ${compared} células ficam iguais contando por ${by}`;
}

/** Every compared cell as a spreadsheet reads it, with its number under each cause. */
export function exportCells(answer: ReconciliationAnswer): void {
  const number = (text: string) => text.replace('.', ',');
  downloadCsv(
    'comparacao-tabnet',
    [
      'Código',
      'Lugar',
      'Período',
      'TabNet',
      'Pactua',
      'Diferença',
      'Explica',
      'Causa',
      ...answer.causes.map((cause) => `Contando por ${cause.to}`),
      `Mais próximo: ${answer.nearest.join(', ')}`,
      'Resta',
    ],
    answer.cells.map((cell) => [
      cell.place.code,
      cell.place.name,
      cell.period,
      number(cell.printed),
      number(cell.ours),
      number(cell.difference),
      cell.explained === null ? 'iguais' : REACH_WORDS[cell.explained.reach],
      causeWords(answer, cell),
      ...answer.causes.map((_, index) => number(cell.tested[index] ?? cell.ours)),
      number(cell.nearest),
      number(cell.left),
    ]),
  );
}
