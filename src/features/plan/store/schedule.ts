import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Deadline } from '../domain/deadline.ts';

/** What was said of one occurrence; `doneOn` null once it was taken back. */
export interface OccurrenceRecord {
  readonly day: string;
  readonly doneOn: string | null;
  readonly evidence: string | null;
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
}

export async function listOccurrences(context: Context, action: string): Promise<OccurrenceRecord[]> {
  const { rows } = await sql<OccurrenceRecord>`select day, done_on as "doneOn", evidence, version,
    to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, reported_by as by
    from plan_occurrences where action = ${action} order by day`.execute(context.db);
  return rows;
}

export async function saveOccurrence(
  context: Context,
  action: string,
  each: OccurrenceRecord,
): Promise<void> {
  await sql`insert into plan_occurrences (action, day, done_on, evidence, version, reported_at, reported_by)
    values (${action}, ${each.day}, ${each.doneOn}, ${each.evidence}, ${each.version}, ${each.at}, ${each.by})
    on conflict (action, day) do update set done_on = excluded.done_on, evidence = excluded.evidence,
      version = excluded.version, reported_at = excluded.reported_at, reported_by = excluded.reported_by`.execute(
    context.db,
  );
}

/** The stream of what people, and documents that they bring, make of a deadline. */
export const deadlineStream = (action: string): string => `plan-deadline/${action}`;

export async function getDeadlineVersion(context: Context, action: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select deadline_version as version from plan_actions
    where id = ${action}`.execute(context.db);
  return rows[0]?.version ?? 0;
}

export async function saveDeadline(
  context: Context,
  action: string,
  deadline: Deadline,
  version: number,
): Promise<void> {
  await sql`update plan_actions set deadline = ${JSON.stringify(deadline)}::jsonb, due = ${deadline.due},
    deadline_version = ${version} where id = ${action}`.execute(context.db);
}

/** A deadline as it stands, the version of its own stream, and the day of its earliest occurrence not done. */
interface StandingDeadline {
  readonly action: string;
  readonly deadline: Deadline;
  readonly version: number;
  readonly openDue: string | null;
  readonly redefinedTitle: string | null;
}

/** The deadline of every action of the plan (or of these), those set aside included. */
export async function listDeadlines(
  context: Context,
  plan: string,
  only?: readonly string[],
): Promise<ReadonlyMap<string, StandingDeadline>> {
  const { rows } = await sql<StandingDeadline>`select id as action, deadline, deadline_version as version,
      open_due as "openDue", redefined_title as "redefinedTitle"
    from plan_actions where plan = ${plan} and (${only ?? null}::text[] is null or id = any(${only ?? null}::text[]))`.execute(
    context.db,
  );
  return new Map(rows.map((row) => [row.action, row]));
}

type PlanOccurrence = Pick<OccurrenceRecord, 'day' | 'doneOn' | 'evidence' | 'version'> & {
  readonly action: string;
};

/** What was said of the occurrences of the plan (or of these actions), by action and day. */
export async function listPlanOccurrences(
  context: Context,
  plan: string,
  only?: readonly string[],
): Promise<PlanOccurrence[]> {
  const { rows } = await sql<PlanOccurrence>`select
      o.action, o.day, o.done_on as "doneOn", o.evidence, o.version
    from plan_occurrences o join plan_actions a on a.id = o.action
    where a.plan = ${plan} and (${only ?? null}::text[] is null or o.action = any(${only ?? null}::text[]))
    order by o.action, o.day`.execute(context.db);
  return rows;
}

export async function saveOpenDue(context: Context, action: string, day: string | null): Promise<void> {
  await sql`update plan_actions set open_due = ${day}::date where id = ${action}`.execute(context.db);
}
