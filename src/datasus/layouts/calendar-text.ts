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

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ZERO = 0x30;

/** Days since 1970-01-01 of a day that exists in the Gregorian calendar, or null. */
export function daysOf(text: string, order: DateOrder): number | null {
  const { year, month, day } = PLACES[order];
  if (!fits(text, order)) return null;
  return daysSince1970(yearAt(text, year), numberAt(text, month, 2), numberAt(text, day, 2));
}

/** Days since 1970-01-01 of the first day of a month, or null. */
export function monthStartOf(text: string, order: MonthOrder): number | null {
  const { year, month } = PLACES[order];
  if (!fits(text, order)) return null;
  return daysSince1970(yearAt(text, year), numberAt(text, month, 2), 1);
}

/** 'YYYY-MM-DD' of a number of days since 1970-01-01. */
export function isoDate(days: number): string {
  return new Date(days * MS_A_DAY).toISOString().slice(0, 10);
}

interface Place {
  readonly at: number;
  readonly digits: 2 | 4;
}

/** Where the parts of a date are in it. An order is written as the date itself, with letters for its digits. */
const PLACES = Object.fromEntries(
  (
    [
      'aaaammdd',
      'ddmmaaaa',
      'aammdd',
      'aaaa-mm-dd',
      'dd/mm/aaaa',
      'aaaamm',
      'mmaaaa',
      'aamm',
      'mm/aaaa',
    ] as const
  ).map((order) => [
    order,
    {
      year: { at: order.indexOf('a'), digits: order.includes('aaaa') ? 4 : 2 } as Place,
      month: order.indexOf('m'),
      day: order.indexOf('d'),
    },
  ]),
) as Readonly<Record<DateOrder | MonthOrder, { year: Place; month: number; day: number }>>;

/** Whether the text is as long as the order and has its separators. */
function fits(text: string, order: string): boolean {
  if (text.length !== order.length) return false;
  for (let at = 0; at < order.length; at++) {
    const mark = order[at]!;
    if ((mark === '-' || mark === '/') && text[at] !== mark) return false;
  }
  return true;
}

function yearAt(text: string, { at, digits }: Place): number {
  const year = numberAt(text, at, digits);
  return digits === 2 ? 1900 + year : year;
}

/** A number of so many digits, or NaN where one of them is none. */
function numberAt(text: string, at: number, digits: number): number {
  let value = 0;
  for (let place = at; place < at + digits; place++) {
    const digit = text.charCodeAt(place) - ZERO;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

function daysSince1970(year: number, month: number, day: number): number | null {
  const exists = year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= daysIn(year, month);
  return exists ? Date.UTC(year, month - 1, day) / MS_A_DAY : null;
}

/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}
