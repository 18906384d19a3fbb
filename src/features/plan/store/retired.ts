import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { type PlanRecords, savePrinted } from './records.ts';

type RetiredTable = (typeof TABLES)[number];

/** A record that was set aside, and by what. */
export interface Retired {
  readonly table: RetiredTable;
  readonly id: string;
  readonly by: string;
}

const TABLES = [
  'plan_objectives',
  'plan_indicators',
  'plan_targets',
  'plan_strategic_actions',
  'plan_actions',
] as const;

export async function listRetired(context: Context, plan: string): Promise<Retired[]> {
  const all: Retired[] = [];
  for (const table of TABLES) {
    const { rows } = await sql<{
      id: string;
      by: string;
    }>`select id, retired_by as by from ${sql.table(table)}
      where plan = ${plan} and retired_by is not null`.execute(context.db);
    all.push(...rows.map((row) => ({ table, ...row })));
  }
  return all;
}

/** Makes room for the order of a document: every place moves behind the last one. */
export async function loosenPositions(context: Context, plan: string): Promise<void> {
  await sql`update plan_actions set position = position +
      (select coalesce(max(position) - min(position), 0) + 1 from plan_actions where plan = ${plan})
    where plan = ${plan}`.execute(context.db);
}

/** What is set aside stands behind what is kept, without gaps: one by one, each moving to a place that is free. */
async function closeRanks(context: Context, plan: string, kept: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from plan_actions
    where plan = ${plan} and retired_by is not null order by position`.execute(context.db);
  for (const [at, { id }] of rows.entries())
    await sql`update plan_actions set position = ${kept + at + 1} where id = ${id}`.execute(context.db);
}

/** Sets one action aside, `by` what did it, or brings it back; its text is another version, so that who was writing it is told. */
export async function setActionAside(context: Context, id: string, by: string | null): Promise<void> {
  await sql`update plan_actions set retired_by = ${by}::uuid, text_version = text_version + 1 where id = ${id}`.execute(
    context.db,
  );
}

/** Writes the records where some of the plan are set aside: no two actions stand in one place. */
export async function rewriteRecords(context: Context, records: PlanRecords): Promise<void> {
  await loosenPositions(context, records.plan.id);
  await savePrinted(context, records);
  await closeRanks(context, records.plan.id, records.operationalActions.length);
}

/** Sets aside what is none of these records, and brings back what is. */
export async function keepOnly(context: Context, records: PlanRecords, by: string): Promise<void> {
  const kept: Readonly<Record<RetiredTable, readonly { id: string }[]>> = {
    plan_objectives: records.objectives,
    plan_indicators: records.indicators,
    plan_targets: records.targets,
    plan_strategic_actions: records.strategicActions,
    plan_actions: records.operationalActions,
  };
  for (const table of TABLES) {
    const ids = kept[table].map((each) => each.id);
    await sql`update ${sql.table(table)}
      set retired_by = case when id = any(${ids}::text[]) then null else coalesce(retired_by, ${by}::uuid) end
      where plan = ${records.plan.id}`.execute(context.db);
  }
  await closeRanks(context, records.plan.id, records.operationalActions.length);
}

/** Puts back the mark of what an earlier import had set aside. */
export async function restoreRetired(context: Context, retired: readonly Retired[]): Promise<void> {
  for (const { table, id, by } of retired)
    await sql`update ${sql.table(table)} set retired_by = ${by}::uuid where id = ${id}`.execute(context.db);
}
