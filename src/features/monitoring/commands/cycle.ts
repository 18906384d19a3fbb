import { AppError } from '../../../kernel/app-error.ts';
import { addMonths, type Competencia } from '../../../kernel/competencia.ts';
import type { WorkingDays } from '../../../kernel/working-days.ts';
import type { Context } from '../../../platform/context.ts';
import { findPlanSeat } from '../../plan/index.ts';
import {
  type CycleCalendar,
  type CycleSettings,
  calendarOf,
  currentCompetencia,
  settingsFor,
} from '../domain/calendar.ts';
import { listMovedMeetings, listSettings, type MovedMeetingRecord } from '../store/settings.ts';

/** The cycle of this installation: its settings, and the days of any competência. */
export interface Cycle {
  readonly territory: string;
  /** Worked days at the plan's seat. */
  readonly days: WorkingDays;
  readonly settings: readonly CycleSettings[];
  readonly moved: ReadonlyMap<string, MovedMeetingRecord>;
  /** Null before the first settings. */
  find(competencia: Competencia): CycleCalendar | null;
  /** The days of a competência as other settings would give them; those in force where none are named. */
  withSettings(competencia: Competencia, settings: CycleSettings): CycleCalendar;
  current(): Competencia;
}

/** @throws AppError `not-found` where no plan stands. */
export async function openCycle(context: Context): Promise<Cycle> {
  const seat = await findPlanSeat(context);
  if (seat === null)
    throw new AppError(
      'not-found',
      'Esta instalação ainda não tem um plano a acompanhar. A superintendência o traz do seu documento, em Plano › Importar.',
    );
  const settings = await listSettings(context);
  const moved = new Map((await listMovedMeetings(context)).map((each) => [each.competencia, each]));
  const withSettings = (competencia: Competencia, chosen: CycleSettings) =>
    calendarOf(chosen, competencia, seat.days, moved.get(competencia) ?? null);
  const find = (competencia: Competencia) => {
    const inForce = settingsFor(settings, competencia);
    return inForce && withSettings(competencia, inForce);
  };
  return {
    territory: seat.territory,
    days: seat.days,
    settings,
    moved,
    find,
    withSettings,
    current: () => currentCompetencia(context.clock.today(), find),
  };
}

/** The same, or null where no plan stands. */
export function findCycle(context: Context): Promise<Cycle | null> {
  return openCycle(context).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  });
}

/** @throws AppError `not-found` before the first settings. */
export function getCalendar(cycle: Cycle, competencia: Competencia): CycleCalendar {
  const calendar = cycle.find(competencia);
  if (calendar !== null) return calendar;
  const first = cycle.settings[0]?.starts;
  throw new AppError(
    'not-found',
    first === undefined
      ? 'O calendário do ciclo ainda não foi definido. Quem gere o plano o define em Ciclo › Calendário.'
      : `O ciclo começa na competência ${first}: antes dela não há mês a acompanhar.`,
  );
}

/** The days of a competência: when it opens, its conduction meeting, when it locks. @throws AppError `not-found`. */
export async function calendarOfCompetencia(
  context: Context,
  competencia: Competencia,
): Promise<CycleCalendar> {
  return getCalendar(await openCycle(context), competencia);
}

/** The day of the conduction meeting that looks at a competência (`YYYY-MM-DD`). @throws AppError `not-found`. */
export async function conductionMeetingOf(context: Context, competencia: Competencia): Promise<string> {
  return (await calendarOfCompetencia(context, competencia)).meeting;
}

/** The next conduction meeting, today's included, and the competência it looks at; null where there is no cycle. */
export async function findNextConductionMeeting(context: Context): Promise<CycleCalendar | null> {
  const cycle = await findCycle(context);
  if (cycle === null) return null;
  const today = context.clock.today();
  const month = addMonths(today.slice(0, 7) as Competencia, -3);
  const ahead = Array.from({ length: 6 }, (_, at) => cycle.find(addMonths(month, at)));
  return ahead.find((each) => each !== null && each.meeting >= today) ?? null;
}
