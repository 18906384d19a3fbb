import { Temporal } from 'temporal-polyfill';
import type { CycleCalendar } from './calendar.ts';

/** What a line of the plan says, as far as a month asks it. */
export interface PlanLine {
  readonly status: string | null;
  readonly origin: 'document' | 'entered';
  /** The day on which its unit last said anything (`YYYY-MM-DD`). */
  readonly reportedOn: string | null;
}

/** What was said of a line for a competência. */
export interface SaidCell {
  readonly status: string | null;
}

export const lastDayOf = (competencia: string): string => {
  const first = Temporal.PlainDate.from(`${competencia}-01`);
  return first.with({ day: first.daysInMonth }).toString();
};

const isClosed = (status: string | null): boolean => status === 'completed' || status === 'cancelled';

/** Whether the unit has said, while this competência was open, how its part stands; in the plan or in the month's report. */
export function isSaid(line: PlanLine, cell: SaidCell | null, calendar: CycleCalendar): boolean {
  if (cell !== null && cell.status !== null) return true;
  const { reportedOn } = line;
  if (line.origin !== 'entered' || line.status === null || reportedOn === null) return false;
  return reportedOn >= calendar.opensOn && reportedOn <= calendar.locksAfter;
}

/**
 * Whether a competência asks a unit for its part of an action: where the action has begun by the end of the month (a deadline without a
 * beginning has begun), and the part was not closed before the competência opened. What was said of it is asked too.
 */
export function isAsked(
  action: { readonly start: string | null },
  line: PlanLine,
  cell: SaidCell | null,
  calendar: CycleCalendar,
): boolean {
  if (isSaid(line, cell, calendar)) return true;
  if (isClosed(line.status)) return false;
  return action.start === null || action.start <= lastDayOf(calendar.competencia);
}

export type Timeliness = 'inTime' | 'late' | 'waiting' | 'missing';

export const TIMELINESS_WORDS: Readonly<Record<Timeliness, string>> = {
  inTime: 'No prazo',
  late: 'Fora do prazo',
  waiting: 'No prazo para enviar',
  missing: 'Não enviou',
};

interface Standing {
  readonly asked: number;
  readonly said: number;
  readonly timeliness: Timeliness;
  readonly returned: number;
}

const BEHIND: readonly Timeliness[] = ['missing', 'waiting', 'late', 'inTime'];

/** Those furthest behind first: who did not send, who was given lines back, then by how much of what was asked is blank; the others as they came. */
export function behindFirst<S extends Standing>(units: readonly S[]): S[] {
  const place = ({ timeliness, returned }: S) => (returned > 0 ? 0.5 : BEHIND.indexOf(timeliness));
  // Compared as fractions without dividing: a/b < c/d as a·d < c·b.
  const blank = ({ asked, said }: S) => asked - said;
  return units.toSorted(
    (a, b) => place(a) - place(b) || blank(b) * Math.max(1, a.asked) - blank(a) * Math.max(1, b.asked),
  );
}

/** How the sending of a report stands against the day by which it was due. */
export function timelinessOf(sentOn: string | null, calendar: CycleCalendar, today: string): Timeliness {
  if (sentOn !== null) return sentOn <= calendar.reportBy ? 'inTime' : 'late';
  return today <= calendar.reportBy ? 'waiting' : 'missing';
}
