import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { instrumentOfPlan, instrumentsOfAction } from '../commands/instruments/read.ts';
import { getAction } from '../commands/report.ts';
import { versionsOfAction } from '../commands/versions/compare.ts';
import { type Action, ActionDetail, ActionParams, Desk } from '../contract.ts';
import type { LatenessState } from '../domain/lateness.ts';
import { namedIndicators } from '../domain/links.ts';
import { RULE_WORDS } from '../domain/state.ts';
import { listReportingUnits, listStandings } from '../store/action-list.ts';
import { type ActionRecord, listActionsById } from '../store/actions.ts';
import { findNextDue, listDueQueue, listSilentQueue, type Queue } from '../store/desk.ts';
import { listOccurrences } from '../store/schedule.ts';
import {
  getPlanOfAction,
  listIndicators,
  listObjectives,
  listOwnPlans,
  listStrategicActions,
  type PlanRecord,
} from '../store/structure.ts';
import { actionAnswer, deadlineAnswer, objectiveAnswer, readerOf } from './answers.ts';
import { codesOfAction } from './crosswalk.ts';
import { readHistory } from './history.ts';
import { getPlan, readTargets } from './map.ts';

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
    recurs:
      record.deadline.rrule !== null ||
      (await listOccurrences(context, id)).some(({ doneOn }) => doneOn !== null),
    history: await readHistory(context, plan.id, id, reader),
    versions: await versionsOfAction(context, plan.id, id),
    ...(await linksOf(context, plan, record)),
    codes: await codesOfAction(context, record),
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

/** Lines of each queue that are given at once; the list has the others. */
const QUEUE = 200;

/** What this reader has to do now, in the plan and in those born of it: own lines where there are any, the whole otherwise. */
async function readDesk(context: Context): Promise<Desk> {
  const plan = await getPlan(context);
  const reader = await readerOf(context);
  const { today } = reader;
  const plans = [plan.id, ...(await listOwnPlans(context, plan.id))];
  const codes = await listReportingUnits(context, plans);
  const own = codes.filter((code) => reader.may(code).allowed);
  const reach = own.length > 0 && own.length < codes.length ? 'own' : 'plan';
  const units = reach === 'own' ? own : null;
  const filter = { today, reportedBy: units };
  const due = (...lateness: LatenessState[]) => listDueQueue(context, plans, { ...filter, lateness }, QUEUE);
  const overdue = await due('late', 'lateWithoutStatus');
  const dueSoon = await due('dueSoon');
  const toReport = await listSilentQueue(context, plans, filter, units, QUEUE);
  const names = await namesOf(
    context,
    [overdue, dueSoon, toReport].flatMap(({ actions }) => actions),
  );
  const answer = ({ actions }: Queue) => actions.map((action) => actionAnswer(action, reader, names));
  const strategic = await listStrategicActions(context, plan.id);
  const objectives = await listObjectives(context, plan.id);
  const standings = await listStandings(context, plan.id, today);
  return {
    today,
    units: own.map(reader.unitOf),
    reach,
    overdue: answer(overdue),
    dueSoon: answer(dueSoon),
    toReport: answer(toReport),
    counts: { overdue: overdue.total, dueSoon: dueSoon.total, toReport: toReport.total },
    nextDue: await findNextDue(context, plans, filter),
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
