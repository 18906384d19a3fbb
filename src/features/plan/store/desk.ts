import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { type ListFilter, latenessSql, listConditions } from './action-list.ts';
import { type ActionRecord, listActionsById } from './actions.ts';

/** How many actions wait, and the first of them. */
export interface Queue {
  readonly total: number;
  readonly actions: readonly ActionRecord[];
}

type Sql = ReturnType<typeof listConditions>;

/** The earliest day by which an action was or is due: of its deadline, or of an occurrence not done. */
const DUE = sql`least(due, open_due)`;

async function readQueue(context: Context, condition: Sql, order: Sql, limit: number): Promise<Queue> {
  const { rows } = await sql<{ id: string; total: number }>`select id, count(*) over ()::int as total
    from plan_actions where ${condition} order by ${order} limit ${limit}`.execute(context.db);
  const ids = rows.map(({ id }) => id);
  const found = new Map((await listActionsById(context, ids)).map((each) => [each.id, each]));
  return { total: rows[0]?.total ?? 0, actions: ids.flatMap((id) => found.get(id) ?? []) };
}

/** The actions of these states of lateness, the earliest due first. */
export function listDueQueue(
  context: Context,
  plans: readonly string[],
  filter: ListFilter,
  limit: number,
): Promise<Queue> {
  return readQueue(context, listConditions(plans, filter), sql`${DUE}, position`, limit);
}

/** The actions that have begun and of which somebody (one of these units, or any) has said nothing, but for those due already or soon. */
export function listSilentQueue(
  context: Context,
  plans: readonly string[],
  filter: ListFilter,
  units: readonly string[] | null,
  limit: number,
): Promise<Queue> {
  const silent = sql`exists (select 1 from plan_lines l where l.action = plan_actions.id and l.closed_at is null and l.status is null
    and (${units}::text[] is null or l.unit = any(${units}::text[])))`;
  const condition = sql`${listConditions(plans, filter)} and ${silent}
    and ${latenessSql(filter.today)} not in ('late', 'lateWithoutStatus', 'dueSoon')
    and coalesce(deadline->>'start', '') <= ${filter.today}`;
  return readQueue(context, condition, sql`array_position(${plans}::text[], plan), position`, limit);
}

/** The next action that falls due after today; null where none does. */
export async function findNextDue(
  context: Context,
  plans: readonly string[],
  filter: ListFilter,
): Promise<{ id: string; due: string } | null> {
  const { rows } = await sql<{ id: string; due: string }>`select id, due::text as due from plan_actions
    where ${listConditions(plans, filter)} and due > ${filter.today}::date order by ${DUE}, position limit 1`.execute(
    context.db,
  );
  return rows[0] ?? null;
}
