import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { listNames } from '../../accounts/index.ts';
import { openNonConformityWithin } from '../../monitoring/index.ts';
import { changeStatusWithin, listActionBriefs, renegotiateWithin } from '../../plan/index.ts';
import type { OutcomeBody, RaiseBody } from '../contract.ts';
import { type Item, type Outcome, outcomeWords, type Said, standing } from '../domain/agenda.ts';
import { liveRefusal, raiseRefusal } from '../domain/meeting.ts';
import { meetingName } from '../domain/minutes.ts';
import type { BodyRecord } from '../store/bodies.ts';
import {
  getItem,
  type ItemRecord,
  listItems,
  lockItem,
  type MeetingRecord,
  saveItem,
} from '../store/meetings.ts';
import { addItem, itemStream } from './agenda.ts';
import { nextMeeting } from './calendar.ts';
import { authoriseConduct } from './conducting.ts';
import { type MeetingKey, openMeeting } from './meetings.ts';
import { nameResponsible } from './responsibles.ts';
import { tellAssigned } from './tell.ts';

interface Around {
  readonly body: BodyRecord;
  readonly meeting: MeetingRecord;
  readonly item: ItemRecord;
}

/** What one gesture says, where it changes the plan the change is in the same transaction. */
async function outcomeOf(tx: Context, around: Around, said: OutcomeBody): Promise<Outcome> {
  switch (said.kind) {
    case 'decided':
      return { kind: 'decided', words: said.words };
    case 'assigned':
      return {
        kind: 'assigned',
        words: said.words,
        ...(await nameResponsible(tx, said.to)),
        until: said.until,
      };
    case 'rescheduled':
      return reschedule(tx, around, said.words ?? null);
    case 'redefined':
      return redefine(tx, around, said);
    case 'status':
      return changeState(tx, around, said);
    case 'nonConformity':
      return openNonConformityOf(tx, around);
  }
}

/** The item goes on at the next meeting, which names where it comes from. */
async function reschedule(
  tx: Context,
  { body, meeting, item }: Around,
  words: string | null,
): Promise<Outcome> {
  if (standing(item.outcomes).some(({ kind }) => kind === 'rescheduled'))
    throw new AppError('refused', 'Este item já foi remarcado para a próxima reunião.');
  const next = await nextMeeting(tx, body, meeting.day);
  if (next === null)
    throw new AppError(
      'refused',
      `${body.name} não tem próxima reunião à vista: marque-a antes de remarcar o item.`,
    );
  const { kind: _kind, title, note, action, indicator, unit, proposedBy } = item;
  const waiting = await listItems(tx, body.id, null);
  await addItem(tx, {
    body: body.id,
    meeting: null,
    position: waiting.length + 1,
    item: { kind: 'pending', title, note, action, indicator, unit, proposedBy, follows: item.id },
  });
  return { kind: 'rescheduled', words, to: next.day };
}

const ofAction = ({ item }: Around): string => {
  if (item.action !== null) return item.action;
  throw new AppError('refused', 'Este item não é de uma ação do plano: decida, encaminhe ou remarque.');
};

async function redefine(
  tx: Context,
  around: Around,
  said: Extract<OutcomeBody, { kind: 'redefined' }>,
): Promise<Outcome> {
  const action = ofAction(around);
  const { body, meeting, item } = around;
  const { deadline = null, title = null, words } = said;
  const { number, times } = await renegotiateWithin(tx, action, {
    deadline,
    title,
    reason: words,
    decision: {
      kind: 'meeting',
      id: item.id,
      words: `${meetingName(body.name, meeting.day)}, item ${item.position}`,
    },
    expectedVersion: said.actionVersion,
  });
  return { kind: 'redefined', words, action, number, times, deadline, title };
}

async function changeState(
  tx: Context,
  around: Around,
  said: Extract<OutcomeBody, { kind: 'status' }>,
): Promise<Outcome> {
  const action = ofAction(around);
  const { unit, status, words = null, records } = said;
  const { version } = await changeStatusWithin(tx, action, {
    unit,
    status,
    expectedVersion: said.lineVersion,
    records,
    ...(words !== null && { note: words }),
  });
  return { kind: 'status', words, action, unit, status, version };
}

/** Of the action or the indicator that the item is about, else of the item itself; the unit that proposed it answers, or those of the action. */
async function openNonConformityOf(tx: Context, { body, meeting, item }: Around): Promise<Outcome> {
  const { id, title, action, indicator, unit, position } = item;
  const [brief] = action === null ? [] : await listActionBriefs(tx, [action]);
  const units = unit === null ? (brief?.lines.map((line) => line.unit) ?? []) : [unit];
  const {
    id: nonConformity,
    number,
    isNew,
  } = await openNonConformityWithin(tx, {
    origin: {
      ...{ kind: 'meeting', id, title: brief?.title ?? title },
      note: `${meetingName(body.name, meeting.day)}, item ${position}`,
    },
    ...{ action, indicator, units },
  });
  return { kind: 'nonConformity', nonConformity, number, isNew };
}

/** Tells who kept what in the meantime, and keeps what was written. */
export async function staleItem(tx: Context, item: ItemRecord, yours: unknown): Promise<AppError> {
  const by = item.outcomes.at(-1)?.by ?? null;
  const name = by === null ? undefined : (await listNames(tx, [by])).get(by);
  return new AppError(
    'conflict',
    `${name ?? 'Outra pessoa'} registrou algo em “${item.title}” enquanto você escrevia. O seu texto continua aqui: veja o que está gravado e grave o seu se ainda fizer sentido.`,
    {
      details: {
        yours,
        theirs: { version: item.version, outcomes: standing(item.outcomes).map(outcomeWords) },
      },
    },
  );
}

/**
 * One gesture of the live minutes on one item: decide, assign, reschedule, redefine or change the status of its action. What it changes of
 * the plan is changed with it or not at all.
 * @throws AppError `forbidden`, `not-found`, `conflict` with `{yours, theirs}`, `refused`
 */
export function sayOfItem(context: Context, id: string, wanted: OutcomeBody) {
  return once(context, 'governance.say-of-item', async (tx) => {
    const around = await openItem(tx, id, wanted);
    const { item } = around;
    const at = tx.clock.now();
    const outcome = await outcomeOf(tx, around, wanted);
    const kept: Said = { ...outcome, id: newId(at), at: at.toISOString(), by: tx.actor.id };
    const stored = await append(tx, {
      stream: itemStream(id),
      type: 'said',
      data: { ...kept },
      expected: item.version,
    });
    await saveItem(tx, { ...item, outcomes: [...item.outcomes, kept], version: stored.sequence });
    if (kept.kind === 'assigned') await tellAssigned(tx, around, kept);
    return { id, version: stored.sequence };
  });
}

/** Holds an item of a meeting that goes on, upon the version that its writer saw. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export async function openItem(
  tx: Context,
  id: string,
  wanted: { readonly expectedVersion: number },
): Promise<Around> {
  const { body, meeting } = await openMeeting(tx, await placeOf(tx, id));
  await authoriseConduct(tx, body);
  const item = await lockItem(tx, id);
  const refusal = liveRefusal(meeting.stage);
  if (refusal !== null) throw new AppError('refused', refusal);
  if (item.version !== wanted.expectedVersion) throw await staleItem(tx, item, wanted);
  return { body, meeting, item };
}

/** Brings to a meeting that goes on what its agenda does not have; or, with a reason, to an agenda that is closed already. @throws AppError `forbidden`, `not-found`, `refused`. */
export function raiseItem(context: Context, at: MeetingKey, wanted: RaiseBody) {
  return once(context, 'governance.raise-item', async (tx) => {
    const { body, meeting } = await openMeeting(tx, at);
    await authoriseConduct(tx, body);
    const { note, action } = wanted;
    const refusal = raiseRefusal(meeting.stage, note);
    if (refusal !== null) throw new AppError('refused', refusal);
    const items = await listItems(tx, body.id, meeting.key);
    const same = items.find((each) => action !== null && each.action === action);
    const named = await titleOfAction(tx, action);
    if (same)
      throw new AppError('refused', `A ação ${action} já está na pauta, no item ${items.indexOf(same) + 1}.`);
    const title = wanted.title ?? named;
    if (title === null) throw new AppError('refused', 'Escreva o assunto, ou o número da ação do plano.');
    const position = (items.at(-1)?.position ?? 0) + 1;
    const item: Item = {
      kind: 'raised',
      title,
      note,
      action,
      indicator: null,
      unit: null,
      proposedBy: tx.actor.id,
      follows: null,
    };
    return { id: await addItem(tx, { body: body.id, meeting: meeting.key, position, item }) };
  });
}

/** @throws AppError `not-found` where the plan does not have the action. */
async function titleOfAction(tx: Context, action: string | null): Promise<string | null> {
  if (action === null) return null;
  const [brief] = await listActionBriefs(tx, [action]);
  if (brief === undefined) throw new AppError('not-found', `O plano não tem a ação ${action}.`);
  return `${action} ${brief.title.replace(/[;.\s]+$/, '')}`;
}

/** The meeting of an item, held before the item itself is, always in this order. @throws AppError `not-found`, `refused`. */
async function placeOf(tx: Context, id: string): Promise<MeetingKey> {
  const { body, meeting } = await getItem(tx, id);
  if (meeting === null) throw new AppError('refused', 'O item ainda não está na pauta de uma reunião.');
  return { body, key: meeting };
}
