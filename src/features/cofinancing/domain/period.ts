import { Temporal } from 'temporal-polyfill';
import type { Competencia } from '../../../kernel/competencia.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { ExceptionalPeriod } from './programme.ts';

export type Regime = 'exceptional' | 'normal';

/** The first day after the period; day one counts, so 120 days from 1 July end on 28 October. */
export function endOf(period: ExceptionalPeriod): string {
  return Temporal.PlainDate.from(period.from).add({ days: period.days }).toString();
}

/** Exact share of the month's days that lie inside the period, from 0 to 1. */
export function coverageOf(period: ExceptionalPeriod, month: Competencia): Rational {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const after = first.add({ months: 1 });
  const start = later(first, Temporal.PlainDate.from(period.from));
  const end = earlier(after, Temporal.PlainDate.from(endOf(period)));
  const days = Math.max(0, start.until(end).days);
  return Rational.of(days, first.daysInMonth);
}

/** A month that the exceptional period touches is paid by it; whether in full is a reading. */
export function regimeOf(period: ExceptionalPeriod | null, month: Competencia): Regime {
  return period !== null && !coverageOf(period, month).isZero() ? 'exceptional' : 'normal';
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}
