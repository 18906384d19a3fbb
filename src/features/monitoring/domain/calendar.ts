import { Temporal } from 'temporal-polyfill';
import { addMonths, type Competencia } from '../../../kernel/competencia.ts';
import { formatDay } from '../../../kernel/format.ts';
import type { WorkingDays } from '../../../kernel/working-days.ts';

/** How the month of monitoring turns around the conduction meeting; configuration, each with the first competência that it rules. */
export interface CycleSettings {
  readonly starts: string;
  /** Of the month: 1 to 4, or -1 for the last. */
  readonly meetingWeek: number;
  /** Monday is 1, Sunday is 7. */
  readonly meetingWeekday: number;
  /** The meeting of this many months later looks at the competência. */
  readonly meetingMonthsAfter: number;
  /** Whether the days before and after the meeting are counted as they come or worked ones only. */
  readonly count: 'calendar' | 'working';
  readonly opensBefore: number;
  readonly reportBefore: number;
  readonly agendaBefore: number;
  readonly minutesAfter: number;
  readonly locksAfter: number;
  /** Worked days, whatever the count of the others: before the lock, when who has blanks is told for the last time. */
  readonly lastCallBefore: number;
}

/** A meeting that was put on another day than the rule's. */
export interface MovedMeeting {
  readonly day: string;
  readonly reason: string;
}

/** The days of one competência (`YYYY-MM-DD`); each is the last on which its thing is due, but for `opensOn`, the first. */
export interface CycleCalendar {
  readonly competencia: Competencia;
  readonly opensOn: string;
  /** By when units hold their own meeting and send: until here a report is in time. */
  readonly reportBy: string;
  readonly agendaOn: string;
  readonly meeting: string;
  /** The day that the rule gives, and why the meeting is on another. */
  readonly meetingByRule: string;
  readonly movedBecause: string | null;
  readonly minutesBy: string;
  /** The last day on which a unit may still write; it locks when this day ends. */
  readonly locksAfter: string;
  /** The day on which who still has blanks is told for the last time. */
  readonly lastCallOn: string;
}

/** The n-th weekday of a month (`YYYY-MM`), its last where `week` is -1. */
function nthWeekday(month: string, week: number, weekday: number): string {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const firstSuch = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  if (week > 0) return firstSuch.add({ days: 7 * (week - 1) }).toString();
  const weeks = Math.floor((first.daysInMonth - firstSuch.day) / 7);
  return firstSuch.add({ weeks }).toString();
}

/** The settings in force for a competência: the newest that begin with it or before; null before the first. */
export function settingsFor<S extends { readonly starts: string }>(
  settings: readonly S[],
  competencia: string,
): S | null {
  const begun = settings.filter(({ starts }) => starts <= competencia);
  return begun.reduce<S | null>(
    (newest, each) => (newest === null || each.starts > newest.starts ? each : newest),
    null,
  );
}

/**
 * The days of a competência. A meeting on a day off goes to the next that is worked. What comes before it, on a day off, is due on the
 * worked day before, so that nothing is asked later than the meeting; what comes after it, on the next (Lei nº 9.784/1999, art. 66, § 1º).
 * A meeting put off does not put off the opening: what has opened stays open.
 */
export function calendarOf(
  settings: CycleSettings,
  competencia: Competencia,
  days: WorkingDays,
  moved: MovedMeeting | null,
): CycleCalendar {
  const month = addMonths(competencia, settings.meetingMonthsAfter);
  const meetingByRule = days.carriedOn(nthWeekday(month, settings.meetingWeek, settings.meetingWeekday));
  const meeting = moved?.day ?? meetingByRule;
  const worked = settings.count === 'working';
  const beforeDay = (day: string, count: number) =>
    worked
      ? days.before(day, count)
      : days.carriedBack(Temporal.PlainDate.from(day).subtract({ days: count }).toString());
  const before = (count: number) => beforeDay(meeting, count);
  const after = (count: number) =>
    worked
      ? days.after(meeting, count)
      : days.carriedOn(Temporal.PlainDate.from(meeting).add({ days: count }).toString());
  const [opensOn] = [before(settings.opensBefore), beforeDay(meetingByRule, settings.opensBefore)].sort();
  const locksAfter = after(settings.locksAfter);
  return {
    competencia,
    opensOn: opensOn as string,
    reportBy: before(settings.reportBefore),
    agendaOn: before(settings.agendaBefore),
    meeting,
    meetingByRule,
    movedBecause: moved?.reason ?? null,
    minutesBy: after(settings.minutesAfter),
    locksAfter,
    lastCallOn: days.before(locksAfter, settings.lastCallBefore),
  };
}

/** What keeps these settings from ruling a cycle; every reason at once. */
export function settingsRefusals(settings: CycleSettings): string[] {
  const { opensBefore, reportBefore, agendaBefore, minutesAfter, locksAfter } = settings;
  const refusals: string[] = [];
  if (opensBefore <= reportBefore)
    refusals.push('A competência precisa abrir antes do dia até o qual as unidades enviam.');
  if (reportBefore < agendaBefore)
    refusals.push(
      'As unidades enviam até o dia em que a pauta fecha, ou antes: a pauta sai do que enviaram.',
    );
  if (minutesAfter > locksAfter)
    refusals.push('A competência não pode fechar antes da minuta da ata: os presentes ainda a emendam.');
  if (settings.meetingWeekday > 5)
    refusals.push('A reunião de condução é em dia útil, de segunda a sexta-feira.');
  return refusals;
}

/** Why a meeting may not be put on `day`, or null. */
export function moveRefusal(meeting: string, day: string, today: string, days: WorkingDays): string | null {
  if (meeting < today) return `A reunião foi em ${formatDay(meeting)}: já não muda de dia.`;
  if (day === meeting) return `A reunião já está marcada para ${formatDay(day)}: nada a mudar.`;
  if (day < today) return `${formatDay(day)} já passou. Escolha hoje ou um dia adiante.`;
  if (days.isWorkingDay(day)) return null;
  const holiday = days.holidayOn(day);
  const why = holiday === null ? 'fim de semana' : `feriado (${holiday.name})`;
  return `${formatDay(day)} é ${why}. O próximo dia útil é ${formatDay(days.carriedOn(day))}.`;
}

/** The competência that people work on, on a day: the earliest that has not locked. `calendarAt` answers null before the first settings. */
export function currentCompetencia(
  today: string,
  calendarAt: (competencia: Competencia) => CycleCalendar | null,
): Competencia {
  const month = today.slice(0, 7) as Competencia;
  for (let back = 4; back >= 0; back--) {
    const competencia = addMonths(month, -back);
    const calendar = calendarAt(competencia);
    if (calendar !== null && today <= calendar.locksAfter) return competencia;
  }
  return month;
}
