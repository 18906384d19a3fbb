import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { dueSoonUntil } from '../domain/deadline.ts';
import { LATENESS_STATES, type LatenessState } from '../domain/lateness.ts';
import { STATUSES, type Status } from '../domain/state.ts';
import { type ActionFilter, type ActionRecord, actionConditions, listActionsById } from './actions.ts';

/** What the list is asked for beyond the plain filter: rules that need the day, and days. */
export interface ListFilter extends ActionFilter {
  readonly lateness?: readonly string[];
  /** Units the reader reports for, where only the own actions are wanted. */
  readonly reportedBy?: readonly string[] | null;
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  readonly today: string;
}

export interface ListOrder {
  readonly group: 'objective' | 'unit' | 'lateness' | 'status' | null;
  readonly sort: 'id' | 'title' | 'status' | 'due' | 'unit' | 'note' | 'review';
  readonly direction: 'asc' | 'desc';
}

/** Where a page ended: rank of the group, whether the sorted value is blank, the value, the place in the document. */
export type Cursor = readonly [group: string, blank: number, value: string, position: number];

type Sql = RawBuilder<unknown>;

/** The rule of `domain/deadline.ts` as the database applies it; a test holds both to the same answers. */
export function latenessSql(today: string): Sql {
  const certain = sql`(deadline->>'confidence' = 'high' or coalesce((deadline->>'confirmed')::boolean, false))`;
  const overdue = sql`case when status is null then 'lateWithoutStatus' else 'late' end`;
  return sql`(case when status in ('completed', 'cancelled') then 'closed'
    when ${certain} and open_due < ${today}::date then ${overdue}
    when deadline->>'kind' in ('continuous', 'recurring') then 'continuous'
    when not ${certain} then 'toConfirm'
    when due < ${today}::date then ${overdue}
    when due <= ${dueSoonUntil(today)}::date then 'dueSoon'
    when due is not null or deadline->>'kind' = 'open' then 'onTime'
    else 'toConfirm' end)`;
}

const ranked = (value: Sql, order: readonly string[]): Sql =>
  sql`lpad(coalesce(array_position(${order}::text[], ${value}), 0)::text, 3, '0')`;

const UNITS = sql`(select string_agg(l.unit, ', ' order by l.position) from plan_lines l where l.action = plan_actions.id and l.closed_at is null)`;
const NOTE = sql`(select l.note from plan_lines l where l.action = plan_actions.id and l.closed_at is null and l.note is not null order by l.position limit 1)`;
const ENTERED = sql`exists (select 1 from plan_lines l where l.action = plan_actions.id and l.closed_at is null and l.origin = 'entered')`;

/** The id of a group, and what orders the groups. */
function groupOf(group: ListOrder['group'], today: string): { id: Sql; rank: Sql } {
  switch (group) {
    case 'objective':
      return {
        id: sql`objective`,
        rank: sql`(select lpad(o.position::text, 5, '0') from plan_objectives o where o.id = objective)`,
      };
    case 'unit':
      return { id: UNITS, rank: sql`(case when reporting_rule = 'each' then 'z' else 'a' end || ${UNITS})` };
    case 'lateness': {
      const id = latenessSql(today);
      return { id, rank: ranked(id, [...LATENESS_STATES, 'closed']) };
    }
    case 'status': {
      const id = sql`coalesce(status, 'none')`;
      return { id, rank: ranked(id, ['none', ...STATUSES]) };
    }
    case null:
      return { id: sql`''`, rank: sql`''` };
  }
}

/** What a column sorts by, as text that orders as it should; blank stands last in both directions. */
function sortValue(sort: ListOrder['sort']): Sql {
  switch (sort) {
    case 'id':
      return sql`lpad(position::text, 7, '0')`;
    case 'title':
      return sql`f_unaccent(title)`;
    case 'status':
      return sql`(case when status is null then '' else ${ranked(sql`status`, STATUSES)} end)`;
    case 'due':
      return sql`coalesce(due::text, deadline->>'start', '')`;
    case 'unit':
      return sql`lower(coalesce(${UNITS}, ''))`;
    case 'note':
      return sql`f_unaccent(coalesce(${NOTE}, ''))`;
    case 'review':
      return sql`(case when ${ENTERED} then '1' else '0' end)`;
  }
}

/** The part of a query on `plan_actions` that keeps what the filter asks for. */
export function listConditions(plans: readonly string[], filter: ListFilter): Sql {
  const conditions = [sql`plan = any(${plans})`, actionConditions(filter)];
  if (filter.lateness?.length) conditions.push(sql`${latenessSql(filter.today)} = any(${filter.lateness})`);
  if (filter.dueFrom) conditions.push(sql`due >= ${filter.dueFrom}::date`);
  if (filter.dueTo) conditions.push(sql`due <= ${filter.dueTo}::date`);
  if (filter.reportedBy) {
    conditions.push(
      sql`exists (select 1 from plan_lines l where l.action = plan_actions.id and l.closed_at is null and l.unit = any(${filter.reportedBy}))`,
    );
  }
  return sql.join(conditions, sql` and `);
}

function after(cursor: Cursor, direction: 'asc' | 'desc'): Sql {
  const [group, blank, value, position] = cursor;
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  return sql`(g > ${group} or (g = ${group} and (b > ${blank} or (b = ${blank} and (v ${beyond} ${value}
    or (v = ${value} and position > ${position}))))))`;
}

interface KeyRow {
  id: string;
  g: string;
  b: number;
  v: string;
  position: number;
}

/** One page in the asked order, and where the next begins. */
export async function listActionPage(
  context: Context,
  plan: string,
  filter: ListFilter,
  order: ListOrder,
  page: { cursor: Cursor | null; limit: number },
): Promise<{ items: ActionRecord[]; next: Cursor | null }> {
  const { rank } = groupOf(order.group, filter.today);
  const value = sortValue(order.sort);
  const direction = sql.raw(order.direction);
  const { rows } = await sql<KeyRow>`select * from (
      select id, position, (${rank})::text collate "C" as g, (case when ${value} = '' then 1 else 0 end) as b,
        (${value})::text collate "C" as v
      from plan_actions where ${listConditions([plan], filter)}) keyed
    where ${page.cursor ? after(page.cursor, order.direction) : sql`true`}
    order by g, b, v ${direction}, position limit ${page.limit + 1}`.execute(context.db);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const found = new Map(
    (
      await listActionsById(
        context,
        shown.map(({ id }) => id),
      )
    ).map((each) => [each.id, each]),
  );
  return {
    items: shown.flatMap(({ id }) => found.get(id) ?? []),
    next: rows.length > page.limit && last ? [last.g, last.b, last.v, last.position] : null,
  };
}

/** How many actions there are with these filters, in all and by group. */
export async function countActions(
  context: Context,
  plan: string,
  filter: ListFilter,
  group: ListOrder['group'],
): Promise<{ total: number; groups: { id: string; count: number }[] }> {
  const { id } = groupOf(group, filter.today);
  const { rows } = await sql<{ id: string; count: number }>`select ${id} as id, count(*)::int as count
    from plan_actions where ${listConditions([plan], filter)} group by 1`.execute(context.db);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return { total, groups: group === null ? [] : rows };
}

/** Units that report something of these plans. */
export async function listReportingUnits(context: Context, plans: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`select distinct l.unit from plan_lines l
    join plan_actions a on a.id = l.action where a.plan = any(${plans}) and a.retired_by is null
      and l.closed_at is null`.execute(context.db);
  return rows.map(({ unit }) => unit);
}

/** Per day of a span: how many fall due, and the first `shown` of them in the order of the document. */
export async function listDueDays(
  context: Context,
  plan: string,
  filter: ListFilter,
  shown: number,
): Promise<{ day: string; count: number; actions: ActionRecord[] }[]> {
  const { rows } = await sql<{
    day: string;
    count: number;
    ids: string[];
  }>`select due::text as day, count(*)::int as count,
      (array_agg(id order by position))[1:${sql.lit(shown)}] as ids
    from plan_actions where ${listConditions([plan], filter)} group by due order by due`.execute(context.db);
  const all = rows.flatMap(({ ids }) => ids);
  const found = new Map((await listActionsById(context, all)).map((each) => [each.id, each]));
  return rows.map(({ day, count, ids }) => ({
    day,
    count,
    actions: ids.flatMap((id) => found.get(id) ?? []),
  }));
}

/** Actions that stand alike, counted: what a derived state is made of. */
export interface Standing {
  readonly objective: string;
  readonly strategicAction: string;
  readonly status: Status | null;
  readonly lateness: LatenessState | 'closed';
  readonly count: number;
}

/** How the actions of the plan stand on a day, without reading them one by one. */
export async function listStandings(context: Context, plan: string, today: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`select objective, strategic_action as "strategicAction", status,
      ${latenessSql(today)} as lateness, count(*)::int as count
    from plan_actions where plan = ${plan} and retired_by is null group by 1, 2, 3, 4`.execute(context.db);
  return rows;
}
