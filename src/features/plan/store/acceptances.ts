import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** A finding that somebody accepted as it was worded: the fold of its stream. */
export interface AcceptanceRecord {
  readonly finding: string;
  readonly message: string;
  readonly reason: string;
  /** False once it was taken back. */
  readonly standing: boolean;
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
}

export async function listAcceptances(context: Context, plan: string): Promise<AcceptanceRecord[]> {
  const { rows } = await sql<AcceptanceRecord>`select finding, message, reason, standing, version,
    to_char(accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, accepted_by as by
    from plan_acceptances where plan = ${plan} order by finding`.execute(context.db);
  return rows;
}

export async function saveAcceptance(context: Context, plan: string, each: AcceptanceRecord): Promise<void> {
  await sql`insert into plan_acceptances (plan, finding, message, reason, standing, version, accepted_at, accepted_by)
    values (${plan}, ${each.finding}, ${each.message}, ${each.reason}, ${each.standing}, ${each.version}, ${each.at}, ${each.by})
    on conflict (plan, finding) do update set message = excluded.message, reason = excluded.reason, standing = excluded.standing,
      version = excluded.version, accepted_at = excluded.accepted_at, accepted_by = excluded.accepted_by`.execute(
    context.db,
  );
}
