import { Temporal } from 'temporal-polyfill';
import type { WorkingDays } from '../../../kernel/working-days.ts';

/** When digests go out: an hour of the day (0–23), and for those of the week a weekday (1 is Monday). */
export interface DigestHours {
  readonly hour: number;
  readonly weekday: number;
}

/**
 * Which digests an instant (ISO 8601) asks for: none before the hour or on a day off; those of the week from its day on, which is
 * carried on past holidays. Null where none. `from` is the first day of the digests of this week.
 */
export function digestsDue(
  instant: string,
  zone: string,
  hours: DigestHours,
  days: WorkingDays,
): { readonly day: string; readonly weekly: boolean; readonly from: string } | null {
  const now = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const today = now.toPlainDate();
  const day = today.toString();
  if (now.hour < hours.hour || !days.isWorkingDay(day)) return null;
  const ofWeek = today.add({ days: hours.weekday - today.dayOfWeek }).toString();
  const from = days.carriedOn(ofWeek);
  return { day, weekly: from <= day, from };
}
