import { AppError } from '../../../../kernel/app-error.ts';
import { explainedJson } from '../../../../kernel/explained.ts';
import type { Context } from '../../../../platform/context.ts';
import type { InstrumentSummary } from '../../contract/instruments.ts';
import { type Instrument, instrumentsOf, type Known } from '../../domain/instruments/instrument.ts';
import { stageOf } from '../../domain/instruments/life-cycle.ts';
import { advanceOf } from '../../domain/instruments/progress.ts';
import { listStandings } from '../../store/action-list.ts';
import { type ActionRecord, listActionsById, listAllActions } from '../../store/actions.ts';
import { type EntryRecord, listEntries } from '../../store/entries.ts';
import { findPlan, type PlanRecord } from '../../store/structure.ts';
import { reportingPermission } from '../report.ts';

/** What people kept of the instruments of a plan. */
export async function listKept(context: Context, plan: string): Promise<Known[]> {
  const entries = (await listEntries(context, plan, ['instrument'])) as EntryRecord<Instrument>[];
  return entries.map(({ id, version, content }) => ({ id, version, content }));
}

/** Every instrument of the plan, kept or found, with the actions that it is tied to. */
export async function readInstruments(context: Context, plan: PlanRecord) {
  const actions = await listAllActions(context, plan.id);
  const instruments = instrumentsOf(actions, await listKept(context, plan.id));
  return { instruments, actions: new Map(actions.map((action) => [action.id, action])) };
}

/** One of them. @throws AppError `not-found`. */
export async function getInstrument(context: Context, plan: PlanRecord, id: string) {
  const { instruments, actions } = await readInstruments(context, plan);
  const instrument = instruments.find((each) => each.id === id);
  if (instrument) return { instrument, actions, others: instruments.filter((each) => each.id !== id) };
  throw new AppError('not-found', 'Este instrumento não existe mais. Veja a lista de instrumentos.');
}

type Actions = ReadonlyMap<string, ActionRecord>;

const linkedActions = (ids: readonly string[], actions: Actions) =>
  ids.flatMap((id) => {
    const action = actions.get(id);
    if (action === undefined) return [];
    const { title, deadline, status, lines } = action;
    return [{ id, title, deadline: deadline.raw, status, units: (lines ?? []).map(({ unit }) => unit) }];
  });

/** How many actions of an own plan there are and are done, with the tree behind it. */
async function readAdvance(context: Context, plan: string, title: string) {
  const standings = await listStandings(context, plan, context.clock.today());
  const countOf = (keep: (status: string | null) => boolean) =>
    standings.filter(({ status }) => keep(status)).reduce((sum, { count }) => sum + count, 0);
  const counts = {
    actions: countOf(() => true),
    completed: countOf((status) => status === 'completed'),
    cancelled: countOf((status) => status === 'cancelled'),
  };
  const explained = explainedJson(advanceOf(`advance/${plan}`, title, counts));
  return { completed: counts.completed, actions: counts.actions, explained };
}

export async function summaryOf(
  context: Context,
  { id, version, content }: Known,
  actions: Actions,
): Promise<InstrumentSummary> {
  const { nature, title, steps, plan, declined } = content;
  return {
    id,
    version,
    nature,
    title,
    stage: stageOf(steps),
    steps: [...steps],
    make: linkedActions(content.make, actions),
    carry: linkedActions(content.carry, actions),
    declined,
    plan: plan === null ? null : { id: plan, advance: await readAdvance(context, plan, title) },
  };
}

/** Several, one after the other. */
export async function summariesOf(context: Context, instruments: readonly Known[], actions: Actions) {
  const summaries: InstrumentSummary[] = [];
  for (const each of instruments) summaries.push(await summaryOf(context, each, actions));
  return summaries;
}

/** The instruments that an action makes or carries out. */
export async function instrumentsOfAction(context: Context, action: string) {
  const plan = await findPlan(context);
  if (plan === null) return [];
  const { instruments, actions } = await readInstruments(context, plan);
  const tied = instruments.filter(
    ({ content }) => content.declined === null && [...content.make, ...content.carry].includes(action),
  );
  return summariesOf(context, tied, actions);
}

/** The instrument whose own plan this is; null for the plan of the installation. */
export async function instrumentOfPlan(context: Context, plan: string) {
  const principal = await findPlan(context);
  if (principal === null || principal.id === plan) return null;
  const own = (await listKept(context, principal.id)).find(({ content }) => content.plan === plan);
  return own === undefined ? null : { id: own.id, title: own.content.title };
}

/** Who may say something of an instrument: who manages the plan, or reports one of the actions that make it or carry it out. */
export async function mayChange(context: Context, plan: PlanRecord, content: Instrument): Promise<boolean> {
  const scope = { territoryPath: [plan.territory] };
  if (context.policy(context.actor, 'plan.manage', scope, context.clock.today()).allowed) return true;
  const may = await reportingPermission(context);
  const tied = await listActionsById(context, [...content.make, ...content.carry]);
  return tied.some(({ lines }) => (lines ?? []).some(({ unit }) => may(unit).allowed));
}
