import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { WorkingDays } from '../../../../kernel/working-days.ts';
import { type Deadline, isCertain } from '../deadline.ts';

/** One time that a recurring action falls due. Days are YYYY-MM-DD. */
export interface Occurrence {
  /** The day by the rule alone: what it is known by, whatever holidays are declared later. */
  readonly day: string;
  /** The last day on which it is in time: `day`, or the next worked day; for a bare rhythm, the end of its period. */
  readonly due: string;
  /** Why `due` is not `day`, where a day off moved it: the holiday, or the weekend. */
  readonly moved: string | null;
}

/** What a person said of one occurrence. */
export interface OccurrenceReport {
  readonly day: string;
  readonly doneOn: string;
  readonly evidence: string | null;
}

export type OccurrenceState = 'done' | 'overdue' | 'dueToday' | 'planned' | 'unreported';

/** More than a daily rhythm of four years. */
const MOST = 1500;
const WORKDAY_OF_MONTH = /^FREQ=MONTHLY(?:;INTERVAL=(\d+))?;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=(-?\d+)$/;
/** Rules that name a day of their own; the others name a rhythm, each period of which is one occurrence. */
const NAMES_A_DAY = /BYDAY|BYMONTHDAY|BYYEARDAY/;

interface Span {
  readonly start: string;
  readonly end: string;
}

/**
 * Every occurrence of a deadline, in order: from its own start, or the plan's, to its own end, or the plan's. Empty where it does not
 * recur. A rule that names a day is carried to the next worked day where that is off; a bare rhythm (`mensal`) is due at the end of each
 * period; the n-th working day of a month is counted by the holidays of the place.
 */
export function occurrencesOf(deadline: Deadline, plan: Span, days: WorkingDays): Occurrence[] {
  const { rrule } = deadline;
  if (rrule === null) return [];
  const start = deadline.start ?? plan.start;
  const end = [deadline.due ?? plan.end, plan.end].toSorted()[0] ?? plan.end;
  if (start > end) return [];
  const workday = WORKDAY_OF_MONTH.exec(rrule);
  if (workday !== null) return workdays(workday, { start, end }, days);
  const rule = rrule.startsWith('FREQ=WEEKLY') && !NAMES_A_DAY.test(rrule) ? weekly(start) : start;
  const starts = daysOf(rrule, rule, end).filter((day) => day >= start || !NAMES_A_DAY.test(rrule));
  return NAMES_A_DAY.test(rrule)
    ? starts.map((day) => carried(day, days))
    : starts.map((day, at) => ({
        day,
        due: endOfPeriod(starts[at + 1], day, { start, end }, rrule),
        moved: null,
      }));
}

/** A weekly rhythm runs from Monday to Sunday. */
function weekly(start: string): string {
  const day = Temporal.PlainDate.from(start);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

function daysOf(rrule: string, start: string, end: string, most = MOST): string[] {
  const dtstart = start.replaceAll('-', '');
  const until = end.replaceAll('-', '');
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=UTC:${dtstart}T000000\nRRULE:${rrule};UNTIL=${until}T235959Z`,
  });
  return rule.all((_date, at) => at < most).map((each) => each.toString().slice(0, 10));
}

function carried(day: string, days: WorkingDays): Occurrence {
  const due = days.carriedOn(day);
  if (due === day) return { day, due, moved: null };
  return { day, due, moved: days.holidayOn(day)?.name ?? 'fim de semana' };
}

/** The day before the next one begins, at most the end of the span; of a rule that names a month, the end of that month. */
function endOfPeriod(next: string | undefined, day: string, { end }: Span, rrule: string): string {
  const from = Temporal.PlainDate.from(day);
  const month = from.with({ day: from.daysInMonth }).toString();
  const later = from.add({ years: 5 }).toString();
  const following = next ?? daysOf(rrule, day, later, 2).at(1) ?? later;
  const before = Temporal.PlainDate.from(following).subtract({ days: 1 }).toString();
  return [/BYMONTH=/.test(rrule) ? month : before, end].toSorted()[0] ?? end;
}

function workdays(
  [, every = '1', nth = '1']: RegExpExecArray,
  { start, end }: Span,
  days: WorkingDays,
): Occurrence[] {
  const first = Temporal.PlainYearMonth.from(start.slice(0, 7));
  const months = first.until(Temporal.PlainYearMonth.from(end.slice(0, 7)), { largestUnit: 'months' }).months;
  return Array.from({ length: Math.floor(months / Number(every)) + 1 }, (_, at) =>
    days.nthOf(first.add({ months: at * Number(every) }).toString(), Number(nth)),
  )
    .filter((day) => day !== null && day >= start && day <= end)
    .map((day) => ({ day: day ?? '', due: day ?? '', moved: null }));
}

/** The day by which the earliest occurrence that nobody said done is due; null where there is none. `done` has their `day`. */
export function earliestOpen(planned: readonly Occurrence[], done: ReadonlySet<string>): string | null {
  const open = planned.filter(({ day }) => !done.has(day)).map(({ due }) => due);
  return open.toSorted()[0] ?? null;
}

/**
 * Where one occurrence stands today. Only a date that is certain, or that a person confirmed, can be overdue: by any other it is
 * merely unreported.
 */
export function stateOfOccurrence(
  occurrence: Occurrence,
  report: OccurrenceReport | null,
  deadline: Deadline,
  today: string,
): OccurrenceState {
  if (report !== null) return 'done';
  if (occurrence.due > today) return 'planned';
  if (occurrence.due === today) return 'dueToday';
  return isCertain(deadline) ? 'overdue' : 'unreported';
}
