import { Temporal } from 'temporal-polyfill';
import { plainWord } from '../../../../kernel/number-lexicon.ts';

/** The months without accents, as folded texts have them; the last is how scanners read "março". */
export const MONTHS = [
  'janeiro',
  'fevereiro',
  'marco',
  'abril',
  'maio',
  'junho',
  'julho',
  'agosto',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
  'margo',
];

/** 1 to 12 for the name of a month; 0 for another word. */
export function monthNumber(name: string): number {
  const index = MONTHS.indexOf(plainWord(name));
  return index === 12 ? 3 : index + 1;
}

/** YYYY-MM-DD of a day printed with the name of its month; null where a part is missing or there is no such day. */
export function calendarDay(day?: string, month?: string, year?: string): string | null {
  if (day === undefined || month === undefined || year === undefined) return null;
  try {
    const parts = { year: Number(year), month: monthNumber(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whether a day is the last of its month. */
export function endsMonth(day: string): boolean {
  return Temporal.PlainDate.from(day).add({ days: 1 }).day === 1;
}

/** How many days the month of a day has. */
export function lengthOfMonth(day: string): number {
  return Temporal.PlainDate.from(day).daysInMonth;
}
