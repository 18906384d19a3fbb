import { AppError } from '../../../kernel/app-error.ts';
import { formatDay } from '../../../kernel/format.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context, type Scope } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { listUnits } from '../../accounts/index.ts';
import { listCards, listMissedTargets } from '../../indicators/index.ts';
import { listOpenNonConformities } from '../../monitoring/index.ts';
import { type ActionBrief, listActionBriefs, listLateActions } from '../../plan/index.ts';
import { getTerritory } from '../../territory/index.ts';
import type { ProposeBody } from '../contract.ts';
import { type AgendaSources, buildAgenda, type Item, matterOf, openAssignments } from '../domain/agenda.ts';
import { isKeptByItself } from '../domain/body.ts';
import { type BodyRecord, getBody, lockBody } from '../store/bodies.ts';
import {
  type ItemRecord,
  listFollows,
  listItems,
  listPending,
  lockItem,
  type MeetingRecord,
  saveItem,
} from '../store/meetings.ts';
import { mayConduct } from './conducting.ts';

export const itemStream = (id: string): string => `governance-item/${id}`;

const lateNote = (
  { passed, statusWords, lines, renegotiations }: ActionBrief,
  nameOf: (unit: string) => string,
): string =>
  [
    passed === null ? null : `Venceu em ${formatDay(passed)}`,
    statusWords,
    lines.map(({ unit }) => nameOf(unit)).join(', '),
    renegotiations === 0 ? null : `redefinida ${renegotiations}×`,
  ]
    .filter((each) => each !== null && each !== '')
    .join(' · ');

/** The conduction meeting looks at the whole plan, another body at the actions that are its own. */
async function lateOf(context: Context, body: BodyRecord): Promise<ActionBrief[]> {
  if (body.kind === 'conduction') return listLateActions(context);
  return (await listActionBriefs(context, body.actions)).filter(({ passed }) => passed !== null);
}

async function missedOf(context: Context, body: BodyRecord): Promise<AgendaSources['missedTargets']> {
  if (body.kind !== 'conduction') return [];
  return (await listMissedTargets(context)).map(({ code, name, note }) => ({
    id: code,
    title: name,
    note: `Meta não alcançada em ${note}`,
  }));
}

async function pendingOf(
  context: Context,
  body: BodyRecord,
  follows: ReadonlyMap<string, string>,
): Promise<AgendaSources['pending']> {
  const items = await listPending(context, body.id);
  return items.map(({ id, title, action, outcomes }) => ({
    item: id,
    matter: matterOf(id, follows),
    title,
    action,
    note: openAssignments(outcomes)
      .map(({ to, until, words }) => `${to}, até ${formatDay(until)}: ${words}`)
      .join(' · '),
  }));
}

const NON_CONFORMITIES = {
  title: 'Não conformidades: causas e medidas de enfrentamento',
  note: 'Item permanente da reunião de condução (ação 1.4.3)',
};

/** What never leaves the agenda of the conduction meeting: the non-conformities, each that is open and those whose check is overdue. */
async function standingOf(context: Context, body: BodyRecord): Promise<AgendaSources['standing']> {
  if (body.kind !== 'conduction') return [];
  const today = context.clock.today();
  const open = (await listOpenNonConformities(context)).filter(
    ({ state, nextDay }) => state !== 'verification' || (nextDay !== null && nextDay < today),
  );
  return [
    NON_CONFORMITIES,
    ...open.map(({ about, action, indicator, stands }) => ({
      ...{ action, indicator, note: stands },
      title: about.replace(/^(?:Ação|Indicador) (\S+) · /, '$1 '),
    })),
  ];
}

/** What an agenda has of itself today, without what was proposed. */
export async function builtAgenda(
  context: Context,
  body: BodyRecord,
  proposed: readonly Item[],
): Promise<Item[]> {
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const follows = await listFollows(context, body.id);
  return buildAgenda({
    lateActions: (await lateOf(context, body)).map((each) => ({
      id: each.id,
      title: `${each.id} ${each.title.replace(/[;.\s]+$/, '')}`,
      note: lateNote(each, (unit) => units.get(unit) ?? unit),
    })),
    missedTargets: await missedOf(context, body),
    pending: await pendingOf(context, body, follows),
    proposed: proposed.map((each) => ({
      ...each,
      matter: each.follows === null ? null : matterOf(each.follows, follows),
    })),
    standing: await standingOf(context, body),
  });
}

/** Closes the agenda: the backlog first, then what built itself, numbered. The meeting is held by the caller. */
export async function fixAgenda(tx: Context, body: BodyRecord, meeting: MeetingRecord): Promise<void> {
  const own = await listItems(tx, body.id, meeting.key);
  const backlog = await listItems(tx, body.id, null);
  const proposed = [...own, ...backlog];
  let position = own.at(-1)?.position ?? 0;
  for (const item of backlog) {
    position += 1;
    await placeItem(tx, item, meeting.key, position);
  }
  for (const item of await builtAgenda(tx, body, proposed)) {
    position += 1;
    await addItem(tx, { body: body.id, meeting: meeting.key, position, item });
  }
}

/**
 * Gives back the agenda of a meeting that will not be held: what waited for it waits for the next one, what built itself builds itself
 * again (an item at its first event was born in this agenda).
 */
export async function releaseAgenda(tx: Context, { body, key }: MeetingRecord): Promise<void> {
  let position = (await listItems(tx, body, null)).at(-1)?.position ?? 0;
  for (const item of await listItems(tx, body, key)) {
    if (item.version === 1) {
      await append(tx, { stream: itemStream(item.id), type: 'withdrawn', data: {}, expected: item.version });
      await saveItem(tx, { ...item, removed: true, version: item.version + 1 });
    } else {
      position += 1;
      await placeItem(tx, item, null, position);
    }
  }
}

async function placeItem(
  tx: Context,
  item: ItemRecord,
  meeting: string | null,
  position: number,
): Promise<void> {
  const stored = await append(tx, {
    stream: itemStream(item.id),
    type: 'placed',
    data: { meeting, position },
    expected: item.version,
  });
  await saveItem(tx, { ...item, meeting, position, version: stored.sequence });
}

export async function addItem(
  tx: Context,
  { body, meeting, position, item }: Pick<ItemRecord, 'body' | 'meeting' | 'position'> & { item: Item },
): Promise<string> {
  const id = newId(tx.clock.now());
  await append(tx, {
    stream: itemStream(id),
    type: 'proposed',
    data: { body, meeting, position, ...item },
    expected: 0,
  });
  await saveItem(tx, { id, body, meeting, position, ...item, outcomes: [], removed: false, version: 1 });
  return id;
}

/** To a body of a municipality proposes who has it in reach; to any other, every unit. */
async function ownPlace(tx: Context, { territory }: BodyRecord): Promise<Scope> {
  const today = tx.clock.today();
  const places = await getTerritory(tx);
  const isOwn = isKeptByItself(places.get(territory, today).level);
  return isOwn ? { territoryPath: places.path(territory, today) } : {};
}

/** @throws AppError `not-found` where there is no such action or indicator. */
async function checkSubject(
  tx: Context,
  { action, indicator }: Pick<Item, 'action' | 'indicator'>,
): Promise<void> {
  if (action !== null && (await listActionBriefs(tx, [action])).length === 0)
    throw new AppError('not-found', `O plano não tem a ação ${action}.`);
  if (indicator !== null && !listCards().some(({ address }) => address === `/indicadores/${indicator}`))
    throw new AppError(
      'not-found',
      `Não há indicador ${indicator} entre os que o Pactua conhece. Abra-o em Indicadores e proponha-o dali.`,
    );
}

/** Puts something on the agenda of the next meeting of a body. @throws AppError `forbidden`, `not-found`, `refused`. */
export function propose(context: Context, bodyId: string, { unit, ...wanted }: ProposeBody) {
  return once(context, 'governance.propose', async (tx) => {
    await lockBody(tx, bodyId);
    const body = await getBody(tx, bodyId);
    authorise(tx, 'governance.propose', { ...(unit !== null && { unit }), ...(await ownPlace(tx, body)) });
    await checkSubject(tx, wanted);
    const waiting = await listItems(tx, bodyId, null);
    const same = waiting.find(
      (each) =>
        (wanted.action !== null && each.action === wanted.action) ||
        (wanted.indicator !== null && each.indicator === wanted.indicator),
    );
    if (same)
      throw new AppError(
        'refused',
        `“${same.title}” já está proposto para a próxima reunião de ${body.name}.`,
      );
    const item: Item = { ...wanted, kind: 'proposal', unit, proposedBy: tx.actor.id, follows: null };
    return { id: await addItem(tx, { body: bodyId, meeting: null, position: waiting.length + 1, item }) };
  });
}

/** Takes a proposal back while it waits: who proposed it, or who conducts. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function withdraw(context: Context, id: string, expectedVersion: number) {
  return once(context, 'governance.withdraw', async (tx) => {
    const item = await lockItem(tx, id);
    const body = await getBody(tx, item.body);
    if (item.proposedBy !== tx.actor.id && !(await mayConduct(tx, body)))
      throw new AppError('forbidden', 'Só quem propôs o item, ou quem conduz a reunião, o retira.');
    if (item.meeting !== null)
      throw new AppError('refused', 'O item já está na pauta de uma reunião: ela decide o que fazer dele.');
    await append(tx, { stream: itemStream(id), type: 'withdrawn', data: {}, expected: expectedVersion });
    await saveItem(tx, { ...item, removed: true, version: item.version + 1 });
    return { id };
  });
}
