import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../kernel/app-error.ts';
import { formatDay } from '../../../kernel/format.ts';
import type { Context } from '../../../platform/context.ts';
import { listNames, listUnits } from '../../accounts/index.ts';
import { getAct } from '../../acts/index.ts';
import { getPaper, paperNumber } from '../../documents/index.ts';
import { type ActionBrief, listActionBriefs, recurrenceInWords } from '../../plan/index.ts';
import { getTerritory } from '../../territory/index.ts';
import type { BodyDetail, BodySummary, ItemAnswer, MeetingAnswer, SeatAnswer } from '../contract.ts';
import { type Item, outcomeWords, type Said, standing } from '../domain/agenda.ts';
import { countPresent } from '../domain/attendance.ts';
import { amendmentRefusal } from '../domain/meeting.ts';
import { countWords } from '../domain/minutes.ts';
import { seatWords, stateOfSeat } from '../domain/seat.ts';
import { type BodyRecord, getBody, listBodies, listSeats, type SeatRecord } from '../store/bodies.ts';
import { listComing } from '../store/links.ts';
import { type ItemRecord, listAmendments, listAttendance, listItems } from '../store/meetings.ts';
import { builtAgenda } from './agenda.ts';
import { listBefore, standingIn } from './assignments.ts';
import { readManaged } from './bodies.ts';
import { calendarOfBody, daysOf, findPlanned } from './calendar.ts';
import { readConduct } from './conducting.ts';
import type { MeetingKey } from './meetings.ts';
import { MUNICIPAL_BOARDS } from './municipal.ts';
import { listParticipants, listResponsibles } from './responsibles.ts';
import { attendees } from './tell.ts';

function seatAnswer(seat: SeatRecord, today: string): SeatAnswer {
  const { id, institution, segment, titular, substitute, from, to, version } = seat;
  const state = stateOfSeat(seat, today);
  return {
    id,
    institution,
    segment,
    titular,
    substitute,
    titularPerson: seat.titularPerson ?? null,
    substitutePerson: seat.substitutePerson ?? null,
    from,
    to,
    version,
    state: state.state,
    stateWords: seatWords(state),
  };
}

/** When it meets by itself, in words; null where it does not. */
function seriesWords({ series }: BodyRecord): string | null {
  if (series === null) return null;
  return series.rrule === null ? 'no dia que o calendário do ciclo dá' : recurrenceInWords(series.rrule);
}

async function summaryOf(
  context: Context,
  body: BodyRecord,
  seats: readonly SeatRecord[],
): Promise<BodySummary> {
  const today = context.clock.today();
  const { code, name, level } = (await getTerritory(context)).get(body.territory, today);
  const states = seats.map((seat) => stateOfSeat(seat, today).state);
  const { territory: _territory, actions, ...rest } = body;
  return {
    ...rest,
    actions: [...actions],
    place: { code, name, level },
    seriesWords: seriesWords(body),
    seats: seats.length,
    vacant: states.filter((state) => state === 'vacant').length,
    expiring: states.filter((state) => state === 'expiring' || state === 'expired').length,
  };
}

/** Every body with how its seats stand. */
export async function readBodies(context: Context) {
  const seats = Map.groupBy(await listSeats(context), ({ body }) => body);
  const bodies = await listBodies(context);
  const items: BodySummary[] = [];
  for (const body of bodies) items.push(await summaryOf(context, body, seats.get(body.id) ?? []));
  const { home } = await getTerritory(context);
  return {
    items,
    next: null,
    municipal: MUNICIPAL_BOARDS.map(({ action, name }) => ({ action, name })),
    mayManage: (await readManaged(context))(home),
  };
}

/** Days of meetings that the page of a body shows before and after today. */
const AROUND = { before: 400, after: 190 };

/** One body: its seats, its meetings around today and what waits for the next one. @throws AppError `not-found`. */
export async function readBody(context: Context, id: string): Promise<BodyDetail> {
  const body = await getBody(context, id);
  const today = context.clock.today();
  const seats = await listSeats(context, [id]);
  const meetings = await calendarOfBody(context, body, {
    from: Temporal.PlainDate.from(today).subtract({ days: AROUND.before }).toString(),
    to: Temporal.PlainDate.from(today).add({ days: AROUND.after }).toString(),
  });
  const briefs = await listActionBriefs(context, body.actions);
  const mayManage = (await readManaged(context))(body.territory);
  const { conducts, words } = (await readConduct(context))(body);
  return {
    ...(await summaryOf(context, body, seats)),
    actName: body.act === null ? null : (await getAct(context, body.act)).title,
    actionTitles: briefs.map((each) => ({ id: each.id, title: each.title })),
    seatList: seats.map((seat) => seatAnswer(seat, today)),
    meetings: meetings
      .filter(({ day, version }) => day >= today || version > 0)
      .map((each) => ({ ...each, bodyName: body.name, kind: body.kind })),
    backlog: await itemsAnswer(context, body, await listItems(context, id, null)),
    people: mayManage ? await listParticipants(context) : [],
    mayManage,
    keeperWords: words,
    mayConduct: conducts,
  };
}

type Shown = Item & Partial<Pick<ItemRecord, 'id' | 'outcomes' | 'version'>>;

async function itemsAnswer(
  context: Context,
  body: BodyRecord,
  items: readonly Shown[],
): Promise<ItemAnswer[]> {
  const before = await listBefore(context, body, items);
  const { mayFinish } = await standingIn(context, body);
  const briefs = await listActionBriefs(context, [...new Set(items.flatMap(({ action }) => action ?? []))]);
  const byId = new Map(briefs.map((brief) => [brief.id, brief]));
  const records = [...before.values()].flat().map(({ item }) => item);
  const people = [...items, ...records].flatMap(({ proposedBy, outcomes = [] }) => [
    proposedBy ?? [],
    outcomes.flatMap(({ by, doneBy, withdrawn }) => [by, doneBy, withdrawn?.by].filter((id) => id != null)),
  ]);
  const names = await listNames(context, [...new Set(people.flat())]);
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const nameOf = (id: string | null) => (id === null ? 'Pactua' : (names.get(id) ?? 'Pessoa sem cadastro'));
  const answer = (said: Said) => outcomeAnswer(said, nameOf, mayFinish);
  return items.map((item) => ({
    id: item.id ?? null,
    kind: item.kind,
    title: item.title,
    note: item.note,
    unit: item.unit === null ? null : (units.get(item.unit) ?? item.unit),
    proposedBy: item.proposedBy === null ? null : nameOf(item.proposedBy),
    mine: item.proposedBy !== null && item.proposedBy === context.actor.id,
    indicator: item.indicator,
    action: actionAnswer(byId.get(item.action ?? '')),
    outcomes: (item.outcomes ?? []).map(answer),
    before: (before.get(item.follows ?? '') ?? []).map(({ item: earlier, meeting, day }) => ({
      ...{ item: earlier.id, version: earlier.version, meeting, day },
      assigned: standing(earlier.outcomes)
        .filter(({ kind }) => kind === 'assigned')
        .map(answer),
    })),
    version: item.version ?? 0,
  }));
}

function actionAnswer(brief: ActionBrief | undefined): ItemAnswer['action'] {
  if (brief === undefined) return null;
  const { passed: _passed, status: _status, lines, ...rest } = brief;
  return { ...rest, lines: lines.map((line) => ({ ...line })) };
}

function outcomeAnswer(
  said: Said,
  nameOf: (id: string | null) => string,
  mayFinish: (said: Said) => boolean,
) {
  const doneOn = said.doneOn ?? null;
  const isOpen = said.kind === 'assigned' && doneOn === null && said.withdrawn == null;
  return {
    id: said.id,
    kind: said.kind,
    words: outcomeWords(said),
    at: said.at,
    by: nameOf(said.by),
    doneOn,
    doneBy: said.doneBy == null ? null : nameOf(said.doneBy),
    doneWords: said.doneWords ?? null,
    isOpen,
    mayFinish: isOpen && mayFinish(said),
    withdrawn:
      said.withdrawn == null ? null : { by: nameOf(said.withdrawn.by), reason: said.withdrawn.reason },
    nonConformity: said.kind === 'nonConformity' ? said.nonConformity : null,
  };
}

async function agendaOf(context: Context, body: BodyRecord, { key, stage }: { key: string; stage: string }) {
  const own = await listItems(context, body.id, key);
  if (stage !== 'planned') return itemsAnswer(context, body, own);
  const proposed = [...own, ...(await listItems(context, body.id, null))];
  return itemsAnswer(context, body, [...proposed, ...(await builtAgenda(context, body, proposed))]);
}

async function minutesOf(context: Context, paper: string | null): Promise<MeetingAnswer['minutes']> {
  if (paper === null) return null;
  const issued = await getPaper(context, paper);
  return {
    number: paperNumber(issued),
    sha256: issued.content.contentSha256,
    issuedOn: issued.issuedOn,
  };
}

/** A meeting as it stands: agenda, attendance, minutes. @throws AppError `not-found`. */
export async function readMeeting(context: Context, { body: id, key }: MeetingKey): Promise<MeetingAnswer> {
  const body = await getBody(context, id);
  const meeting = await findPlanned(context, body, key);
  if (meeting === null) throw new AppError('not-found', `${body.name} não tem reunião em ${formatDay(key)}.`);
  const today = context.clock.today();
  const items = await agendaOf(context, body, meeting);
  const said = new Map((await listAttendance(context, id, key)).map((each) => [each.seat, each]));
  const seats = await listSeats(context, [id]);
  const coming = await listComing(
    context,
    seats.map((seat) => seat.id),
    key,
  );
  const attendance = seats.map((seat) => ({
    seat: seat.id,
    institution: seat.institution,
    segment: seat.segment,
    titular: seat.titular,
    substitute: seat.substitute,
    presence: said.get(seat.id)?.presence ?? null,
    coming: coming.get(seat.id) ?? null,
    version: said.get(seat.id)?.version ?? 0,
  }));
  const count = countPresent(
    attendance.map(({ presence }) => presence),
    body.quorum,
  );
  const amendments = await listAmendments(context, id, key);
  const names = await listNames(context, [...new Set(amendments.flatMap(({ by }) => by ?? []))]);
  const { paper, ...rest } = meeting;
  const days = await daysOf(context, body, meeting);
  const hasCome = (await attendees(context, meeting)).some((person) => person === context.actor.id);
  const mayConduct = (await readConduct(context))(body).conducts;
  return {
    ...rest,
    bodyName: body.name,
    kind: body.kind,
    today,
    items,
    attendance,
    count,
    countWords: countWords(count),
    amendments: amendments.map((each) => ({
      id: each.id,
      item: each.item,
      itemTitle: items.find((item) => item.id !== null && item.id === each.item)?.title ?? null,
      text: each.text,
      by: each.by === null ? (each.institution ?? 'Pactua') : (names.get(each.by) ?? 'Pessoa sem cadastro'),
      at: each.at,
      answer: each.answer,
      version: each.version,
    })),
    ...days,
    amendmentRefusal: amendmentRefusal(meeting.stage, days, today, hasCome),
    minutes: await minutesOf(context, paper),
    responsibles: mayConduct && meeting.stage === 'open' ? await listResponsibles(context) : [],
    mayConduct,
  };
}
