import {
  approveCells,
  type MonthLine,
  readReport,
  returnReport,
  sayCells,
  sendReport,
  tellMeeting,
} from '../../features/monitoring/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Competencia } from '../../kernel/competencia.ts';
import { between, chance, pick } from './chance.ts';
import { fateOf, standingIn } from './fate.ts';
import { type Act, at, dayAfter, daysFrom, type Past, weekday } from './past.ts';
import { commentOf, words } from './words.ts';

/** A competência as the life goes through it. */
export interface Month {
  readonly competencia: Competencia;
  /** Months since the life began. */
  readonly number: number;
  readonly opensOn: string;
  readonly reportBy: string;
  readonly meeting: string;
  readonly locksAfter: string;
  /** It is the month in course: what waits for a decision is left to who tries Pactua. */
  readonly inCourse: boolean;
}

/** Days of the deadlines of actions, null where one has no end. */
export type Dues = ReadonlyMap<string, string | null>;

/** How a unit takes a month: `late` and `blank` grow rarer as the units learn. */
type Habit = 'inTime' | 'late' | 'blank';

function habitOf(unit: string, { number, competencia }: Month, hasStaff: boolean): Habit {
  const learnt = Math.min(number, 18) / 18;
  const blank = (hasStaff ? 0.12 : 0.5) * (1 - 0.7 * learnt);
  const late = 0.34 * (1 - 0.6 * learnt);
  const drawn = chance(`habit/${competencia}/${unit}`);
  if (drawn < blank) return 'blank';
  return drawn < blank + late ? 'late' : 'inTime';
}

const RETURNED_SHARE = 0.16;
const COMMENT_SHARE = 0.3;
/** Of late lines: now and then one says nothing, which a reviewer finds. */
const COMMENT_SHARE_LATE = 0.9;

const MONTHS_DAYS = 30.44;

/** What a unit says of a line in a month; null where its story is told already. */
function cellOf(past: Past, month: Month, line: MonthLine, dues: Dues) {
  const part = `${line.action}/${line.unit}`;
  const due = dues.get(line.action) ?? null;
  const dueMonth = due === null ? null : Math.floor(daysFrom(past.from, due) / MONTHS_DAYS);
  const before = line.progress ?? line.before?.progress ?? null;
  const { status, progress } = standingIn(fateOf(part, dueMonth), month.number, before);
  const late = line.lateness?.state === 'late' || line.lateness?.state === 'lateWithoutStatus';
  const name = `comment/${month.competencia}/${part}`;
  const closes = status === 'completed' || status === 'cancelled';
  const speaks = closes || chance(name) < (late ? COMMENT_SHARE_LATE : COMMENT_SHARE);
  const moment = late && status === 'inProgress' ? 'late' : status;
  return {
    ...{ action: line.action, unit: line.unit, status, progress },
    ...{ expectedVersion: line.version, lineVersion: line.lineVersion },
    ...(speaks && { comment: commentOf(line.title, moment, name) }),
  };
}

const gesture = (month: Month, unit: string, what: string): string =>
  `month/${month.competencia}/${unit}/${what}`;

async function say(past: Past, month: Month, unit: string, when: string, dues: Dues): Promise<void> {
  const { reports } = past.staffOf(unit);
  const context = at(past, when, reports, gesture(month, unit, 'say'));
  const { lines } = await readReport(context, month.competencia, unit);
  const cells = lines
    .filter(({ refusal }) => refusal === null)
    .map((line) => cellOf(past, month, line, dues));
  if (cells.length > 0) await sayCells(context, month.competencia, { cells });
}

async function send(past: Past, month: Month, unit: string, when: string, what: string): Promise<void> {
  const { reports, sends } = past.staffOf(unit);
  const hand = async (actor: Actor, step: string) => {
    const context = at(past, when, actor, gesture(month, unit, `${what}/${step}`));
    const { version } = await readReport(context, month.competencia, unit);
    await sendReport(context, month.competencia, unit, version);
  };
  if (reports !== sends) await hand(reports, 'submit');
  await hand(sends, 'send');
}

async function tellOwnMeeting(past: Past, month: Month, unit: string, when: string): Promise<void> {
  const context = at(past, when, past.staffOf(unit).sends, gesture(month, unit, 'meeting'));
  const { version } = await readReport(context, month.competencia, unit);
  const name = `unit-meeting/${month.competencia}/${unit}`;
  // Held after the conduction meeting it would not be told as held.
  const held = when.slice(0, 10) <= month.meeting && chance(name) < 0.84;
  const note = held ? pick(words.unitMeetings, `${name}/note`) : pick(words.noUnitMeeting, `${name}/note`);
  const day = held ? when.slice(0, 10) : null;
  await tellMeeting(context, month.competencia, unit, { expectedVersion: version, held, day, note });
}

/** The superintendence gives one line back; the unit answers it and sends again. */
async function giveBack(past: Past, month: Month, unit: string, when: string): Promise<void> {
  const context = at(past, when, past.superintendence, gesture(month, unit, 'return'));
  const { version, lines } = await readReport(context, month.competencia, unit);
  const [doubtful] = lines.filter(({ said, findings }) => said && findings.length > 0);
  const line = doubtful ?? lines.find(({ said }) => said);
  if (line === undefined) return;
  const name = `return/${month.competencia}/${unit}`;
  await returnReport(context, month.competencia, unit, {
    expectedVersion: version,
    reason: pick(words.returned, name),
    cells: [{ action: line.action, expectedVersion: line.version }],
  });
}

async function answer(past: Past, month: Month, unit: string, when: string): Promise<void> {
  const { reports } = past.staffOf(unit);
  const context = at(past, when, reports, gesture(month, unit, 'answer'));
  const { lines } = await readReport(context, month.competencia, unit);
  const cells = lines
    .filter(({ review }) => review === 'returned')
    .map(({ action, version, lineVersion }) => ({
      ...{ action, unit, lineVersion, expectedVersion: version },
      comment: pick(words.answers, `answer/${month.competencia}/${action}/${unit}`),
    }));
  if (cells.length > 0) await sayCells(context, month.competencia, { cells });
  await send(past, month, unit, when, 'again');
}

async function approve(past: Past, month: Month, unit: string, when: string): Promise<void> {
  const context = at(past, when, past.superintendence, gesture(month, unit, 'approve'));
  const { state, lines } = await readReport(context, month.competencia, unit);
  const cells = lines
    .filter(({ said, review, version }) => said && version > 0 && review !== 'approved')
    .map(({ action, version }) => ({ action, unit, expectedVersion: version }));
  if (state === 'sent' && cells.length > 0) await approveCells(context, month.competencia, { cells });
}

const hour = (name: string, from: number, to: number): string =>
  `${String(between(from, to, `${name}/hour`)).padStart(2, '0')}:${String(between(0, 59, `${name}/minute`)).padStart(2, '0')}`;

/** Days between who is late and the lock: what is given back then is still answered. */
const MARGIN = 3;

/** On which day a unit sends: within the days of who is in time, or after them and before the month locks. */
function sendingDay(
  { competencia, opensOn, reportBy, locksAfter }: Month,
  unit: string,
  habit: Habit,
): string {
  const name = `day/${competencia}/${unit}`;
  if (habit === 'inTime') {
    const day = weekday(dayAfter(opensOn, between(0, daysFrom(opensOn, reportBy), name)));
    return day < reportBy ? day : reportBy;
  }
  const most = Math.max(1, daysFrom(reportBy, locksAfter) - MARGIN);
  return weekday(dayAfter(reportBy, between(1, most, name)));
}

/** What a unit does in a month, and what the superintendence does of it. */
export function unitActs(past: Past, month: Month, unit: string, dues: Dues): Act[] {
  const { reports, sends } = past.staffOf(unit);
  const hasStaff = sends !== past.superintendence;
  const habit = habitOf(unit, month, hasStaff);
  if (habit === 'blank' || (month.inCourse && past.hasTechnician(unit))) return [];
  const day = sendingDay(month, unit, habit);
  const hours = (what: string, from: number, to: number) =>
    hour(`${month.competencia}/${unit}/${what}`, from, to);
  const said = `${day}T${hours('say', 8, 10)}`;
  const sent = `${day}T${hours('send', 14, 16)}`;
  const acts: Act[] = [
    { at: said, run: () => say(past, month, unit, said, dues) },
    ...(hasStaff
      ? [{ at: `${day}T13:00`, run: () => tellOwnMeeting(past, month, unit, `${day}T13:00`) }]
      : []),
    { at: sent, run: () => send(past, month, unit, sent, 'first') },
  ];
  if (!hasStaff || reports === past.superintendence) return acts;
  return [...acts, ...reviewActs(past, month, unit, day)];
}

/** The superintendence looks at what was sent: sometimes it gives a line back; it approves before the month locks. */
function reviewActs(past: Past, month: Month, unit: string, sentOn: string): Act[] {
  if (month.inCourse) return [];
  const day = (days: number) => {
    const wanted = dayAfter(sentOn, days);
    return wanted < month.locksAfter ? wanted : month.locksAfter;
  };
  const returned = chance(`return/${month.competencia}/${unit}`) < RETURNED_SHARE;
  const approved = `${day(returned ? 3 : 1)}T17:40`;
  const acts: Act[] = [{ at: approved, run: () => approve(past, month, unit, approved) }];
  if (!returned) return acts;
  const given = `${day(1)}T09:20`;
  const answered = `${day(2)}T17:05`;
  return [
    { at: given, run: () => giveBack(past, month, unit, given) },
    { at: answered, run: () => answer(past, month, unit, answered) },
    ...acts,
  ];
}
