import { addMonths, type Competencia } from '../../../../kernel/competencia.ts';
import { monthsOf, parsePeriod, periodInWords } from '../../../../kernel/period.ts';
import { lastDayOf } from '../asked.ts';

/** `2024-S1`: January to June; `2024-S2`: July to December. */
export type Semester = string;

export const SEMESTER = /^\d{4}-S[12]$/;

/** The semester that a month is in. */
export const semesterOf = (month: string): Semester =>
  `${month.slice(0, 4)}-S${month.slice(5, 7) <= '06' ? 1 : 2}`;

/** Its six months, in order. */
export const monthsOfSemester = (semester: Semester): Competencia[] => monthsOf(parsePeriod(semester));

export const lastMonthOf = (semester: Semester): Competencia => parsePeriod(semester).last;

/** The last day of its last month (`YYYY-MM-DD`). */
export const lastDayOfSemester = (semester: Semester): string => lastDayOf(lastMonthOf(semester));

/** So many semesters later; earlier where negative. */
export const addSemesters = (semester: Semester, count: number): Semester =>
  semesterOf(addMonths(lastMonthOf(semester), 6 * count));

/** `1º semestre de 2024`. */
export const semesterInWords = (semester: Semester): string => periodInWords(parsePeriod(semester));

/** The semesters from one to another, both included. */
export function semestersBetween(first: Semester, last: Semester): Semester[] {
  const all: Semester[] = [];
  for (let each = first; each <= last; each = addSemesters(each, 1)) all.push(each);
  return all;
}
