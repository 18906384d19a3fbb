import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../kernel/app-error.ts';
import { addMonths, type Competencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { calendarOfCompetencia } from '../../monitoring/index.ts';
import { findPlanSeat, recurringDays } from '../../plan/index.ts';
import { daysAsHeld, daysByTerms, type MeetingDays } from '../domain/meeting.ts';
import { type BodyRecord, listBodies, listBodiesSeating } from '../store/bodies.ts';
import { findMeeting, listMeetings, type MeetingRecord } from '../store/meetings.ts';
import { readConduct } from './conducting.ts';

/** A meeting as the calendar shows it; `version` 0 while only the series says that it will be held. */
export interface Planned extends MeetingRecord {
  /** The holiday or weekend that moved it by itself; null where nothing did, or people moved it. */
  readonly moved: string | null;
}

const unsaid = {
  stage: 'planned',
  reason: null,
  openedAt: null,
  closedAt: null,
  markedOn: null,
  packSent: null,
  draftSent: null,
  paper: null,
  version: 0,
} as const satisfies Partial<MeetingRecord>;

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Days that a holiday may carry a meeting beyond the span that was asked. */
const CARRIED_DAYS = 15;

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** What the series of a body says of a span, by days of the rule. */
async function seriesOf(context: Context, body: BodyRecord, { from, to }: Span): Promise<Planned[]> {
  const { series, endedOn, id } = body;
  if (series === null) return [];
  const start = [from, series.from].toSorted()[1] ?? from;
  const end = endedOn === null ? to : ([to, endedOn].toSorted()[0] ?? to);
  if (start > end) return [];
  const { rrule, hour, place } = series;
  const days =
    rrule === null
      ? await cycleDays(context, { from: start, to: end })
      : await ruleDays(context, rrule, { from: start, to: end });
  return days.map((each) => ({ body: id, hour, place, ...unsaid, ...each }));
}

type Day = Pick<Planned, 'key' | 'day' | 'moved'>;

async function ruleDays(context: Context, rrule: string, { from, to }: Span): Promise<Day[]> {
  const seat = await findPlanSeat(context);
  if (seat === null) return [];
  return recurringDays(rrule, { start: from, end: to }, seat.days).map(({ day, due, moved }) => ({
    key: day,
    day: due,
    moved,
  }));
}

/** Months by which a meeting may follow the competência that it looks at. */
const MOST_MONTHS_AFTER = 4;

/** The conduction meetings, as the calendar of the cycle has them; none where no cycle turns. */
async function cycleDays(context: Context, { from, to }: Span): Promise<Day[]> {
  const days: Day[] = [];
  const last = to.slice(0, 7);
  let competencia = addMonths(from.slice(0, 7) as Competencia, -MOST_MONTHS_AFTER);
  for (; competencia <= last; competencia = addMonths(competencia, 1)) {
    const month = await calendarOfCompetencia(context, competencia).catch(absent);
    if (month === null || month.meetingByRule < from || month.meetingByRule > to) continue;
    days.push({ key: month.meetingByRule, day: month.meeting, moved: month.movedBecause });
  }
  return days;
}

function absent(error: unknown): null {
  if (error instanceof AppError && error.code === 'not-found') return null;
  throw error;
}

type Month = Awaited<ReturnType<typeof calendarOfCompetencia>>;

/** The month of the cycle whose conduction meeting the rule puts on this day; null where none is. */
async function findMonthMetOn(context: Context, key: string): Promise<Month | null> {
  for (let after = 0; after <= MOST_MONTHS_AFTER; after += 1) {
    const competencia = addMonths(key.slice(0, 7) as Competencia, -after);
    const month = await calendarOfCompetencia(context, competencia).catch(absent);
    if (month?.meetingByRule === key) return month;
  }
  return null;
}

/** Its competência. @throws AppError `not-found`. */
export async function competenciaMetOn(context: Context, key: string): Promise<Competencia> {
  const month = await findMonthMetOn(context, key);
  if (month !== null) return month.competencia;
  throw new AppError('not-found', 'Nenhuma competência do ciclo tem a sua reunião neste dia.');
}

/** The days around a meeting: of one of the monthly cycle, those of its calendar; of any other, those of the body. */
export async function daysOf(
  context: Context,
  { series, terms }: BodyRecord,
  { key, day, markedOn, closedAt }: Pick<MeetingRecord, 'key' | 'day' | 'markedOn' | 'closedAt'>,
): Promise<MeetingDays> {
  const month = series?.rrule === null ? await findMonthMetOn(context, key) : null;
  const days =
    month === null
      ? daysByTerms(day, terms)
      : { agendaOn: month.agendaOn, draftBy: month.minutesBy, amendUntil: month.locksAfter };
  const { timeZone } = context.env;
  const closedOn =
    closedAt === null
      ? null
      : Temporal.Instant.from(closedAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return daysAsHeld(days, { markedOn, closedOn });
}

/** Every meeting of these bodies in a span, said or only planned, in order. */
export async function calendarOf(
  context: Context,
  bodies: readonly BodyRecord[],
  span: Span,
): Promise<Planned[]> {
  const wide = { from: shifted(span.from, -CARRIED_DAYS), to: shifted(span.to, CARRIED_DAYS) };
  const said = await listMeetings(context, {
    bodies: bodies.map(({ id }) => id),
    from: shifted(wide.from, -CARRIED_DAYS),
    to: shifted(wide.to, CARRIED_DAYS),
  });
  const keys = new Set(said.map(({ body, key }) => `${body} ${key}`));
  const planned: Planned[] = [];
  for (const body of bodies) planned.push(...(await seriesOf(context, body, wide)));
  return [
    ...said.map((each) => ({ ...each, moved: null })),
    ...planned.filter(({ body, key }) => !keys.has(`${body} ${key}`)),
  ]
    .filter(({ day }) => day >= span.from && day <= span.to)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.body.localeCompare(b.body));
}

export async function readCalendar(context: Context, span: Span) {
  const bodies = await listBodies(context);
  const names = new Map(bodies.map((body) => [body.id, body]));
  const seated = new Set(await listBodiesSeating(context, context.actor.id));
  const conduct = await readConduct(context);
  return (await calendarOf(context, bodies, span)).flatMap((meeting) => {
    const body = names.get(meeting.body);
    if (body === undefined) return [];
    const { keeps, conducts } = conduct(body);
    const mine = keeps || seated.has(body.id);
    return { ...meeting, bodyName: body.name, kind: body.kind, mine, mayConduct: conducts };
  });
}

export const calendarOfBody = (context: Context, body: BodyRecord, span: Span): Promise<Planned[]> =>
  calendarOf(context, [body], span);

/** How far ahead the next meeting is looked for. */
const HORIZON_DAYS = 400;

/** The first meeting after a day that is not called off; null where none is in sight. */
export async function nextMeeting(
  context: Context,
  body: BodyRecord,
  after: string,
): Promise<Planned | null> {
  const ahead = await calendarOf(context, [body], {
    from: shifted(after, 1),
    to: shifted(after, HORIZON_DAYS),
  });
  return ahead.find(({ stage }) => stage === 'planned' || stage === 'agenda') ?? null;
}

/** A meeting by its key, said or planned; null where the series has none on it. */
export async function findPlanned(context: Context, body: BodyRecord, key: string): Promise<Planned | null> {
  const said = await findMeeting(context, body.id, key);
  if (said !== null) return { ...said, moved: null };
  return (await seriesOf(context, body, { from: key, to: key })).find((each) => each.key === key) ?? null;
}
