import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { listUnits } from '../../accounts/index.ts';
import { getAct } from '../../acts/index.ts';
import { listActionBriefs } from '../../plan/index.ts';
import { getTerritory, territoryPath } from '../../territory/index.ts';
import type { BodyBody, SeatBody } from '../contract.ts';
import { type Body, bodyRefusals } from '../domain/body.ts';
import { type Seat, seatRefusals } from '../domain/seat.ts';
import {
  type BodyRecord,
  getBody,
  listSeats,
  lockBody,
  lockSeat,
  type SeatRecord,
  saveBody,
  saveSeat,
} from '../store/bodies.ts';

export const bodyStream = (id: string): string => `governance-body/${id}`;
export const seatStream = (id: string): string => `governance-seat/${id}`;

/** Asks for who answers for the bodies of a place. @throws AppError `forbidden`, `unauthenticated`. */
async function authoriseManage(context: Context, { territory }: Pick<Body, 'territory'>): Promise<void> {
  const scope = { territoryPath: await territoryPath(context, territory, context.clock.today()) };
  authorise(context, 'governance.manage', scope);
}

/** In which places the reader answers for the bodies. */
export async function readManaged(context: Context): Promise<(territory: string) => boolean> {
  const day = context.clock.today();
  const places = await getTerritory(context);
  return (territory) =>
    context.policy(context.actor, 'governance.manage', { territoryPath: places.path(territory, day) }, day)
      .allowed;
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new AppError('refused', reasons.join(' '), { details: { reasons } });
}

/** @throws AppError `refused` where the body may not be so, or an action or the unit is not known; `not-found` where the act or the place is not. */
async function checkBody(tx: Context, body: Body): Promise<void> {
  const { act, actions, keeper } = body;
  const today = tx.clock.today();
  refuse(bodyRefusals(body, (await getTerritory(tx)).get(body.territory, today).level));
  if (act !== null) await getAct(tx, act);
  const units = await listUnits(tx, { day: today });
  if (keeper !== null && !units.some(({ id }) => id === keeper))
    refuse([`Não há unidade ${keeper} em vigor: escolha outra para secretariar o colegiado.`]);
  const known = new Set((await listActionBriefs(tx, actions)).map(({ id }) => id));
  refuse(actions.filter((id) => !known.has(id)).map((id) => `O plano não tem a ação ${id}.`));
}

/** Registers a body. @throws AppError `forbidden`, `refused`, `not-found`. */
export function registerBody(context: Context, { expectedVersion: _none, ...content }: BodyBody) {
  return once(context, 'governance.register-body', async (tx) => {
    const body: Body = { ...content, source: null, endedOn: content.endedOn };
    await authoriseManage(tx, body);
    await checkBody(tx, body);
    const id = newId(tx.clock.now());
    await append(tx, { stream: bodyStream(id), type: 'registered', data: { ...body }, expected: 0 });
    await saveBody(tx, { id, ...body, origin: 'entered', version: 1 });
    return { id };
  });
}

/** Says a body again, whole. @throws AppError `forbidden`, `refused`, `not-found`, `conflict` with `{yours, theirs}`. */
export function editBody(context: Context, id: string, { expectedVersion, ...content }: BodyBody) {
  return once(context, 'governance.edit-body', async (tx) => {
    await lockBody(tx, id);
    const old = await getBody(tx, id);
    await authoriseManage(tx, old);
    if (old.version !== expectedVersion)
      throw new AppError(
        'conflict',
        'Outra pessoa mudou este colegiado enquanto você escrevia. Nada seu foi gravado; veja como ficou.',
        { details: { yours: content, theirs: old } },
      );
    const body: BodyRecord = { ...old, ...content, version: old.version + 1 };
    await authoriseManage(tx, body);
    await checkBody(tx, body);
    await append(tx, {
      stream: bodyStream(id),
      type: 'edited',
      data: { ...content },
      expected: old.version,
    });
    await saveBody(tx, body);
    return { id };
  });
}

/** Adds a seat at the end. @throws AppError `forbidden`, `refused`, `not-found`. */
export function addSeat(context: Context, bodyId: string, { expectedVersion: _none, ...content }: SeatBody) {
  return once(context, 'governance.add-seat', async (tx) => {
    await lockBody(tx, bodyId);
    const body = await getBody(tx, bodyId);
    await authoriseManage(tx, body);
    refuse(seatRefusals(content));
    const last = (await listSeats(tx, [bodyId])).at(-1)?.position ?? 0;
    const id = newId(tx.clock.now());
    await append(tx, {
      stream: seatStream(id),
      type: 'added',
      data: { body: bodyId, ...content },
      expected: 0,
    });
    await saveSeat(tx, { id, body: bodyId, position: last + 1, ...content, removed: false, version: 1 });
    return { id };
  });
}

async function openSeat(tx: Context, id: string, expected: number, yours: unknown): Promise<SeatRecord> {
  const seat = await lockSeat(tx, id);
  await authoriseManage(tx, await getBody(tx, seat.body));
  if (seat.version !== expected)
    throw new AppError(
      'conflict',
      `Outra pessoa mudou a cadeira de ${seat.institution} enquanto você escrevia. Nada seu foi gravado; veja como ficou.`,
      { details: { yours, theirs: seat } },
    );
  return seat;
}

/** Says a seat again. @throws AppError `forbidden`, `refused`, `not-found`, `conflict`. */
export function editSeat(context: Context, id: string, { expectedVersion, ...content }: SeatBody) {
  return once(context, 'governance.edit-seat', async (tx) => {
    const old = await openSeat(tx, id, expectedVersion, content);
    await writeSeat(tx, old, content, 'edited');
    return { id };
  });
}

/** Writes a seat that is held already, by whoever may. @throws AppError `refused`. */
export async function writeSeat(tx: Context, old: SeatRecord, content: Seat, type: string): Promise<void> {
  refuse(seatRefusals(content));
  await append(tx, { stream: seatStream(old.id), type, data: { ...content }, expected: old.version });
  await saveSeat(tx, { ...old, ...content, version: old.version + 1 });
}

/** Takes a seat out of the body; who sat in it stays in its history. @throws AppError `forbidden`, `not-found`, `conflict`. */
export function removeSeat(context: Context, id: string, expectedVersion: number) {
  return once(context, 'governance.remove-seat', async (tx) => {
    const old = await openSeat(tx, id, expectedVersion, null);
    await append(tx, { stream: seatStream(id), type: 'removed', data: {}, expected: old.version });
    await saveSeat(tx, { ...old, removed: true, version: old.version + 1 });
    return { id };
  });
}
