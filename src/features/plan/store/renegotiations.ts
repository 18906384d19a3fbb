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

const RENEGOTIATION = sql`r.number, r.from_deadline as "fromDeadline", r.to_deadline as "toDeadline", r.from_title as "fromTitle",
  r.to_title as "toTitle", r.reason, r.decision, ${instant('r.at')} as at, r.by, ${instant('r.undone_at')} as "undoneAt",
  r.undone_by as "undoneBy"`;

/** What was redefined in a plan from one instant on and before another, oldest first. */
export async function listRenegotiationsBetween(
  context: Context,
  plan: string,
  from: string,
  to: string,
): Promise<(RenegotiationRecord & { readonly action: string })[]> {
  const { rows } = await sql<RenegotiationRecord & { action: string }>`select r.action, ${RENEGOTIATION}
    from plan_renegotiations r join plan_actions a on a.id = r.action
    where a.plan = ${plan} and r.at >= ${from}::timestamptz and r.at < ${to}::timestamptz
    order by r.at, r.action, r.number`.execute(context.db);
  return rows;
}

/** Every redefinition of an action, newest first, those taken back included. */
export async function listRenegotiations(context: Context, action: string): Promise<RenegotiationRecord[]> {
  const { rows } = await sql<RenegotiationRecord>`select ${RENEGOTIATION}
    from plan_renegotiations r where r.action = ${action} order by r.number desc`.execute(context.db);
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
