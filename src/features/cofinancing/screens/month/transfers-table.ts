import type { CsvCell } from '../../../../kernel/csv.ts';
import type { MonthHead } from '../../contract.ts';
import { leftToRecover, SIDE_WORDS, STATE_LOOK } from './month-words.ts';

const HEADER = [
  'Município',
  'Hospital',
  'Competência',
  'Situação',
  'Calculado (R$)',
  'Autorizado, com ajustes (R$)',
  'Ordenado (R$)',
  'Empenhado (R$)',
  'Liquidado (R$)',
  'Em ordem bancária (R$)',
  'Pago (R$)',
  'Descontado, por recuperação de outra competência (R$)',
  'Recuperado (R$)',
  'A recuperar (R$)',
];

/** The transfers as a table, amounts as numbers. */
export function transfersTable(items: readonly MonthHead[]): { header: string[]; rows: CsvCell[][] } {
  const rows = items.map(
    ({ agreement, competencia, state, sides, calculated, entitlement, executed, recovery }) => [
      agreement.municipality,
      agreement.establishment,
      competencia,
      [STATE_LOOK[state].words, ...sides.map((side) => SIDE_WORDS[side])].join(', '),
      calculated === null ? null : Number(calculated),
      Number(entitlement),
      ...[executed.ordered, executed.committed, executed.liquidated, executed.bankOrdered, executed.paid].map(
        Number,
      ),
      ...[executed.discounted, recovery.recovered, leftToRecover(recovery)].map(Number),
    ],
  );
  return { header: HEADER, rows };
}

/** The hospitals of some transfers, each with its competências by month. */
export function byHospital(items: readonly MonthHead[]) {
  return [...Map.groupBy(items, ({ agreement }) => agreement.id).values()].map((months) => ({
    agreement: months[0]!.agreement,
    months: new Map(months.map((month) => [month.competencia as string, month])),
  }));
}

/** The years of some transfers, newest first. */
export const yearsOf = (items: readonly MonthHead[]): string[] =>
  [...new Set(items.map(({ competencia }) => competencia.slice(0, 4)))].toSorted().reverse();
