import { Temporal } from 'temporal-polyfill';
import {
  addSeat,
  advance,
  amend,
  answerAmendment,
  type BodySummary,
  type ItemAnswer,
  issueMinutes,
  type MeetingAnswer,
  markDone,
  markPresence,
  type OutcomeBody,
  propose,
  readBody,
  readMeeting,
  sayOfItem,
} from '../../features/governance/index.ts';
import { findReportedPlan } from '../../features/plan/index.ts';
import type { Context } from '../../platform/context.ts';
import { between, chance, pick, shuffled } from './chance.ts';
import { type Act, at, dayAfter, daysFrom, type Past } from './past.ts';
import { words } from './words.ts';

/** A meeting that the life holds: of a body, by its key, on its day. */
export interface Sitting {
  readonly body: string;
  readonly key: string;
  readonly day: string;
}

type Said = OutcomeBody extends infer O
  ? O extends OutcomeBody
    ? Omit<O, 'expectedVersion'>
    : never
  : never;

const nameOf = ({ body, key }: Sitting): string => `meeting/${body}/${key}`;

/** How many items of a kind a meeting takes, and what it says of them. */
const LATE = { redefined: 2, assigned: 2, decided: 1 } as const;
const REDEFINED_AT_MOST = 3;
const DONE_SHARE = 0.7;

/** The end of a month some months after a day, as a meeting writes a new deadline. */
function newDeadline(day: string, months: number): string {
  const month = Temporal.PlainDate.from(day).add({ months });
  const last = month.with({ day: month.daysInMonth });
  return `até ${last.toLocaleString('pt-BR', { day: '2-digit', month: '2-digit', year: 'numeric' })}`;
}

/** An item with the name by which everything drawn and done of it is known: titles come twice, places do not. */
interface Item extends ItemAnswer {
  readonly name: string;
  /** Unit that answers for it: of its action, or whose proposal it is. */
  readonly answers: string | null;
}

function itemsOf(sitting: Sitting, { items, responsibles }: MeetingAnswer): Item[] {
  const units = new Map(responsibles.flatMap(({ kind, name, id }) => (kind === 'unit' ? [[name, id]] : [])));
  return items.map((item, place) => ({
    ...item,
    name: `${nameOf(sitting)}/${place}/${item.title}`,
    answers: item.action?.lines[0]?.unit ?? units.get(item.unit ?? '') ?? null,
  }));
}

const isOpen = ({ action }: ItemAnswer): boolean =>
  action?.lines.some(({ status }) => status !== 'completed' && status !== 'cancelled') ?? false;

function assigned(sitting: Sitting, item: Item): Said {
  const { name, answers } = item;
  if (answers === null) return decided(item, words.decisions);
  return {
    kind: 'assigned',
    words: pick(words.assignments, name),
    to: { kind: 'unit', id: answers },
    until: dayAfter(sitting.day, between(14, 55, `${name}/until`)),
  };
}

/** What is said of the late actions: some are redefined, some handed to somebody, one is decided. */
function ofLate(sitting: Sitting, items: readonly Item[]): [Item, Said][] {
  const late = shuffled(
    items.filter((item) => item.kind === 'lateAction' && isOpen(item)),
    ({ name }) => name,
  );
  const redefinable = late.filter(({ action }) => (action?.renegotiations ?? 0) < REDEFINED_AT_MOST);
  const redefined = redefinable.slice(0, LATE.redefined);
  const others = late.filter((item) => !redefined.includes(item));
  return [
    ...redefined.map((item): [Item, Said] => {
      const name = `${item.name}/redefined`;
      return [
        item,
        {
          kind: 'redefined',
          words: pick(words.redefinitions, name),
          deadline: newDeadline(sitting.day, between(3, 8, `${name}/months`)),
          actionVersion: item.action?.version ?? 0,
        },
      ];
    }),
    ...others.slice(0, LATE.assigned).map((item): [Item, Said] => [item, assigned(sitting, item)]),
    ...others
      .slice(LATE.assigned, LATE.assigned + LATE.decided)
      .map((item): [Item, Said] => [item, decided(item, words.decisions)]),
  ];
}

const decided = ({ name }: Item, texts: readonly string[]): Said => ({
  kind: 'decided',
  words: pick(texts, `${name}/decided`),
});

function ofOther(sitting: Sitting, item: Item): Said | null {
  const { name } = item;
  switch (item.kind) {
    case 'proposal':
      return chance(name) < 0.5 ? assigned(sitting, item) : decided(item, words.decisions);
    case 'pending':
      return chance(name) < 0.25
        ? { kind: 'rescheduled', words: pick(words.rescheduled, name) }
        : decided(item, words.decisions);
    case 'standing':
      return decided(item, words.decisionsOfNonConformities);
    case 'missedTarget':
      return chance(name) < 0.15 ? decided(item, words.decisionsOfTargets) : null;
    case 'lateAction':
    case 'raised':
      return null;
  }
}

/** What the meeting says, item by item in the order of its agenda. */
function outcomesOf(sitting: Sitting, meeting: MeetingAnswer): [Item, Said][] {
  const items = itemsOf(sitting, meeting);
  const late = new Map(ofLate(sitting, items));
  return items.flatMap((item): [Item, Said][] => {
    const said = late.get(item) ?? ofOther(sitting, item);
    return said === null ? [] : [[item, said]];
  });
}

const clock = (start: string, minutes: number): string =>
  Temporal.PlainDateTime.from(start).add({ minutes }).toString().slice(0, 16);

async function markAttendance(past: Past, sitting: Sitting, when: string, meeting: MeetingAnswer) {
  for (const { seat, institution, version, titular } of meeting.attendance) {
    if (titular === null) continue;
    const name = `${nameOf(sitting)}/presence/${institution}`;
    const drawn = chance(name);
    const presence =
      drawn < 0.68 ? 'titular' : drawn < 0.85 ? 'substitute' : drawn < 0.95 ? 'excused' : 'absent';
    const context = at(past, when, past.superintendence, name);
    await markPresence(context, sitting, { seat, presence, expectedVersion: version });
  }
}

async function step(past: Past, sitting: Sitting, when: string, move: 'freezeAgenda' | 'open' | 'close') {
  const context = at(past, when, past.superintendence, `${nameOf(sitting)}/${move}`);
  const { version } = await readMeeting(context, sitting);
  await advance(context, sitting, move, { expectedVersion: version });
}

/** The meeting itself: who came, what was said of each item, and its end. */
async function hold(past: Past, sitting: Sitting, opens: string): Promise<void> {
  await step(past, sitting, opens, 'open');
  const here = (when: string): Context => at(past, when, past.superintendence);
  await markAttendance(past, sitting, clock(opens, 5), await readMeeting(here(opens), sitting));
  const meeting = await readMeeting(here(opens), sitting);
  const outcomes = outcomesOf(sitting, meeting);
  let minutes = 10;
  for (const [item, said] of outcomes) {
    minutes += 4;
    if (item.id === null || item.outcomes.length > 0) continue;
    const context = at(past, clock(opens, minutes), past.superintendence, `${item.name}/said`);
    await sayOfItem(context, item.id, { ...said, expectedVersion: item.version } as OutcomeBody);
  }
  await step(past, sitting, clock(opens, minutes + 10), 'close');
}

/** Most of what was assigned is done by its day, and said so. */
async function sayDone(past: Past, sitting: Sitting, when: string): Promise<void> {
  const meeting = await readMeeting(at(past, when, past.superintendence), sitting);
  for (const item of itemsOf(sitting, meeting)) {
    const open = item.outcomes.find((outcome) => outcome.isOpen);
    const name = `${item.name}/done`;
    if (item.id === null || open === undefined || chance(name) >= DONE_SHARE) continue;
    const doneOn = dayAfter(when.slice(0, 10), -between(0, 9, `${name}/day`));
    const context = at(past, when, past.superintendence, name);
    await markDone(context, item.id, {
      ...{ outcome: open.id, doneOn, expectedVersion: item.version },
      words: pick(words.assignmentsDone, `${name}/words`),
    });
  }
}

/** A unit takes to the meeting one of its actions that goes on. */
async function proposeTo(past: Past, sitting: Sitting, unit: string, when: string): Promise<void> {
  const name = `${nameOf(sitting)}/proposal/${unit}`;
  const context = at(past, when, past.staffOf(unit).sends, name);
  const plan = await findReportedPlan(context);
  const { backlog } = await readBody(context, sitting.body);
  const waiting = new Set(backlog.map(({ action }) => action?.id));
  const open = (plan?.actions ?? []).filter(
    ({ id, lines }) =>
      !waiting.has(id) && lines.some((line) => line.unit === unit && line.status === 'inProgress'),
  );
  if (open.length === 0) return;
  const { id, title } = pick(open, name);
  await propose(context, sitting.body, {
    title: `${id} ${title.replace(/[;.\s]+$/, '')}`,
    note: pick(words.proposals, `${name}/note`),
    action: id,
    indicator: null,
    unit,
  });
}

/** Somebody who came amends the draft, once it was sent to them; nobody does where no unit of the demonstration came. */
async function discuss(past: Past, sitting: Sitting, closedOn: string): Promise<void> {
  const name = `${nameOf(sitting)}/amendment`;
  const { text, accepted, reason } = pick(words.amendments, name);
  const when = `${dayAfter(closedOn, 2)}T10:15`;
  const { attendance } = await readMeeting(at(past, when, past.superintendence), sitting);
  const units = attendance
    .filter(({ presence, institution }) => presence === 'titular' && past.units.includes(institution))
    .map(({ institution }) => institution);
  if (units.length === 0) return;
  const proposed = at(past, when, past.staffOf(pick(units, name)).sends, `${name}/proposed`);
  const { id } = await amend(proposed, sitting, { item: null, text });
  const answered = at(past, `${dayAfter(closedOn, 3)}T15:30`, past.superintendence, `${name}/answered`);
  await answerAmendment(answered, sitting, id, { accepted, reason, expectedVersion: 1 });
}

async function issue(past: Past, sitting: Sitting, when: string): Promise<void> {
  const context = at(past, when, past.superintendence, `${nameOf(sitting)}/issue`);
  const { version } = await readMeeting(context, sitting);
  await issueMinutes(context, sitting, { expectedVersion: version });
}

const AMENDED_SHARE = 0.35;

/** A sitting from its agenda to its issued minutes. `agendaOn` is the day on which the agenda closes. */
export function sittingActs(
  past: Past,
  sitting: Sitting,
  { agendaOn, before }: { readonly agendaOn: string; readonly before: Sitting | null },
): Act[] {
  const { day } = sitting;
  const opens = `${day}T08:30`;
  const [first, second] = shuffled(past.units, (unit) => `${nameOf(sitting)}/${unit}`);
  const proposing = [first, chance(nameOf(sitting)) < 0.5 ? second : undefined].filter(
    (unit) => unit !== undefined,
  );
  const amended = chance(`${nameOf(sitting)}/amended`) < AMENDED_SHARE;
  const on = (days: number, hour: string) => `${dayAfter(day, days)}T${hour}`;
  return [
    ...proposing.map((unit, place): Act => {
      const when = `${dayAfter(agendaOn, -2)}T1${place}:20`;
      return { at: when, run: () => proposeTo(past, sitting, unit, when) };
    }),
    ...(before === null
      ? []
      : [{ at: `${agendaOn}T09:00`, run: () => sayDone(past, before, `${agendaOn}T09:00`) }]),
    { at: `${agendaOn}T16:30`, run: () => step(past, sitting, `${agendaOn}T16:30`, 'freezeAgenda') },
    { at: opens, run: () => hold(past, sitting, opens) },
    ...(amended ? [{ at: on(3, '15:30'), run: () => discuss(past, sitting, day) }] : []),
    { at: on(9, '09:10'), run: () => issue(past, sitting, on(9, '09:10')) },
  ];
}

/** A body's institutions send their people for two years; one is still to say whom. */
export async function fillSeats(past: Past, body: BodySummary, when: string): Promise<void> {
  const isConduction = body.kind === 'conduction';
  const seats = isConduction ? words.seats.conduction : words.seats.others;
  const day = when.slice(0, 10);
  for (const [institution, segment] of seats) {
    const name = `seat/${body.id}/${institution}`;
    const vacant = !isConduction && chance(name) < 0.12;
    const person = (as: string) => (vacant ? null : `${as} – ${institution} (Demonstração)`);
    const to = isConduction ? null : dayAfter(day, between(640, 900, `${name}/term`));
    await addSeat(at(past, when, past.superintendence, name), body.id, {
      ...{ institution, segment, from: day, to, expectedVersion: 0 },
      titular: person('Titular'),
      titularPerson: past.units.includes(institution) ? past.staffOf(institution).sends.id : null,
      substitute: chance(`${name}/substitute`) < 0.8 ? person('Suplente') : null,
    });
  }
}

/** Days of a body's past meetings, the newest first. */
export async function lastSitting(past: Past, body: string, before: string): Promise<Sitting | null> {
  const { meetings } = await readBody(at(past, `${before}T07:00`, past.superintendence), body);
  const held = meetings.filter(({ day, stage }) => daysFrom(day, before) > 0 && stage === 'final');
  const last = held.at(-1);
  return last === undefined ? null : { body, key: last.key, day: last.day };
}
