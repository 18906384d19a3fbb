import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append, listEvents } from '../../../platform/events.ts';
import { getAct } from '../../acts/index.ts';
import type { RenegotiateBody, UndoRenegotiationBody } from '../contract/renegotiations.ts';
import {
  type Decision,
  deadlineInForce,
  renegotiate as decide,
  type InForce,
  titleInForce,
} from '../domain/renegotiation.ts';
import { lockAction } from '../store/actions.ts';
import {
  insertRenegotiation,
  listRenegotiations,
  markUndone,
  type RenegotiationRecord,
  saveInForce,
} from '../store/renegotiations.ts';
import { deadlineStream, getDeadlineVersion } from '../store/schedule.ts';
import { getPlanOfAction } from '../store/structure.ts';
import { getAction } from './report.ts';
import { refreshOpenDues } from './schedule/open-due.ts';

/** What is redefined of an action: new words of its deadline, of itself, or both (null stays), why, and what decided it. */
interface Renegotiation {
  readonly deadline: string | null;
  readonly title: string | null;
  readonly reason: string;
  readonly decision: Decision | null;
  readonly expectedVersion: number;
}

/** What a redefinition did: its number among those of the action, and the version on which the next is made. */
interface Renegotiated {
  readonly action: string;
  readonly number: number;
  /** How many redefinitions of it stand. */
  readonly times: number;
  readonly version: number;
}

/** Holds the action. @throws AppError `forbidden`, `not-found`. */
async function open(tx: Context, id: string) {
  await lockAction(tx, id);
  const action = await getAction(tx, id);
  const plan = await getPlanOfAction(tx, id);
  authorise(tx, 'plan.manage', { territoryPath: [plan.territory] });
  return { action, plan, version: await getDeadlineVersion(tx, id), made: await listRenegotiations(tx, id) };
}

const standing = (made: readonly RenegotiationRecord[]) =>
  made.filter(({ undoneAt }) => undoneAt === null).length;

/** Redefines an action by an act of the registry, or by nobody's decision. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function renegotiate(context: Context, id: string, body: RenegotiateBody): Promise<Renegotiated> {
  return once(context, 'plan.renegotiate', async (tx) => {
    const { act, deadline = null, title = null, ...rest } = body;
    const decision: Decision | null =
      act == null ? null : { kind: 'act', id: act, words: (await getAct(tx, act)).title };
    return renegotiateWithin(tx, id, { ...rest, deadline, title, decision });
  });
}

/** The same inside an open transaction, by whatever decision: what a meeting decides changes the plan in its own gesture. */
export async function renegotiateWithin(
  tx: Context,
  id: string,
  wanted: Renegotiation,
): Promise<Renegotiated> {
  const { action, plan, version, made } = await open(tx, id);
  if (version !== wanted.expectedVersion)
    throw new AppError(
      'conflict',
      `Outra pessoa mudou o prazo ou o texto da ação ${id} enquanto você escrevia. Nada seu foi gravado; veja como ficou e redefina se ainda fizer sentido.`,
      {
        details: {
          yours: { deadline: wanted.deadline, title: wanted.title, reason: wanted.reason },
          theirs: { deadline: deadlineInForce(action.deadline), title: titleInForce(action), version },
        },
      },
    );
  const to = decide(action, wanted, { planEnd: plan.to, today: tx.clock.today() });
  if ('refusal' in to) throw new AppError('refused', to.refusal);
  const from: InForce = { deadline: action.deadline, redefinedTitle: action.redefinedTitle };
  const number = (made[0]?.number ?? 0) + 1;
  const stored = await append(tx, {
    stream: deadlineStream(id),
    type: 'renegotiated',
    data: { number, from, to, decision: wanted.decision },
    reason: wanted.reason,
    expected: version,
  });
  await insertRenegotiation(tx, id, {
    number,
    fromDeadline: from.deadline,
    toDeadline: to.deadline,
    fromTitle: titleInForce(action),
    toTitle: to.redefinedTitle ?? action.title,
    reason: wanted.reason,
    decision: wanted.decision,
    at: stored.at,
    by: stored.actorId,
  });
  await saveInForce(tx, id, to, { count: standing(made) + 1, version: stored.sequence });
  await refreshOpenDues(tx, plan, [id]);
  return { action: id, number, times: standing(made) + 1, version: stored.sequence };
}

/** Takes the last redefinition back, while nothing else was said of the deadline since. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function undoRenegotiation(
  context: Context,
  id: string,
  { expectedVersion }: UndoRenegotiationBody,
): Promise<Renegotiated> {
  return once(context, 'plan.undo-renegotiation', async (tx) => {
    const { version, ...opened } = await open(tx, id);
    if (version !== expectedVersion)
      throw new AppError(
        'conflict',
        `Outra pessoa mudou o prazo ou o texto da ação ${id} enquanto você lia. Nada foi desfeito; atualize a página.`,
      );
    return takeBack(tx, id, { version, ...opened }, null);
  });
}

/** Takes one redefinition back inside an open transaction: a meeting withdraws what it said by mistake. @throws AppError as `undoRenegotiation`. */
export async function undoRenegotiationWithin(tx: Context, id: string, number: number): Promise<void> {
  await takeBack(tx, id, await open(tx, id), number);
}

async function takeBack(
  tx: Context,
  id: string,
  { plan, version, made }: Awaited<ReturnType<typeof open>>,
  wanted: number | null,
): Promise<Renegotiated> {
  const [last] = await listEvents(tx, deadlineStream(id), version - 1, 1);
  if (last?.type !== 'renegotiated' || (wanted !== null && Number(last.data.number) !== wanted))
    throw new AppError('refused', 'Não há redefinição a desfazer: só a última volta atrás, uma vez.');
  const number = Number(last.data.number);
  const to = last.data.from as InForce;
  const stored = await append(tx, {
    stream: deadlineStream(id),
    type: 'renegotiation-undone',
    data: { number, to },
    expected: version,
  });
  await markUndone(tx, id, number, { at: stored.at, by: stored.actorId });
  const times = standing(made) - 1;
  await saveInForce(tx, id, to, { count: times, version: stored.sequence });
  await refreshOpenDues(tx, plan, [id]);
  return { action: id, number, times, version: stored.sequence };
}
