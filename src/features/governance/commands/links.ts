import { createHmac } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId, sha256 } from '../../../platform/ids.ts';
import type { AnswerLinkBody, LinkBody, SeatLinkAnswer } from '../contract.ts';
import { getBody, lockSeat, type SeatRecord } from '../store/bodies.ts';
import { findLink, type SeatLink, saveLink, saveLinkUsed } from '../store/links.ts';
import { authoriseBody, seatStream, writeSeat } from './bodies.ts';
import { findPlanned } from './calendar.ts';

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
  const planned = meeting === null ? null : await findPlanned(tx, await getBody(tx, seat.body), meeting);
  if (planned === null) throw new AppError('not-found', 'Esta reunião não existe.');
  if (planned.day < today || !['planned', 'agenda'].includes(planned.stage))
    throw new AppError('refused', 'A reunião já foi aberta ou passou: a presença se registra nela.');
  return planned.day;
}

/** A one-time address by which an institution answers without an account. @throws AppError `forbidden`, `not-found`, `refused`. */
export function issueSeatLink(context: Context, id: string, body: LinkBody) {
  return once(context, 'governance.issue-link', async (tx) => {
    const seat = await lockSeat(tx, id);
    await authoriseBody(tx, 'governance.conduct', await getBody(tx, seat.body));
    const expiresAt = endOfDay(tx, await lastDayOf(tx, seat, body));
    const link = newId(tx.clock.now());
    const meeting = body.purpose === 'attendance' ? body.meeting : null;
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
  };
}

/**
 * Takes the answer of an institution, once. It can write nothing but what its link asks: the names of its own seat, or who comes.
 * @throws AppError `not-found`, `conflict`, `invalid-input`
 */
export async function answerSeatLink(context: Context, { token, ...said }: AnswerLinkBody): Promise<void> {
  const link = await getLink(context, token);
  await inTransaction(context, async (tx) => {
    const seat = await lockSeat(tx, link.seat);
    if (link.purpose === 'indication') await indicate(tx, seat, said);
    else await announce(tx, seat, link, said);
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

async function announce(tx: Context, seat: SeatRecord, { meeting }: SeatLink, { coming }: Said) {
  if (coming === undefined) throw new AppError('invalid-input', 'Diga quem vem à reunião.');
  await append(tx, {
    stream: `${seatStream(seat.id)}/coming/${meeting}`,
    type: 'announced',
    data: { meeting, coming },
  });
}
