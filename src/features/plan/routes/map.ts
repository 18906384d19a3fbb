import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import {
  type Indicator,
  type PlanCounts,
  PlanMap,
  type RollUp,
  type StrategicAction,
  StrategicAnswer,
  type Target,
  TargetsAnswer,
  type Unit,
} from '../contract.ts';
import { liveOf } from '../domain/roll-up.ts';
import { RULE_WORDS } from '../domain/state.ts';
import { listReportingUnits, listStandings } from '../store/action-list.ts';
import { listAllActions } from '../store/actions.ts';
import {
  getPrincipal,
  listIndicators,
  listObjectives,
  listStrategicActions,
  listTargets,
  type ObjectiveRecord,
  type PlanRecord,
} from '../store/structure.ts';
import { objectiveAnswer, type Reader, readerOf, strategicAnswer } from './answers.ts';

export { getPrincipal as getPlan } from '../store/structure.ts';

function perspectivesOf(objectives: readonly ObjectiveRecord[]): { id: string; title: string }[] {
  const titles = new Map(objectives.map((each) => [each.perspective, each.perspectiveTitle]));
  return [...titles].map(([id, title]) => ({ id, title }));
}

async function reportingUnits(context: Context, plan: string, reader: Reader): Promise<Unit[]> {
  const codes = await listReportingUnits(context, [plan]);
  return codes.map(reader.unitOf).sort((a, b) => a.name.localeCompare(b.name, 'pt-BR'));
}

async function readMap(context: Context): Promise<PlanMap> {
  const plan = await getPrincipal(context);
  const reader = await readerOf(context);
  const objectives = await listObjectives(context, plan.id);
  const strategic = await listStrategicActions(context, plan.id);
  const standings = await listStandings(context, plan.id, reader.today);
  const {
    territory: _,
    place: _place,
    printedYear: _year,
    problems: _problems,
    acronyms: _acronyms,
    ...named
  } = plan;
  return {
    ...named,
    today: reader.today,
    perspectives: perspectivesOf(objectives),
    objectives: objectives.map((each) => objectiveAnswer(each, strategic, standings)),
    units: await reportingUnits(context, plan.id, reader),
    rule: RULE_WORDS.children,
    live: liveOf(standings),
    counts: await countsOf(context, plan, objectives, strategic.length, liveOf(standings)),
  };
}

async function countsOf(
  context: Context,
  plan: PlanRecord,
  objectives: readonly ObjectiveRecord[],
  strategicActions: number,
  live: RollUp,
): Promise<PlanCounts> {
  const targets = await listTargets(context, plan.id);
  const indicators = await listIndicators(context, plan.id);
  return {
    perspectives: perspectivesOf(objectives).length,
    guidelines: plan.guidelines.length,
    objectives: objectives.length,
    targets: targets.length,
    indicators: indicators.length,
    strategicActions,
    operationalActions: live.actions,
    status: live.byStatus,
  };
}

/** Targets and indicators of the plan, tied to one another. */
export async function readTargets(
  context: Context,
  plan: PlanRecord,
): Promise<{ targets: Target[]; indicators: Indicator[] }> {
  const targets = await listTargets(context, plan.id);
  const indicators = await listIndicators(context, plan.id);
  const targetOf = new Map(targets.map((target) => [target.indicator, target.id]));
  return {
    targets,
    indicators: indicators.map(({ titleRaw: _raw, mentions: _mentions, ...each }) => ({
      ...each,
      target: targetOf.get(each.id) ?? null,
    })),
  };
}

async function readStrategic(context: Context): Promise<StrategicAction[]> {
  const plan = await getPrincipal(context);
  const standings = await listStandings(context, plan.id, context.clock.today());
  const strategic = await listStrategicActions(context, plan.id);
  return strategic.map((each) => strategicAnswer(each, standings));
}

/** The plan with counts, for the command line: everything the document states, and how it stands today. */
export async function planSummary(context: Context) {
  const plan = await getPrincipal(context);
  const { sources, counts, objectives, perspectives, guidelines, identity, today, live } =
    await readMap(context);
  const actions = await listAllActions(context, plan.id);
  return {
    plan: { id: plan.id, title: plan.title, unit: plan.unit, from: plan.from, to: plan.to },
    today,
    counts,
    lateness: live.byLateness,
    identity,
    guidelines,
    perspectives,
    objectives,
    ...(await readTargets(context, plan)),
    strategicActions: await readStrategic(context),
    operationalActions: actions.map((action) => ({
      id: action.id,
      strategicAction: action.strategicAction,
      objective: action.objective,
      title: action.title,
      owner: action.owner,
      participants: action.participants,
      deadline: action.deadline,
      notes: action.notes,
      status: action.status,
      printedStatus: action.printedStatus,
      reports: action.lines.map((line) => line.unit),
    })),
    sources,
  };
}

export const mapRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan',
    verb: 'plan.read',
    summary:
      'O plano: identidade, diretrizes, perspectivas e objetivos com a situação derivada e as contagens',
    answer: PlanMap,
    handle: (context) => readMap(context),
  }),
  route({
    method: 'GET',
    path: '/api/plan/targets',
    verb: 'plan.read',
    summary: 'As metas e o painel de indicadores, cada célula como escrita e como entendida',
    answer: TargetsAnswer,
    handle: async (context) => readTargets(context, await getPrincipal(context)),
  }),
  route({
    method: 'GET',
    path: '/api/plan/strategic-actions',
    verb: 'plan.read',
    summary: 'As ações estratégicas, com a situação derivada das operacionais',
    answer: StrategicAnswer,
    handle: async (context) => ({
      items: await readStrategic(context),
      next: null,
      rule: RULE_WORDS.children,
    }),
  }),
];
