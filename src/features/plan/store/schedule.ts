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
