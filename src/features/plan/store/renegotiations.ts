import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Decision, InForce } from '../domain/renegotiation.ts';

/** One redefinition of an action: what it was, what it became, why and by which decision. */
export interface RenegotiationRecord {
  readonly number: number;
  readonly fromDeadline: Deadline;
  readonly toDeadline: Deadline;
  readonly fromTitle: string;
  readonly toTitle: string;
  readonly reason: string;
  readonly decision: Decision | null;
  readonly at: string;
  readonly by: string | null;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Every redefinition of an action, newest first, those taken back included. */
export async function listRenegotiations(context: Context, action: string): Promise<RenegotiationRecord[]> {
  const { rows } = await sql<RenegotiationRecord>`select number, from_deadline as "fromDeadline",
      to_deadline as "toDeadline", from_title as "fromTitle", to_title as "toTitle", reason, decision,
      ${instant('at')} as at, by, ${instant('undone_at')} as "undoneAt", undone_by as "undoneBy"
    from plan_renegotiations where action = ${action} order by number desc`.execute(context.db);
  return rows;
}

export async function insertRenegotiation(
  context: Context,
  action: string,
  each: Omit<RenegotiationRecord, 'undoneAt' | 'undoneBy'>,
): Promise<void> {
  const decision = each.decision === null ? null : JSON.stringify(each.decision);
  await sql`insert into plan_renegotiations (action, number, from_deadline, to_deadline, from_title, to_title, reason, decision, at, by)
    values (${action}, ${each.number}, ${JSON.stringify(each.fromDeadline)}::jsonb, ${JSON.stringify(each.toDeadline)}::jsonb,
      ${each.fromTitle}, ${each.toTitle}, ${each.reason}, ${decision}::jsonb, ${each.at}, ${each.by})`.execute(
    context.db,
  );
}

export async function markUndone(
  context: Context,
  action: string,
  number: number,
  undone: { readonly at: string; readonly by: string | null },
): Promise<void> {
  await sql`update plan_renegotiations set undone_at = ${undone.at}, undone_by = ${undone.by}
    where action = ${action} and number = ${number}`.execute(context.db);
}

/** What an action is in force as, how often it was redefined, and the version of both. */
export async function saveInForce(
  context: Context,
  action: string,
  { deadline, redefinedTitle }: InForce,
  { count, version }: { readonly count: number; readonly version: number },
): Promise<void> {
  await sql`update plan_actions set deadline = ${JSON.stringify(deadline)}::jsonb, due = ${deadline.due},
    redefined_title = ${redefinedTitle}, renegotiations = ${count}, deadline_version = ${version}
    where id = ${action}`.execute(context.db);
}
