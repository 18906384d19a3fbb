import { Temporal } from 'temporal-polyfill';

/** How long after closing its effect is checked, and how long before a day people are told of it; in force from a day on. */
export interface NonConformitySettings {
  readonly starts: string;
  readonly checkAfterDays: number;
  readonly warnBeforeDays: number;
}

/** The settings in force on a day: the latest that had begun, or the first of all for a day before them; null where there are none. */
export function settingsOn(
  settings: readonly NonConformitySettings[],
  day: string,
): NonConformitySettings | null {
  const sorted = settings.toSorted((a, b) => a.starts.localeCompare(b.starts));
  return sorted.findLast(({ starts }) => starts <= day) ?? sorted[0] ?? null;
}

export const daysAfter = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** Days from one day to another; 0 on the same. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
