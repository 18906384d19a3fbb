import type { CsvCell } from '../../../../kernel/csv.ts';
import type { SimulationAnswer } from '../../contract.ts';

type Hospital = SimulationAnswer['hospitals'][number];

/** Where the figures of a hospital come from: the badge of its line. */
export function originOf({ isGenerated, generatedMonths }: Hospital): string | null {
  if (isGenerated) return 'hospital e produção gerados';
  if (generatedMonths === 0) return null;
  return generatedMonths === 1 ? 'produção de 1 mês gerada' : `produção de ${generatedMonths} meses gerada`;
}

/** The hospitals as a table, amounts as numbers, what was generated said in its own column. */
export function simulationTable({ hospitals }: SimulationAnswer): {
  header: string[];
  rows: CsvCell[][];
} {
  const header = [
    'Hospital',
    'Município',
    'Código IBGE',
    'Meses',
    'Pago hoje (R$)',
    'Com a proposta (R$)',
    'Diferença (R$)',
    'Fator hoje',
    'Fator com a proposta',
    'Demonstração',
    'Meses sem valor',
    'Por quê',
  ];
  const rows = changedFirst(hospitals).map((hospital) => [
    hospital.name,
    hospital.municipality.name,
    hospital.municipality.code,
    hospital.months,
    Number(hospital.before),
    Number(hospital.after),
    Number(hospital.difference),
    hospital.factor === null ? null : Number(hospital.factor.before),
    hospital.factor === null ? null : Number(hospital.factor.after),
    originOf(hospital) ?? '',
    hospital.refused,
    hospital.refusal ?? '',
  ]);
  return { header, rows };
}

/** Who gains most, then who loses most, then who stays as he was. */
export function changedFirst<T extends { difference: string }>(lines: readonly T[]): T[] {
  const rank = ({ difference }: T) => Math.sign(Number(difference)) || -2;
  const size = ({ difference }: T) => Math.abs(Number(difference));
  return [...lines].sort((a, b) => rank(b) - rank(a) || size(b) - size(a));
}

/** Width of a bar in per cent of half the drawing, against the largest difference; a drawing needs no exact arithmetic. */
export function barWidth(difference: string, all: readonly { difference: string }[]): number {
  const largest = Math.max(...all.map((each) => Math.abs(Number(each.difference))));
  return largest === 0 ? 0 : (100 * Math.abs(Number(difference))) / largest;
}
