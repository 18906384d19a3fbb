import { addMonths, type Competencia, competenciaOf, yearOf } from '../../../../kernel/competencia.ts';

/** Four months of a year, `2020-3` the third: January to April, May to August, September to December. */
export type FourMonths = string & { readonly __fourMonths: true };

const MONTHS = 4;
const IN_A_YEAR = 3;

export const isFourMonths = (text: string): text is FourMonths => /^\d{4}-[123]$/.test(text);

const partsOf = (period: FourMonths): readonly [year: number, part: number] => [
  Number(period.slice(0, 4)),
  Number(period.slice(5)),
];

export function periodOf(month: Competencia): FourMonths {
  return `${yearOf(month)}-${Math.ceil(Number(month.slice(5)) / MONTHS)}` as FourMonths;
}

export function monthsOf(period: FourMonths): Competencia[] {
  const [year, part] = partsOf(period);
  const first = competenciaOf(year, (part - 1) * MONTHS + 1);
  return Array.from({ length: MONTHS }, (_, index) => addMonths(first, index));
}

export function nextPeriod(period: FourMonths, by = 1): FourMonths {
  const [year, part] = partsOf(period);
  const index = year * IN_A_YEAR + part - 1 + by;
  return `${Math.floor(index / IN_A_YEAR)}-${(index % IN_A_YEAR) + 1}` as FourMonths;
}

/** The month after its last: the first in which it is over. */
export const monthAfter = (period: FourMonths): Competencia =>
  addMonths(monthsOf(period)[MONTHS - 1] as Competencia, 1);

/** "3º quadrimestre de 2020". */
export function periodInWords(period: FourMonths): string {
  const [year, part] = partsOf(period);
  return `${part}º quadrimestre de ${year}`;
}
