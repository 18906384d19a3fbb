import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { instrumentOfPlan, instrumentsOfAction } from '../commands/instruments/read.ts';
import { getAction } from '../commands/report.ts';
import { versionsOfAction } from '../commands/versions/compare.ts';
import { type Action, ActionDetail, ActionParams, Desk } from '../contract.ts';
import type { Lateness } from '../domain/deadline.ts';
import { namedIndicators } from '../domain/links.ts';
import { RULE_WORDS } from '../domain/state.ts';
import { listStandings } from '../store/action-list.ts';
import { type ActionRecord, listActionsById, listAllActions } from '../store/actions.ts';
import {
  getPlanOfAction,
  listIndicators,
  listObjectives,
  listOwnPlans,
  listStrategicActions,
  type PlanRecord,
} from '../store/structure.ts';
import {
  actionAnswer,
  deadlineAnswer,
  latenessOf,
  objectiveAnswer,
  type Reader,
  readerOf,
} from './answers.ts';
import { readHistory } from './history.ts';
import { getPlan, readTargets } from './map.ts';

const mayReport = (action: ActionRecord, reader: Reader): boolean =>
  action.lines.some((line) => reader.may(line.unit).allowed);

/** Names of the people who reported these actions. */
export async function namesOf(
  context: Context,
  actions: readonly ActionRecord[],
): Promise<Map<string, string>> {
  const ids = actions.flatMap((action) => action.lines.map((line) => line.reportedBy));
  const people = [...new Set(ids.filter((id) => id !== null))];
  return people.length === 0 ? new Map() : listNames(context, people);
}

/** One action as this reader sees it now. */
export async function readAction(context: Context, id: string): Promise<Action> {
  const action = await getAction(context, id);
  return actionAnswer(action, await readerOf(context), await namesOf(context, [action]));
}

/** Several actions as this reader sees them now. */
export async function readActionsOf(context: Context, ids: readonly string[]): Promise<Action[]> {
  const actions = await listActionsById(context, ids);
  const reader = await readerOf(context);
  const names = await namesOf(context, actions);
  return actions.map((action) => actionAnswer(action, reader, names));
}

async function readDetail(context: Context, id: string): Promise<ActionDetail> {
  const record = await getAction(context, id);
  const plan = await getPlanOfAction(context, id);
  const reader = await readerOf(context);
  const strategic = (await listStrategicActions(context, plan.id)).find(
    (each) => each.id === record.strategicAction,
  );
  const objective = (await listObjectives(context, plan.id)).find((each) => each.id === record.objective);
  if (!strategic || !objective) throw new Error(`action ${id} hangs in the air`);
  return {
    action: actionAnswer(record, reader, await namesOf(context, [record])),
    ruleWords: RULE_WORDS[record.rule],
    strategicAction: { ...strategic, deadline: deadlineAnswer(strategic.deadline) },
    objective: { id: objective.id, number: objective.number, title: objective.title },
    evidence: [],
    history: await readHistory(context, plan.id, id, reader),
    versions: await versionsOfAction(context, plan.id, id),
    ...(await linksOf(context, plan, record)),
    instruments: await instrumentsOfAction(context, id),
    ownPlanOf: await instrumentOfPlan(context, plan.id),
    sources: plan.sources,
  };
}

/** Indicators that the action's own words name, and their targets; the document states no other link. */
async function linksOf(context: Context, plan: PlanRecord, action: ActionRecord) {
  const { targets, indicators } = await readTargets(context, plan);
  const panel = await listIndicators(context, plan.id);
  const codes = namedIndicators(`${action.title} ${action.notes}`, panel);
  const named = indicators.filter((each) => codes.includes(each.code));
  const ids = named.map((each) => each.id);
  return {
    targets: targets.filter(({ indicator }) => indicator !== null && ids.includes(indicator)),
    indicators: named,
  };
}

/** The earliest day that the action was or is due by: of its deadline, or of an occurrence not done. */
const dueOf = ({ deadline, openDue }: ActionRecord): string =>
  [deadline.due ?? '9999', openDue ?? '9999'].toSorted()[0] ?? '9999';

const byDue = (a: ActionRecord, b: ActionRecord): number =>
  dueOf(a).localeCompare(dueOf(b)) || a.position - b.position;

function queueOf(actions: readonly ActionRecord[], today: string) {
  const in_ = (...states: Lateness['state'][]) =>
    actions
      .filter((action) => states.includes(latenessOf(action, today)?.state as Lateness['state']))
      .sort(byDue);
  const overdue = in_('late', 'lateWithoutStatus');
  const dueSoon = in_('dueSoon');
  const shown = new Set([...overdue, ...dueSoon]);
  return { overdue, dueSoon, shown };
}

const hasBegun = (action: ActionRecord, today: string): boolean =>
  action.deadline.start === null || action.deadline.start <= today;

/** The actions of the plan and of the plans born of it: whoever reports has one queue. */
async function listActionsOfPlans(context: Context, plan: string): Promise<ActionRecord[]> {
  const all = await listAllActions(context, plan);
  for (const own of await listOwnPlans(context, plan)) all.push(...(await listAllActions(context, own)));
  return all;
}

/** What this reader has to do now: own lines where there are any, the whole plan otherwise. */
async function readDesk(context: Context): Promise<Desk> {
  const plan = await getPlan(context);
  const reader = await readerOf(context);
  const all = await listActionsOfPlans(context, plan.id);
  const codes = [...new Set(all.flatMap((action) => action.lines.map((line) => line.unit)))];
  const own = codes.filter((code) => reader.may(code).allowed);
  const reach = own.length > 0 && own.length < codes.length ? 'own' : 'plan';
  const actions = reach === 'own' ? all.filter((action) => mayReport(action, reader)) : all;
  const { overdue, dueSoon, shown } = queueOf(actions, reader.today);
  const silent = (action: ActionRecord) =>
    action.lines.some((line) => line.status === null && (reach === 'plan' || reader.may(line.unit).allowed));
  const toReport = actions.filter(
    (action) => !shown.has(action) && silent(action) && hasBegun(action, reader.today),
  );
  const coming = actions.filter((action) => (action.deadline.due ?? '') > reader.today).sort(byDue)[0];
  const names = await namesOf(context, actions);
  const answer = (list: readonly ActionRecord[]) => list.map((action) => actionAnswer(action, reader, names));
  const strategic = await listStrategicActions(context, plan.id);
  const objectives = await listObjectives(context, plan.id);
  const standings = await listStandings(context, plan.id, reader.today);
  return {
    today: reader.today,
    units: own.map(reader.unitOf),
    reach,
    overdue: answer(overdue),
    dueSoon: answer(dueSoon),
    toReport: answer(toReport),
    nextDue: coming?.deadline.due ? { id: coming.id, due: coming.deadline.due } : null,
    objectives: objectives.map((each) => objectiveAnswer(each, strategic, standings)),
  };
}

export const actionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/desk',
    verb: 'plan.read',
    summary: 'A fila de trabalho de quem lê: vencidas, a vencer em 15 dias e a lançar',
    answer: Desk,
    handle: (context) => readDesk(context),
  }),
  route({
    method: 'GET',
    path: '/api/plan/actions/:id',
    verb: 'plan.read',
    summary: 'Uma ação operacional: resumo, evidências, histórico e ligações',
    params: ActionParams,
    answer: ActionDetail,
    handle: (context, { params }) => readDetail(context, params.id),
  }),
];
