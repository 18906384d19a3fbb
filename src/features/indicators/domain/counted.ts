import { Temporal } from 'temporal-polyfill';

/** Days of the month or year that a file covers. */
export function daysOfFile(period: string): number {
  return period.length === 4
    ? Temporal.PlainDate.from(`${period}-01-01`).daysInYear
    : Temporal.PlainYearMonth.from(period).daysInMonth;
}
