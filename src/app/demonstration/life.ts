import { readBodies } from '../../features/governance/index.ts';
import { moveConductionMeeting, readMonth, turnCycle } from '../../features/monitoring/index.ts';
import { findReportedPlan } from '../../features/plan/index.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { addMonths, type Competencia } from '../../kernel/competencia.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { append, listEvents } from '../../platform/events.ts';
import { bodyActs } from './bodies.ts';
import type { LifeAnswer } from './contract.ts';
import { evaluationActs } from './evaluation.ts';
import { fillSeats, lastSitting, sittingActs } from './meetings.ts';
import { nonConformityActs } from './nonconformities.ts';
import { type Act, at, dayAfter, nowIn, openPast, type Past, perform, systemAt } from './past.ts';
import { type Dues, type Month, unitActs } from './reports.ts';
import { words } from './words.ts';

const STREAM = 'demonstration-life';

/** How far the life of the plan is told: its first competência, the one up to which it goes, and those that are told. */
export interface LifeTold {
  readonly from: Competencia;
  readonly until: Competencia;
  readonly told: readonly Competencia[];
}

/** What was told of the life so far; null before it began. */
export async function findLife(context: Context): Promise<LifeTold | null> {
  const events = await listEvents(context, STREAM);
  const begun = events.find(({ type }) => type === 'begun');
  const last = events.at(-1);
  if (begun === undefined || last === undefined) return null;
  const told = events.filter(({ type }) => type === 'told').map(({ data }) => data.competencia);
  return {
    from: begun.data.from as Competencia,
    until: last.data.until as Competencia,
    told: told as Competencia[],
  };
}

async function record(context: Context, type: string, data: Record<string, unknown>): Promise<void> {
  await inTransaction({ ...context, actor: SYSTEM, commandId: null }, (tx) =>
    append(tx, { stream: STREAM, type, data }),
  );
}

const currentCompetencia = async (context: Context): Promise<Competencia | null> => {
  const plan = await findReportedPlan(context);
  if (plan === null) return null;
  return (await readMonth(context, 'current')).current as Competencia;
};

async function begin(context: Context, months: number, current: Competencia): Promise<LifeTold> {
  const known = await findLife(context);
  if (known !== null) return known;
  const plan = await findReportedPlan(context);
  const first = plan?.from.slice(0, 7) as Competencia;
  const wanted = addMonths(current, -months);
  const from = wanted < first ? first : wanted;
  await record(context, 'begun', { from, until: current });
  return { from, until: current, told: [] };
}

async function duesOf(context: Context): Promise<Dues> {
  const plan = await findReportedPlan(context);
  return new Map((plan?.actions ?? []).map(({ id, due }) => [id, due]));
}

/** By code: who is behind, by which the month lists them, changes as the life is told. */
async function unitsAsked(past: Past, competencia: Competencia, day: string): Promise<string[]> {
  const { units } = await readMonth(at(past, `${day}T07:00`, past.superintendence), competencia);
  return units.map(({ unit }) => unit).sort();
}

/** The month in course always has its days open: where it has not opened yet, its meeting is brought forward. */
async function openEarly(past: Past, competencia: Competencia): Promise<void> {
  const today = past.present.clock.today();
  const answer = await readMonth(past.present, competencia);
  if (answer.phase !== 'ahead') return;
  for (let days = 7; days < 12; days += 1) {
    const moved = await moveConductionMeeting({ ...past.present, actor: past.superintendence }, competencia, {
      day: dayAfter(today, days),
      reason: words.broughtForward,
      expectedVersion: answer.meetingVersion,
    }).catch(() => null);
    if (moved !== null) return;
  }
}

/** One competência, from its opening to its lock or, of the one in course, to this hour. @returns how many acts were refused. */
async function tellMonth(
  past: Past,
  competencia: Competencia,
  number: number,
  current: Competencia,
): Promise<number> {
  const inCourse = competencia === current;
  if (inCourse) await openEarly(past, competencia);
  const { calendar, lockedAt } = await readMonth(past.present, competencia);
  if (lockedAt !== null) return 0;
  const month: Month = { ...calendar, competencia, number, inCourse };
  const dues = await duesOf(past.present);
  const units = await unitsAsked(past, competencia, calendar.opensOn);
  const acts: Act[] = [
    turn(past, `${calendar.opensOn}T06:00`),
    ...units.flatMap((unit) => unitActs(past, month, unit, dues)),
    ...(await conductionActs(past, month, calendar)),
    ...(await bodyActs(past, month)),
    ...nonConformityActs(past, month),
    ...evaluationActs(past, month),
    turn(past, `${dayAfter(calendar.locksAfter, 1)}T06:00`),
  ];
  return perform(past, acts, nowIn(past));
}

const turn = (past: Past, when: string): Act => ({ at: when, run: () => turnCycle(systemAt(past, when)) });

async function conductionActs(
  past: Past,
  { meeting, inCourse }: Month,
  { agendaOn, meetingByRule }: { readonly agendaOn: string; readonly meetingByRule: string },
): Promise<Act[]> {
  if (inCourse) return [];
  const { items } = await readBodies(past.present);
  const body = items.find(({ kind }) => kind === 'conduction');
  if (body === undefined) return [];
  const before = await lastSitting(past, body.id, meeting);
  return sittingActs(past, { body: body.id, key: meetingByRule, day: meeting }, { agendaOn, before });
}

/** The bodies are seated before the first month opens. */
async function seatBodies(past: Past, when: string): Promise<void> {
  for (const body of (await readBodies(past.present)).items) await fillSeats(past, body, when);
}

const monthsTo = (from: Competencia, current: Competencia): Competencia[] => {
  const all: Competencia[] = [];
  for (let each = from; each <= current; each = addMonths(each, 1)) all.push(each);
  return all;
};

/** How much of the life is told, of how much; zero of zero where none was asked for. */
export async function readLife(context: Context): Promise<LifeAnswer> {
  const life = await findLife(context);
  if (life === null) return { told: 0, of: 0 };
  const all = monthsTo(life.from, life.until);
  return { told: all.filter((each) => life.told.includes(each)).length, of: all.length };
}

export interface Telling {
  readonly months: number;
  /** Called as each competência is told. */
  readonly onMonth?: (told: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Tells the life of the plan in the demonstration: month after month by the same commands as people use, under the clock of each day, up to
 * the competência in course. Cut short, it goes on where it stopped; told again, it does nothing. A month that locked by itself is left.
 * @returns how many acts were refused: what people did by hand meanwhile stands.
 */
export async function tellLife(context: Context, { months, onMonth, signal }: Telling): Promise<number> {
  if (context.env.mode === 'production' || months === 0) return 0;
  const current = await currentCompetencia(context);
  if (current === null) return 0;
  const life = await begin(context, months, current);
  const past = await openPast(context, `${life.from}-01`, signal);
  const all = monthsTo(life.from, current);
  if (life.told.length === 0) await seatBodies(past, `${life.from}-01T09:00`);
  let refused = 0;
  for (const [number, competencia] of all.entries()) {
    if (life.told.includes(competencia)) continue;
    refused += await tellMonth(past, competencia, number, current);
    if (signal?.aborted) break;
    await record(context, 'told', { competencia, until: current });
    onMonth?.(number + 1, all.length);
  }
  return refused;
}
