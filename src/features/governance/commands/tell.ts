import { formatDay } from '../../../kernel/format.ts';
import type { Context } from '../../../platform/context.ts';
import { listHoldersAmong, listPeopleWho } from '../../accounts/index.ts';
import { type NewNotice, type NoticeFile, notify } from '../../notices/index.ts';
import { territoryPath } from '../../territory/index.ts';
import type { Responsible, Said } from '../domain/agenda.ts';
import { peopleWhoCame } from '../domain/attendance.ts';
import { meetingName } from '../domain/minutes.ts';
import { type BodyRecord, listSeats } from '../store/bodies.ts';
import { listAttendance, listItems, type MeetingRecord } from '../store/meetings.ts';
import { listConductors } from './conducting.ts';

type Assigned = Extract<Said, { kind: 'assigned' }>;
type Told = Omit<NewNotice, 'person'>;

const meetingLink = ({ body, key }: Pick<MeetingRecord, 'body' | 'key'>): string =>
  `/colegiados/${body}/reunioes/${key}`;

/** Tells each once; who has left, and has no role any more, is told nothing. @returns how many were told. */
async function tell(tx: Context, people: readonly string[], told: Told): Promise<number> {
  const holders = await listHoldersAmong(tx, [...new Set(people)]);
  return notify(
    tx,
    [...holders].map((person) => ({ person, ...told })),
  );
}

/** The people of a unit, without those who answer for the whole place where there are others; the person alone; nobody for somebody from outside. */
async function peopleOf(
  tx: Context,
  { territory }: BodyRecord,
  responsible: Responsible | null | undefined,
): Promise<string[]> {
  if (responsible == null) return [];
  if (responsible.kind === 'person') return [responsible.id];
  const place = { territoryPath: await territoryPath(tx, territory, tx.clock.today()) };
  const all = await listPeopleWho(tx, 'governance.propose', { ...place, unit: responsible.id });
  const above = new Set(await listPeopleWho(tx, 'governance.propose', { ...place, units: [] }));
  const own = all.filter((person) => !above.has(person));
  return own.length > 0 ? own : all;
}

/** Tells who answers for what was assigned; of one withdrawn, that it no longer is. */
export async function tellAssigned(
  tx: Context,
  { body, meeting }: { readonly body: BodyRecord; readonly meeting: MeetingRecord },
  said: Assigned,
): Promise<void> {
  const { id, words, until, withdrawn } = said;
  const name = meetingName(body.name, meeting.day);
  const text =
    withdrawn == null
      ? `${name} encaminhou a ${said.to}, até ${formatDay(until)}: ${words}`
      : `${name} retirou o encaminhamento a ${said.to} (${withdrawn.reason}): ${words}`;
  await tell(tx, await peopleOf(tx, body, said.responsible), {
    kind: 'meeting-assigned',
    text,
    link: meetingLink(meeting),
    key: `meeting-assigned/${id}${withdrawn == null ? '' : '/withdrawn'}`,
  });
}

/** Tells once that what was assigned is due within days, and once that its day went by. */
export async function tellAssignmentDue(
  tx: Context,
  body: BodyRecord,
  said: Assigned,
  { meeting, late }: { readonly meeting: string; readonly late: boolean },
): Promise<void> {
  const what = late ? 'venceu em' : 'vence em';
  await tell(tx, await peopleOf(tx, body, said.responsible), {
    kind: 'assignment-due',
    text: `O encaminhamento de ${body.name} a ${said.to} ${what} ${formatDay(said.until)}: ${said.words}`,
    link: meetingLink({ body: body.id, key: meeting }),
    key: `assignment-${late ? 'late' : 'near'}/${said.id}`,
  });
}

/** Who has a seat, by their accounts. */
async function seated(tx: Context, body: string): Promise<string[]> {
  return (await listSeats(tx, [body])).flatMap(({ titularPerson, substitutePerson }) =>
    [titularPerson, substitutePerson].filter((each) => each != null),
  );
}

/** Who came to a meeting, by their accounts and the record of the attendance. */
export async function attendees(
  tx: Context,
  { body, key }: Pick<MeetingRecord, 'body' | 'key'>,
): Promise<string[]> {
  const said = new Map(
    (await listAttendance(tx, body, key)).map(({ seat, presence }) => [seat, presence] as const),
  );
  const seats = await listSeats(tx, [body]);
  return peopleWhoCame(seats.map((seat) => ({ ...seat, presence: said.get(seat.id) ?? null })));
}

/** Who proposed what is, or was, on an agenda. */
async function proposers(tx: Context, body: string, meeting: string | null): Promise<string[]> {
  return (await listItems(tx, body, meeting)).flatMap(({ proposedBy }) => proposedBy ?? []);
}

/** Sends the agenda that was closed, with its pack, to who has a seat and to who has something on it. @returns to how many. */
export async function tellPack(
  tx: Context,
  body: BodyRecord,
  meeting: MeetingRecord,
  file: NoticeFile,
): Promise<number> {
  const people = [...(await seated(tx, body.id)), ...(await proposers(tx, body.id, meeting.key))];
  return tell(tx, people, {
    kind: 'meeting-pack',
    text: `A pauta está fechada, com o material de apoio: ${meetingName(body.name, meeting.day)}.`,
    link: meetingLink(meeting),
    key: `meeting-pack/${meeting.body}/${meeting.key}/${meeting.version}`,
    file,
  });
}

/** Sends the draft of the minutes to those who came: they amend it until its day. @returns to how many. */
export async function tellDraft(
  tx: Context,
  body: BodyRecord,
  meeting: MeetingRecord,
  { amendUntil, file }: { readonly amendUntil: string; readonly file: NoticeFile },
): Promise<number> {
  return tell(tx, await attendees(tx, meeting), {
    kind: 'minutes-draft',
    text: `A minuta da ata está pronta: ${meetingName(body.name, meeting.day)}. Leia e proponha emendas até ${formatDay(amendUntil)}.`,
    link: meetingLink(meeting),
    key: `minutes-draft/${meeting.body}/${meeting.key}`,
    file,
  });
}

/** Tells who conducts, but not who wrote it, that an amendment waits for an answer. */
export async function tellAmendment(
  tx: Context,
  body: BodyRecord,
  meeting: MeetingRecord,
  { id, institution }: { readonly id: string; readonly institution: string | null },
): Promise<void> {
  const people = await listConductors(tx, body);
  const from = institution === null ? '' : ` de ${institution}`;
  await tell(
    tx,
    people.filter((person) => person !== tx.actor.id),
    {
      kind: 'amendment-waiting',
      text: `Uma emenda${from} espera resposta antes da ata: ${meetingName(body.name, meeting.day)}.`,
      link: meetingLink(meeting),
      key: `amendment-waiting/${id}`,
    },
  );
}

/** Tells those who came, and who took something there, that the minutes were issued. */
export async function tellIssued(
  tx: Context,
  body: BodyRecord,
  meeting: MeetingRecord,
  number: string,
): Promise<void> {
  const people = [...(await attendees(tx, meeting)), ...(await proposers(tx, body.id, meeting.key))];
  await tell(tx, people, {
    kind: 'minutes-issued',
    text: `A ${number} foi publicada: ${meetingName(body.name, meeting.day)}.`,
    link: meetingLink(meeting),
    key: `minutes-issued/${meeting.body}/${meeting.key}`,
  });
}

/** Tells who has a seat, and who waits for the meeting with a proposal, that it is on another day or called off. */
export async function tellChanged(
  tx: Context,
  body: BodyRecord,
  meeting: MeetingRecord,
  before: Pick<MeetingRecord, 'day' | 'stage'>,
): Promise<void> {
  const people = [
    ...(await seated(tx, body.id)),
    ...(await proposers(tx, body.id, meeting.key)),
    ...(await proposers(tx, body.id, null)),
  ];
  await tell(tx, people, {
    kind: 'meeting-changed',
    text: `${changeOf(body, meeting, before)} Motivo: ${meeting.reason ?? 'não escrito'}`,
    link: meetingLink(meeting),
    key: `meeting-changed/${meeting.body}/${meeting.key}/${meeting.version}`,
  });
}

function changeOf(
  { name }: BodyRecord,
  { day, hour, place, stage }: MeetingRecord,
  before: Pick<MeetingRecord, 'day' | 'stage'>,
): string {
  if (stage === 'cancelled') return `${meetingName(name, day)}: cancelada.`;
  const where = [formatDay(day), hour, place].filter((each) => each !== null && each !== '').join(', ');
  const what =
    before.stage === 'cancelled' ? 'marcada de novo para' : before.day === day ? 'será em' : 'passa a';
  return `${meetingName(name, before.day)}: ${what} ${where}.`;
}

/** Tells who manages a body that a term ends within so many days, or has ended. */
export async function tellSeat(
  tx: Context,
  body: BodyRecord,
  seat: { readonly id: string; readonly institution: string; readonly to: string | null },
  within: number | null,
): Promise<void> {
  const scope = { territoryPath: await territoryPath(tx, body.territory, tx.clock.today()) };
  const when = within === null ? 'acabou em' : `acaba em menos de ${within + 1} dias, em`;
  await tell(tx, await listPeopleWho(tx, 'governance.manage', scope), {
    kind: 'seat-ending',
    text: `O mandato de ${seat.institution} em ${body.name} ${when} ${formatDay(seat.to ?? '')}. Peça a indicação na página do colegiado.`,
    link: `/colegiados/${body.id}`,
    key: `seat-ending/${seat.id}/${seat.to}/${within ?? 'ended'}`,
  });
}
