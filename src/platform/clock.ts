import { Temporal } from 'temporal-polyfill';

/** The only reader of the time. `today` is the calendar day in the configured zone. */
export interface Clock {
  now(): Date;
  today(): string;
}

export function systemClock(timeZone: string): Clock {
  return {
    now: () => new Date(),
    today: () => Temporal.Now.plainDateISO(timeZone).toString(),
  };
}

/** A clock that stands still at an instant (ISO 8601): for tests and for replaying a day. */
export function fixedClock(instant: string, timeZone: string): Clock {
  const fixed = Temporal.Instant.from(instant);
  return {
    now: () => new Date(fixed.epochMilliseconds),
    today: () => fixed.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  };
}
