import { Temporal } from 'temporal-polyfill';
import { DUE_SOON_DAYS, type Lateness } from './lateness.ts';
import type { Status } from './state.ts';

export type DeadlineKind =
  | 'until'
  | 'range'
  | 'open'
  | 'month'
  | 'day'
  | 'continuous'
  | 'recurring'
  | 'range+recurrence'
  | 'relative'
  | 'external'
  | 'unparseable';

/** A deadline as written and as understood; days are YYYY-MM-DD, `rrule` is bare (RFC 5545). */
export interface Deadline {
  readonly raw: string;
  readonly kind: DeadlineKind;
  readonly start: string | null;
  readonly due: string | null;
  /** The end of the plan, where the text gives none. */
  readonly effectiveDue: string | null;
  readonly rrule: string | null;
  readonly precision: 'day' | 'month' | 'year' | null;
  readonly confidence: 'high' | 'medium' | 'low' | 'unparseable';
  /** True once a person has confirmed the reading. */
  readonly confirmed: boolean;
  readonly note: string | null;
  /** Where it was redefined: the new words, and how the document's own was read before. `raw` stays what is printed. */
  readonly redefined?: { readonly words: string; readonly printed: string } | null;
}

/** Only a certain reading may make anybody late: written beyond doubt, or confirmed by a person. */
export function isCertain(deadline: Deadline): boolean {
  return deadline.confidence === 'high' || deadline.confirmed;
}

/** The last day that is due soon on `today`. */
export const dueSoonUntil = (today: string): string =>
  Temporal.PlainDate.from(today).add({ days: DUE_SOON_DAYS }).toString();

const overdue = (status: Status | null, passed: string, occurrence: boolean): Lateness => ({
  state: status === null ? 'lateWithoutStatus' : 'late',
  passed,
  occurrence,
});

function untilDue(due: string, status: Status | null, today: string): Lateness {
  const days = Temporal.PlainDate.from(today).until(due).days;
  if (days < 0) return overdue(status, due, false);
  return days <= DUE_SOON_DAYS ? { state: 'dueSoon', days } : { state: 'onTime' };
}

/**
 * Lateness of an action on `today`; never late by a date that is not certain, never "late" without a status. A recurring action is late
 * while an occurrence of it is: `openDue` is the day of the earliest that nobody said done.
 */
export function lateness(
  action: { readonly deadline: Deadline; readonly status: Status | null; readonly openDue: string | null },
  today: string,
): Lateness | null {
  const { deadline, status, openDue } = action;
  if (status === 'completed' || status === 'cancelled') return null;
  if (isCertain(deadline) && openDue !== null && openDue < today) return overdue(status, openDue, true);
  if (deadline.kind === 'continuous' || deadline.kind === 'recurring') return { state: 'continuous' };
  if (!isCertain(deadline)) return { state: 'toConfirm' };
  if (deadline.due !== null) return untilDue(deadline.due, status, today);
  return { state: deadline.kind === 'open' ? 'onTime' : 'toConfirm' };
}
