import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { territoryPath } from '../../territory/index.ts';
import type { AssignmentsAnswer, DoneBody } from '../contract.ts';
import { type Item, lineOf, openAssignments, type Responsible, type Said } from '../domain/agenda.ts';
import { type BodyRecord, getBody, listBodies } from '../store/bodies.ts';
import {
  findMeeting,
  type ItemRecord,
  listFollows,
  listItemsAmong,
  listPending,
  lockItem,
  saveItem,
} from '../store/meetings.ts';
import { itemStream } from './agenda.ts';
import { mayConduct } from './conducting.ts';
import { staleItem } from './live.ts';

type Assigned = Extract<Said, { kind: 'assigned' }>;

/** What of a body's assignments is the reader's: `answers` of what is theirs or of their unit, `mayFinish` of what they may say done. */
export async function standingIn(context: Context, body: BodyRecord) {
  const day = context.clock.today();
  const path = await territoryPath(context, body.territory, day);
  const takes = (units: readonly string[]) =>
    context.policy(context.actor, 'governance.propose', { territoryPath: path, units }, day).allowed;
  const conducts = await mayConduct(context, body);
  const isOf = (responsible: Responsible | null | undefined, isOwn: boolean): boolean => {
    if (responsible == null) return false;
    if (responsible.kind === 'person') return responsible.id === context.actor.id;
    return takes([responsible.id]) && (!isOwn || !takes([]));
  };
  return {
    answers: ({ responsible }: Assigned) => isOf(responsible, true),
    mayFinish: (said: Said) => said.kind === 'assigned' && (conducts || isOf(said.responsible, false)),
  };
}

/** What the meetings assigned to the reader, or to their unit, and is not done: the nearest day first. */
export async function readMyAssignments(context: Context): Promise<AssignmentsAnswer> {
  const pending = Map.groupBy(await listPending(context, null), ({ body }) => body);
  const items: AssignmentsAnswer['items'] = [];
  for (const body of await listBodies(context)) {
    const own = pending.get(body.id) ?? [];
    if (own.length === 0) continue;
    const { answers } = await standingIn(context, body);
    for (const { id: item, version, meeting, title, outcomes } of own) {
      if (meeting === null) continue;
      const mine = openAssignments(outcomes).filter(answers);
      items.push(
        ...mine.map(({ id, words, to, until }) => ({
          ...{ id, item, version, title, words, to, until },
          ...{ body: body.id, key: meeting, bodyName: body.name },
        })),
      );
    }
  }
  const today = context.clock.today();
  return { items: items.toSorted((a, b) => a.until.localeCompare(b.until)), next: null, today };
}

export interface Before {
  readonly item: ItemRecord;
  /** Key and day of the meeting. */
  readonly meeting: string;
  readonly day: string;
}

/** Of each item that goes on from earlier ones: those, the nearest first, with the meeting of each. */
export async function listBefore(
  context: Context,
  body: BodyRecord,
  items: readonly Item[],
): Promise<Map<string, Before[]>> {
  const followed = [...new Set(items.flatMap(({ follows }) => follows ?? []))];
  if (followed.length === 0) return new Map();
  const follows = await listFollows(context, body.id);
  const lines = new Map(followed.map((each) => [each, [each, ...lineOf(each, follows)]]));
  const records = await listItemsAmong(context, [...new Set([...lines.values()].flat())]);
  const known = new Map<string, Before>();
  for (const item of records) {
    if (item.meeting === null) continue;
    const day = (await findMeeting(context, body.id, item.meeting))?.day ?? item.meeting;
    known.set(item.id, { item, meeting: item.meeting, day });
  }
  return new Map([...lines].map(([id, line]) => [id, line.flatMap((each) => known.get(each) ?? [])]));
}

/** Says that what was assigned is done, and what was done: who got it, or who conducts. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function markDone(
  context: Context,
  id: string,
  { outcome, doneOn, words, expectedVersion }: DoneBody,
) {
  return once(context, 'governance.mark-done', async (tx) => {
    const item = await lockItem(tx, id);
    const own = item.outcomes.find((each) => each.id === outcome);
    const { mayFinish } = await standingIn(tx, await getBody(tx, item.body));
    if (own?.kind === 'assigned' && !mayFinish(own))
      throw new AppError(
        'forbidden',
        'Só quem recebeu o encaminhamento, ou quem conduz a reunião, o diz cumprido.',
      );
    if (item.version !== expectedVersion) throw await staleItem(tx, item, { doneOn, words });
    if (doneOn > tx.clock.today()) throw new AppError('refused', 'Este dia ainda não chegou.');
    if (own?.kind !== 'assigned' || own.doneOn != null || own.withdrawn != null)
      throw new AppError('refused', 'Não há encaminhamento aberto com este número neste item.');
    const stored = await append(tx, {
      stream: itemStream(id),
      type: 'assignment-done',
      data: { outcome, doneOn, words },
      expected: item.version,
    });
    const done = { doneOn, doneBy: tx.actor.id, doneWords: words };
    const outcomes = item.outcomes.map((each) => (each.id === outcome ? { ...each, ...done } : each));
    await saveItem(tx, { ...item, outcomes, version: stored.sequence });
    return { id };
  });
}
