/** How a day is written. Years of two digits are of the 1900s: only tables of before 2000 write them. */
export type DateOrder = 'aaaammdd' | 'ddmmaaaa' | 'aammdd' | 'aaaa-mm-dd' | 'dd/mm/aaaa';
/** How a month is written; two digits of the year as in `DateOrder`. */
export type MonthOrder = 'aaaamm' | 'mmaaaa' | 'aamm' | 'mm/aaaa';

const MS_A_DAY = 86_400_000;
/**
 * Nobody in these systems was born before the first; the ends of some rules are set as far as the second. No date
 * between them, read in the order of another, is a date between them: days and months are at most 31 and 12.
 */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2299;

const DATES: Readonly<Record<DateOrder, RegExp>> = {
  aaaammdd: /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  ddmmaaaa: /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4})$/,
  aammdd: /^(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)$/,
  'aaaa-mm-dd': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  'dd/mm/aaaa': /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4})$/,
};
const MONTHS: Readonly<Record<MonthOrder, RegExp>> = {
  aaaamm: /^(?<year>\d{4})(?<month>\d\d)$/,
  mmaaaa: /^(?<month>\d\d)(?<year>\d{4})$/,
  aamm: /^(?<year>\d\d)(?<month>\d\d)$/,
  'mm/aaaa': /^(?<month>\d\d)\/(?<year>\d{4})$/,
};

/** Days since 1970-01-01 of a day that exists in the Gregorian calendar, or null. */
export function daysOf(text: string, order: DateOrder): number | null {
  const { year, month, day } = DATES[order].exec(text)?.groups ?? {};
  return year === undefined ? null : daysSince1970(fullYear(year), Number(month), Number(day));
}

/** Days since 1970-01-01 of the first day of a month, or null. */
export function monthStartOf(text: string, order: MonthOrder): number | null {
  const { year, month } = MONTHS[order].exec(text)?.groups ?? {};
  return year === undefined ? null : daysSince1970(fullYear(year), Number(month), 1);
}

/** 'YYYY-MM-DD' of a number of days since 1970-01-01. */
export function isoDate(days: number): string {
  return new Date(days * MS_A_DAY).toISOString().slice(0, 10);
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 1900 + Number(digits) : Number(digits);
}

function daysSince1970(year: number, month: number, day: number): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / MS_A_DAY : null;
}
