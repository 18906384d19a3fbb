import type { Context } from '../../../platform/context.ts';
import { listLastEvents } from '../../../platform/events.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { renegotiate, undoRenegotiation } from '../commands/renegotiation.ts';
import { getAction } from '../commands/report.ts';
import {
  RenegotiateBody,
  type Renegotiation,
  Renegotiations,
  UndoRenegotiationBody,
} from '../contract/renegotiations.ts';
import { ActionParams } from '../contract.ts';
import { deadlineInForce, titleInForce } from '../domain/renegotiation.ts';
import { listRenegotiations, type RenegotiationRecord } from '../store/renegotiations.ts';
import { deadlineStream, getDeadlineVersion } from '../store/schedule.ts';
import { getPlanOfAction } from '../store/structure.ts';

const changed = (from: string, to: string) => (from === to ? null : { from, to });

function answer(each: RenegotiationRecord, nameOf: (id: string | null) => string): Renegotiation {
  const { number, fromDeadline, toDeadline, fromTitle, toTitle, reason, decision, at, by } = each;
  return {
    number,
    deadline: changed(deadlineInForce(fromDeadline), deadlineInForce(toDeadline)),
    title: changed(fromTitle, toTitle),
    reason,
    decision,
    at,
    by: nameOf(by),
    undone: each.undoneAt === null ? null : { at: each.undoneAt, by: nameOf(each.undoneBy) },
  };
}

/** What was redefined of an action. @throws AppError `not-found`. */
async function readRenegotiations(context: Context, id: string): Promise<Renegotiations> {
  const action = await getAction(context, id);
  const plan = await getPlanOfAction(context, id);
  const made = await listRenegotiations(context, id);
  const people = [...new Set(made.flatMap(({ by, undoneBy }) => [by ?? [], undoneBy ?? []].flat()))];
  const names = await listNames(context, people);
  const [last] = await listLastEvents(context, [deadlineStream(id)]);
  const scope = { territoryPath: [plan.territory] };
  const mayRenegotiate = context.policy(context.actor, 'plan.manage', scope, context.clock.today()).allowed;
  return {
    printed: { deadline: action.deadline.raw, title: action.title },
    inForce: { deadline: deadlineInForce(action.deadline), title: titleInForce(action) },
    items: made.map((each) =>
      answer(each, (person) => (person === null ? 'Pactua' : (names.get(person) ?? 'Pessoa sem cadastro'))),
    ),
    next: null,
    count: action.renegotiations,
    version: await getDeadlineVersion(context, id),
    mayRenegotiate,
    mayUndo: mayRenegotiate && last?.type === 'renegotiated',
  };
}

const PATH = '/api/plan/actions/:id/renegotiations';

async function readAfter(context: Context, id: string, done: Promise<unknown>) {
  await done;
  return readRenegotiations(context, id);
}

/** An action redefined: another deadline or other words, with the reason and the decision. */
export const renegotiationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: PATH,
    verb: 'plan.read',
    summary: 'O que se redefiniu de uma ação: impresso, em vigor e cada redefinição',
    params: ActionParams,
    answer: Renegotiations,
    handle: (context, { params }) => readRenegotiations(context, params.id),
  }),
  route({
    method: 'POST',
    path: PATH,
    verb: 'plan.manage',
    summary: 'Redefine uma ação: novo prazo ou novo texto, com motivo e o ato que decidiu',
    params: ActionParams,
    body: RenegotiateBody,
    answer: Renegotiations,
    handle: (context, { params, body }) =>
      readAfter(context, params.id, renegotiate(context, params.id, body)),
  }),
  route({
    method: 'POST',
    path: `${PATH}/undo`,
    verb: 'plan.manage',
    summary: 'Desfaz a última redefinição de uma ação',
    params: ActionParams,
    body: UndoRenegotiationBody,
    answer: Renegotiations,
    handle: (context, { params, body }) =>
      readAfter(context, params.id, undoRenegotiation(context, params.id, body)),
  }),
];
