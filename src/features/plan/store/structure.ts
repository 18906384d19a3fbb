import { sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Acronyms, Problem } from '../domain/plan-document/front-matter.ts';

export interface PlanRecord {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly territory: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly printedYear: number;
  readonly note: string | null;
  readonly implementation: string;
  readonly identity: {
    business: string;
    vision: string;
    mission: string;
    values: string[];
    source: string;
  };
  readonly sources: { file: string; title: string; sha256: string; date: string }[];
  readonly guidelines: string[];
  readonly problems: readonly Problem[];
  readonly acronyms: Acronyms;
}

export interface ObjectiveRecord {
  readonly id: string;
  readonly number: number | null;
  readonly perspective: string;
  readonly perspectiveTitle: string;
  readonly title: string;
  readonly responsible: string | null;
  readonly note: string | null;
}

export interface IndicatorRecord {
  readonly id: string;
  readonly code: string;
  readonly ppaCode: string | null;
  readonly shortName: string;
  readonly title: string;
  readonly titleRaw: string;
  readonly block: string;
  readonly unit: string;
  readonly direction: 'higher' | 'lower';
  readonly accumulation: 'point' | 'periodic-sum' | 'cumulative';
  readonly baseline: string | null;
  readonly flag: string | null;
  /** Words by which a text names what it measures. */
  readonly mentions: readonly string[];
  readonly years: {
    year: number;
    raw: string;
    value: string | null;
    parts: Record<string, unknown> | null;
  }[];
}

export interface TargetRecord {
  readonly id: string;
  readonly text: string;
  readonly due: string;
  readonly kind: 'increase' | 'share' | 'count' | 'qualitative';
  readonly measure: string;
  readonly base: string | null;
  readonly goal: string | null;
  readonly unit: string | null;
  /** Null where no indicator of the panel measures it. */
  readonly indicator: string | null;
}

export interface StrategicActionRecord {
  readonly id: string;
  readonly objective: string;
  readonly printedMarker: string;
  readonly title: string;
  readonly titleUnfolded: string | null;
  readonly owner: string;
  readonly deadline: Deadline;
  readonly quirks: string[];
}

const PLAN_COLUMNS = sql`id, title, unit, territory, starts as "from", ends as "to", place,
    printed_year as "printedYear", note, implementation, identity, sources, guidelines, problems, acronyms`;

/** The plan of this installation, or null before any was loaded; plans born of it are found by their id. */
export async function findPlan(context: Context): Promise<PlanRecord | null> {
  const { rows } =
    await sql<PlanRecord>`select ${PLAN_COLUMNS} from plans where parent is null and retired_by is null order by starts desc limit 1`.execute(
      context.db,
    );
  return rows[0] ?? null;
}

/** The plan of this id, also where the import that made it was undone. */
export async function findPlanById(context: Context, id: string): Promise<PlanRecord | null> {
  const { rows } = await sql<PlanRecord>`select ${PLAN_COLUMNS} from plans where id = ${id}`.execute(
    context.db,
  );
  return rows[0] ?? null;
}

/** Whether the plan is kept and was not set aside with the import that made it. */
export async function isStanding(context: Context, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from plans where id = ${id} and retired_by is null`.execute(context.db);
  return rows.length > 0;
}

/** @throws AppError `not-found`. */
export async function getPlanById(context: Context, id: string): Promise<PlanRecord> {
  const plan = await findPlanById(context, id);
  if (plan) return plan;
  throw new AppError('not-found', 'Este plano não existe nesta instalação.');
}

/** @throws AppError `not-found` where no plan was loaded. */
export async function getPrincipal(context: Context): Promise<PlanRecord> {
  const plan = await findPlan(context);
  if (plan) return plan;
  throw new AppError(
    'not-found',
    'Esta instalação ainda não tem um plano. A superintendência o traz do seu documento, em Plano › Importar.',
  );
}

/** The plan that an action is of. @throws AppError `not-found`. */
export async function getPlanOfAction(context: Context, action: string): Promise<PlanRecord> {
  const { rows } = await sql<{ plan: string }>`select plan from plan_actions where id = ${action}`.execute(
    context.db,
  );
  return getPlanById(context, rows[0]?.plan ?? '');
}

/** Ids of the plans born of a plan. */
export async function listOwnPlans(context: Context, parent: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from plans where parent = ${parent} order by id`.execute(context.db);
  return rows.map(({ id }) => id);
}

/** A blank plan born of another, under the next prefix: `I1-`, `I2-`… The caller holds the other. @returns its id */
export async function createOwnPlan(
  context: Context,
  parent: PlanRecord,
  { title, from, to }: Pick<PlanRecord, 'title' | 'from' | 'to'>,
): Promise<string> {
  const number = (await listOwnPlans(context, parent.id)).length + 1;
  const id = `${parent.id}-i${number}`;
  const { unit, territory, place } = parent;
  await sql`insert into plans (id, parent, prefix, title, unit, territory, starts, ends, place, printed_year, implementation,
      identity, sources, guidelines)
    values (${id}, ${parent.id}, ${`I${number}-`}, ${title}, ${unit}, ${territory}, ${from}, ${to}, ${place},
      ${Number(from.slice(0, 4))}, '', '{"business": "", "vision": "", "mission": "", "values": [], "source": ""}'::jsonb,
      '[]'::jsonb, '[]'::jsonb)`.execute(context.db);
  return id;
}

/** What every id of a plan's records begins with: nothing for the plan of the installation. */
export async function getPrefix(context: Context, plan: string): Promise<string> {
  const { rows } = await sql<{ prefix: string }>`select prefix from plans where id = ${plan}`.execute(
    context.db,
  );
  return rows[0]?.prefix ?? '';
}

export async function listObjectives(
  context: Context,
  plan: string,
  retired = false,
): Promise<ObjectiveRecord[]> {
  const { rows } =
    await sql<ObjectiveRecord>`select id, number, perspective, perspective_title as "perspectiveTitle",
    title, responsible, note from plan_objectives where plan = ${plan} and (retired_by is not null) = ${retired} order by position`.execute(
      context.db,
    );
  return rows;
}

/** The printed panel: indicators with the cell of each year as written and as understood. */
export async function listIndicators(
  context: Context,
  plan: string,
  retired = false,
): Promise<IndicatorRecord[]> {
  const { rows } =
    await sql<IndicatorRecord>`select id, code, ppa_code as "ppaCode", short_name as "shortName", title,
    title_raw as "titleRaw", block, unit, direction, accumulation, trim_scale(baseline)::text as baseline, flag, mentions,
    (select jsonb_agg(jsonb_build_object('year', year, 'raw', raw, 'value', trim_scale(value)::text, 'parts', parts) order by year)
      from plan_indicator_years where indicator = plan_indicators.id) as years
    from plan_indicators where plan = ${plan} and (retired_by is not null) = ${retired} order by position`.execute(
      context.db,
    );
  return rows;
}

export async function listTargets(context: Context, plan: string, retired = false): Promise<TargetRecord[]> {
  const { rows } =
    await sql<TargetRecord>`select id, text, due, kind, measure, trim_scale(base)::text as base,
    trim_scale(goal)::text as goal, unit, indicator from plan_targets where plan = ${plan} and (retired_by is not null) = ${retired} order by position`.execute(
      context.db,
    );
  return rows;
}

export async function listStrategicActions(
  context: Context,
  plan: string,
  retired = false,
): Promise<StrategicActionRecord[]> {
  const { rows } =
    await sql<StrategicActionRecord>`select id, objective, printed_marker as "printedMarker", title,
    title_unfolded as "titleUnfolded", owner, deadline, quirks
    from plan_strategic_actions where plan = ${plan} and (retired_by is not null) = ${retired} order by position`.execute(
      context.db,
    );
  return rows;
}
