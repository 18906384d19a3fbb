import { createHmac } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId, sha256 } from '../../../platform/ids.ts';
import type { AnswerLinkBody, LinkBody, SeatLinkAnswer } from '../contract.ts';
import { came } from '../domain/attendance.ts';
import { amendmentRefusal } from '../domain/meeting.ts';
import { type BodyRecord, getBody, lockSeat, type SeatRecord } from '../store/bodies.ts';
import { findLink, type SeatLink, saveLink, saveLinkUsed } from '../store/links.ts';
import { listAttendance, type MeetingRecord } from '../store/meetings.ts';
import { seatStream, writeSeat } from './bodies.ts';
import { daysOf, findPlanned } from './calendar.ts';
import { authoriseConduct } from './conducting.ts';
import { openMeeting } from './meetings.ts';
import { renderMeetingPaper, writeAmendment } from './minutes.ts';

/** Days for which an institution may indicate. */
const INDICATION_DAYS = 15;

/** The token of a link: recomputed from its id, never stored. */
const tokenOf = (context: Context, link: string): string =>
  createHmac('sha256', context.secret).update(`seat-link/${link}`).digest('base64url');

const endOfDay = (context: Context, day: string): string =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(context.env.timeZone).toInstant().toString();

/** The last day on which a link serves: of an attendance, the day of its meeting. @throws AppError `not-found`, `refused`. */
async function lastDayOf(tx: Context, seat: SeatRecord, { purpose, meeting }: LinkBody): Promise<string> {
  const today = tx.clock.today();
  if (purpose === 'indication')
    return Temporal.PlainDate.from(today).add({ days: INDICATION_DAYS }).toString();
  const body = await getBody(tx, seat.body);
  const planned = meeting === null ? null : await findPlanned(tx, body, meeting);
  if (planned === null) throw new AppError('not-found', 'Esta reunião não existe.');
  if (purpose === 'amendment') return lastDayOfAmendment(tx, body, planned, seat);
  if (planned.day < today || !['planned', 'agenda'].includes(planned.stage))
    throw new AppError('refused', 'A reunião já foi aberta ou passou: a presença se registra nela.');
  return planned.day;
}

/** Until when the draft of a meeting takes the amendments of an institution that came to it. @throws AppError `refused`. */
async function lastDayOfAmendment(tx: Context, body: BodyRecord, meeting: MeetingRecord, seat: SeatRecord) {
  const days = await daysOf(tx, body, meeting);
  const said = (await listAttendance(tx, body.id, meeting.key)).find((each) => each.seat === seat.id);
  const refusal = amendmentRefusal(meeting.stage, days, tx.clock.today(), true);
  if (refusal !== null) throw new AppError('refused', refusal);
  if (!came(said?.presence ?? null))
    throw new AppError(
      'refused',
      `Só quem veio à reunião emenda a minuta, e o registro de presença não traz ${seat.institution}. Se ela veio, corrija a presença.`,
    );
  return days.amendUntil;
}

/** A one-time address by which an institution answers without an account. @throws AppError `forbidden`, `not-found`, `refused`. */
export function issueSeatLink(context: Context, id: string, body: LinkBody) {
  return once(context, 'governance.issue-link', async (tx) => {
    const seat = await lockSeat(tx, id);
    await authoriseConduct(tx, await getBody(tx, seat.body));
    const expiresAt = endOfDay(tx, await lastDayOf(tx, seat, body));
    const link = newId(tx.clock.now());
    const meeting = body.purpose === 'indication' ? null : body.meeting;
    const { purpose } = body;
    const tokenHash = sha256(tokenOf(tx, link));
    await saveLink(tx, { id: link, purpose, seat: id, meeting, tokenHash, expiresAt });
    return { path: `/responder/${tokenOf(tx, link)}`, name: seat.institution, expiresAt };
  });
}

async function getLink(context: Context, token: string): Promise<SeatLink> {
  const link = await findLink(context, sha256(token));
  if (link) return link;
  throw new AppError(
    'not-found',
    'Este endereço já foi usado, foi trocado por outro ou venceu. Peça um novo a quem o enviou.',
  );
}

/** What a link asks, and of whom. @throws AppError `not-found` where it no longer works. */
export async function readSeatLink(context: Context, token: string): Promise<SeatLinkAnswer> {
  const link = await getLink(context, token);
  const seat = await inTransaction(context, (tx) => lockSeat(tx, link.seat));
  const body = await getBody(context, seat.body);
  const planned = link.meeting === null ? null : await findPlanned(context, body, link.meeting);
  const { institution, titular, substitute } = seat;
  return {
    purpose: link.purpose,
    bodyName: body.name,
    institution,
    titular,
    substitute,
    meeting: planned && { day: planned.day, hour: planned.hour, place: planned.place },
    amendUntil:
      link.purpose === 'amendment' && planned !== null
        ? (await daysOf(context, body, planned)).amendUntil
        : null,
  };
}

/** The draft of the minutes that a link asks amendments to. @throws AppError `not-found` where it no longer works or asks something else. */
export async function renderLinkedDraft(context: Context, token: string): Promise<Uint8Array> {
  const { purpose, seat, meeting } = await getLink(context, token);
  if (purpose !== 'amendment' || meeting === null)
    throw new AppError('not-found', 'Este endereço não é o de uma minuta.');
  const { body } = await inTransaction(context, (tx) => lockSeat(tx, seat));
  return renderMeetingPaper(context, { body, key: meeting }, 'minutes', 'pdf');
}

/**
 * Takes the answer of an institution, once. It can write nothing but what its link asks: the names of its own seat, who comes, or what it
 * would change in the draft.
 * @throws AppError `not-found`, `conflict`, `invalid-input`
 */
export async function answerSeatLink(context: Context, { token, ...said }: AnswerLinkBody): Promise<void> {
  const link = await getLink(context, token);
  const { body } = await inTransaction(context, (tx) => lockSeat(tx, link.seat));
  await inTransaction(context, async (tx) => {
    // Body and meeting are held before the seat, as everywhere.
    if (link.meeting !== null) await openMeeting(tx, { body, key: link.meeting });
    const seat = await lockSeat(tx, link.seat);
    if (link.purpose === 'indication') await indicate(tx, seat, said);
    else if (link.purpose === 'attendance') await announce(tx, seat, link, said);
    else await propose(tx, seat, link, said);
    const coming = link.purpose === 'attendance' ? (said.coming ?? null) : null;
    if (!(await saveLinkUsed(tx, link.id, coming)))
      throw new AppError('conflict', 'Este endereço acabou de ser usado.');
  });
}

type Said = Omit<AnswerLinkBody, 'token'>;

async function indicate(tx: Context, seat: SeatRecord, { titular, substitute = '' }: Said) {
  if (titular === undefined)
    throw new AppError('invalid-input', 'Escreva o nome de quem a instituição indica como titular.');
  const { institution, segment, from, to } = seat;
  await writeSeat(
    tx,
    seat,
    {
      institution,
      segment,
      titular,
      substitute: substitute || null,
      titularPerson: null,
      substitutePerson: null,
      from,
      to,
    },
    'indicated',
  );
}

/** The link served until the day of the amendments; the minutes may have been issued, or the presence corrected, since. */
async function propose(tx: Context, seat: SeatRecord, { meeting }: SeatLink, { text }: Said) {
  if (text === undefined) throw new AppError('invalid-input', 'Escreva como deve ficar a ata.');
  const { body, meeting: held } = await openMeeting(tx, { body: seat.body, key: meeting ?? '' });
  await lastDayOfAmendment(tx, body, held, seat);
  await writeAmendment(tx, body, held, { item: null, text, institution: seat.institution });
}

async function announce(tx: Context, seat: SeatRecord, { meeting }: SeatLink, { coming }: Said) {
  if (coming === undefined) throw new AppError('invalid-input', 'Diga quem vem à reunião.');
  await append(tx, {
    stream: `${seatStream(seat.id)}/coming/${meeting}`,
    type: 'announced',
    data: { meeting, coming },
  });
}
