import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { downloadCsv } from '../../../../web/csv.ts';
import type { ReconciliationAnswer } from '../../contract.ts';

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

/** Every compared cell as a spreadsheet reads it. */
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
      `Contando por ${answer.nearest.join(', ')}`,
      'Resta',
    ],
    answer.cells.map((cell) => [
      cell.place.code,
      cell.place.name,
      cell.period,
      number(cell.printed),
      number(cell.ours),
      number(cell.difference),
      number(cell.nearest),
      number(cell.left),
    ]),
  );
}
