import { Temporal } from 'temporal-polyfill';
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

/** Where an action stands against its deadline; `null` where it no longer matters (completed, cancelled). */
export type Lateness =
  | { readonly state: 'onTime' | 'toConfirm' | 'continuous' }
  | { readonly state: 'dueSoon'; readonly days: number }
  /** `passed` is the day that went by: of the deadline, or of an `occurrence` that nobody said done. */
  | { readonly state: 'late' | 'lateWithoutStatus'; readonly passed: string; readonly occurrence: boolean };

export type LatenessState = Lateness['state'];

/** In the order in which they ask for attention. */
export const LATENESS_STATES = [
  'late',
  'lateWithoutStatus',
  'dueSoon',
  'toConfirm',
  'onTime',
  'continuous',
] as const satisfies readonly LatenessState[];

/** Days before the due date from which an action is said to be due soon. */
const DUE_SOON_DAYS = 15;

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

/**
 * The words of one action's lateness, on screen and in files, and no others; `null` (completed, cancelled) too.
 * Due soon without a number of days names them all: "Vence em até 15 dias".
 */
export function latenessWords(
  value: { readonly state: LatenessState; readonly days?: number | undefined } | null,
): string {
  switch (value?.state) {
    case undefined:
      return 'Encerrada';
    case 'onTime':
      return 'No prazo';
    case 'dueSoon':
      return dueSoonWords(value.days);
    case 'late':
      return 'Atrasada';
    case 'lateWithoutStatus':
      return 'Sem informação · prazo vencido';
    case 'toConfirm':
      return 'A confirmar';
    case 'continuous':
      return 'Contínua';
  }
}

function dueSoonWords(days: number | undefined): string {
  if (days === undefined) return `Vence em até ${DUE_SOON_DAYS} dias`;
  if (days === 0) return 'Vence hoje';
  return days === 1 ? 'Vence em 1 dia' : `Vence em ${days} dias`;
}

export type LatenessCounts = Record<LatenessState | 'closed', number>;

export function countLateness(values: readonly (Pick<Lateness, 'state'> | null)[]): LatenessCounts {
  const counts: LatenessCounts = {
    onTime: 0,
    dueSoon: 0,
    late: 0,
    lateWithoutStatus: 0,
    toConfirm: 0,
    continuous: 0,
    closed: 0,
  };
  for (const value of values) counts[value?.state ?? 'closed'] += 1;
  return counts;
}
