import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Judged, Override } from '../domain/standing.ts';

/** What was said of an objective or a target: the fold of its stream. */
export interface OverrideRecord extends Override {
  readonly kind: Judged;
  readonly subject: string;
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
}

export async function listOverrides(context: Context, plan: string): Promise<OverrideRecord[]> {
  const { rows } =
    await sql<OverrideRecord>`select kind, subject, standing, reason, until::text as until, withdrawn, version,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, by
    from plan_standings where plan = ${plan} order by kind, subject`.execute(context.db);
  return rows;
}

export async function saveOverride(context: Context, plan: string, each: OverrideRecord): Promise<void> {
  await sql`insert into plan_standings (plan, kind, subject, standing, reason, until, withdrawn, version, at, by)
    values (${plan}, ${each.kind}, ${each.subject}, ${each.standing}, ${each.reason}, ${each.until}::date, ${each.withdrawn},
      ${each.version}, ${each.at}, ${each.by})
    on conflict (plan, kind, subject) do update set standing = excluded.standing, reason = excluded.reason,
      until = excluded.until, withdrawn = excluded.withdrawn, version = excluded.version, at = excluded.at, by = excluded.by`.execute(
    context.db,
  );
}
