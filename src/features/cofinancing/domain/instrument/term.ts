import { Temporal } from 'temporal-polyfill';
import type { WorkingDays } from '../../../../kernel/working-days.ts';

/** A term in calendar days: the day it starts is not counted, and one that ends on a day off goes on to the next working day. */
export interface Term {
  readonly from: string;
  readonly days: number;
  /** The last day by the count alone. */
  readonly counted: string;
  /** The last day on which it is still in time. */
  readonly lastDay: string;
  /** Why it was carried on; null where it was not. */
  readonly carried: string | null;
}

export function termFrom(from: string, days: number, working: WorkingDays): Term {
  const counted = Temporal.PlainDate.from(from).add({ days }).toString();
  const lastDay = working.carriedOn(counted);
  const holiday = working.holidayOn(counted);
  const why = holiday?.name ?? (Temporal.PlainDate.from(counted).dayOfWeek === 6 ? 'sábado' : 'domingo');
  return { from, days, counted, lastDay, carried: lastDay === counted ? null : why };
}

export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** The narrowest of the warnings that is due; 0 once the day passed. */
export function alertOf(daysLeft: number | null, alerts: readonly number[]): number | null {
  if (daysLeft === null) return null;
  if (daysLeft < 0) return 0;
  return alerts.toSorted((a, b) => a - b).find((days) => daysLeft <= days) ?? null;
}
