import { AppError } from './app-error.ts';
import {
  addMonths,
  type Competencia,
  competenciaInWords,
  competenciaOf,
  parseCompetencia,
  yearOf,
} from './competencia.ts';

/**
 * A span of months: `2019` (year), `2019-05` (month), `2019-4M2` (four-month period), `2019-S1` (semester),
 * `2019-05/12M` (window of 12 months that ends in May 2019).
 */
export interface Period {
  readonly text: string;
  readonly kind: 'year' | 'month' | 'four-months' | 'semester' | 'window';
  readonly first: Competencia;
  readonly last: Competencia;
}

function invalid(text: string): AppError {
  return new AppError(
    'invalid-input',
    `"${text}" não é um período. Use 2019 (ano), 2019-05 (mês), 2019-4M2 (quadrimestre), 2019-S1 (semestre), 2019-05/12M (12 meses até maio) ou 2022-12/36M (os três anos de 2020 a 2022).`,
    { details: { text } },
  );
}

/** Months of the longest window: ten years. */
const LONGEST_WINDOW = 120;

/** @throws AppError `invalid-input` for anything outside the five forms, and for a window of no month or more than 120. */
export function parsePeriod(text: string): Period {
  const match = /^(\d{4})(?:-(?:4M([1-3])|S([12])|(0[1-9]|1[0-2])(?:\/(\d{1,3})M)?))?$/.exec(text);
  if (!match) throw invalid(text);
  const year = Number(match[1]);
  const [, , third, half, month, window] = match;
  const span = (kind: Period['kind'], from: number, to: number): Period => ({
    text,
    kind,
    first: competenciaOf(year, from),
    last: competenciaOf(year, to),
  });
  if (third) return span('four-months', Number(third) * 4 - 3, Number(third) * 4);
  if (half) return span('semester', Number(half) * 6 - 5, Number(half) * 6);
  if (!month) return span('year', 1, 12);
  if (!window) return span('month', Number(month), Number(month));
  if (Number(window) < 1 || Number(window) > LONGEST_WINDOW) throw invalid(text);
  const last = parseCompetencia(`${match[1]}-${month}`);
  return { text, kind: 'window', first: addMonths(last, 1 - Number(window)), last };
}

/** Every month of the period, in order. */
export function monthsOf(period: Period): Competencia[] {
  const months: Competencia[] = [];
  for (let month = period.first; month <= period.last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** `"2020–2022"`: a window of several whole years; null for any other period. */
export function yearsTogether({ kind, first, last }: Period): string | null {
  if (kind !== 'window' || !first.endsWith('-01') || !last.endsWith('-12')) return null;
  return first.slice(0, 4) === last.slice(0, 4) ? null : `${first.slice(0, 4)}–${last.slice(0, 4)}`;
}

/** `"2019"`, `"maio de 2019"`, `"2º quadrimestre de 2019"`, `"1º semestre de 2019"`, `"12 meses até maio de 2019"`, `"2020–2022"`. */
export function periodInWords(period: Period): string {
  const year = yearOf(period.last);
  switch (period.kind) {
    case 'year':
      return String(year);
    case 'month':
      return competenciaInWords(period.last);
    case 'four-months':
      return `${period.text.at(-1)}º quadrimestre de ${year}`;
    case 'semester':
      return `${period.text.at(-1)}º semestre de ${year}`;
    case 'window':
      return (
        yearsTogether(period) ?? `${monthsOf(period).length} meses até ${competenciaInWords(period.last)}`
      );
  }
}

/** The same after "de": `"de 2019"`, `"de maio de 2019"`, `"do 2º quadrimestre de 2019"`, `"dos 12 meses até maio de 2019"`. */
export function ofPeriodInWords(period: Period): string {
  const words = periodInWords(period);
  if (period.kind === 'four-months' || period.kind === 'semester') return `do ${words}`;
  return period.kind === 'window' && yearsTogether(period) === null ? `dos ${words}` : `de ${words}`;
}
