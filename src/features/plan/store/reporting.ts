import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { emptyLine } from '../domain/line.ts';
import { type Reporting, reportingInForce, type StandingReporting } from '../domain/reporting.ts';
import type { Status } from '../domain/state.ts';

/** The stream of what people, and documents that they bring, make of who reports an action. */
export const reportingStream = (action: string): string => `plan-reporting/${action}`;

interface StoredReporting extends StandingReporting {
  readonly action: string;
  readonly version: number;
}

const COLUMNS = sql`id as action, derived_reporting as derived, corrected_reporting as corrected,
  reporting_version as version`;

/** Who reports each action of the plan, those set aside included. */
export async function listReporting(
  context: Context,
  plan: string,
): Promise<ReadonlyMap<string, StoredReporting>> {
  const { rows } =
    await sql<StoredReporting>`select ${COLUMNS} from plan_actions where plan = ${plan}`.execute(context.db);
  return new Map(rows.map((row) => [row.action, row]));
}

export async function getReporting(context: Context, action: string): Promise<StoredReporting> {
  const { rows } =
    await sql<StoredReporting>`select ${COLUMNS} from plan_actions where id = ${action}`.execute(context.db);
  const [row] = rows;
  if (row === undefined) throw new Error(`no action ${action}`);
  return row;
}

/** Saves what a person or a document made of who reports, and the rule then in force. */
export async function saveReporting(
  context: Context,
  action: string,
  standing: StandingReporting,
  version: number,
): Promise<void> {
  const json = (value: Reporting | null) => (value === null ? null : JSON.stringify(value));
  await sql`update plan_actions set derived_reporting = ${json(standing.derived)}::jsonb,
      corrected_reporting = ${json(standing.corrected)}::jsonb, reporting_version = ${version},
      reporting_rule = ${reportingInForce(standing).rule}
    where id = ${action}`.execute(context.db);
}

/** Opens the line of a unit with the document's word, or opens it again as it was closed. */
export async function openLine(
  context: Context,
  action: string,
  unit: string,
  position: number,
  status: Status | null,
): Promise<'new' | 'reopened' | 'stood'> {
  const line = emptyLine(action, unit);
  const opened = await sql`insert into plan_lines (action, unit, position, status, note, origin, version)
    values (${line.action}, ${line.unit}, ${position}, ${status}, ${line.note}, ${line.origin}, 1)
    on conflict (action, unit) do nothing returning action`.execute(context.db);
  if (opened.rows.length > 0) return 'new';
  const moved = await sql`update plan_lines set closed_at = null, position = ${position}
    where action = ${action} and unit = ${unit} and (closed_at is not null or position <> ${position})
    returning action`.execute(context.db);
  return moved.rows.length > 0 ? 'reopened' : 'stood';
}

/** Closes the lines of the units that report no longer; what they said stays. @returns whether there were any. */
export async function closeLines(
  context: Context,
  action: string,
  kept: readonly string[],
  at: string,
): Promise<boolean> {
  const { rows } = await sql`update plan_lines set closed_at = ${at}
    where action = ${action} and closed_at is null and unit <> all(${kept}::text[]) returning action`.execute(
    context.db,
  );
  return rows.length > 0;
}

/** A line that no longer counts, as its unit left it. */
interface ClosedLine {
  readonly action: string;
  readonly unit: string;
  readonly status: Status | null;
  readonly note: string | null;
  readonly origin: 'document' | 'entered';
  readonly version: number;
  readonly reportedAt: string | null;
  readonly reportedBy: string | null;
  readonly closedAt: string;
}

const utc = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const CLOSED = sql`l.action, l.unit, l.status, l.note, l.origin, l.version, ${utc('l.reported_at')} as "reportedAt",
  l.reported_by as "reportedBy", ${utc('l.closed_at')} as "closedAt"`;

/** The closed lines of a plan's standing actions, in the order of the document. */
export async function listClosedLines(context: Context, plan: string): Promise<ClosedLine[]> {
  const { rows } =
    await sql<ClosedLine>`select ${CLOSED} from plan_lines l join plan_actions a on a.id = l.action
    where a.plan = ${plan} and a.retired_by is null and l.closed_at is not null
    order by a.position, l.closed_at, l.unit`.execute(context.db);
  return rows;
}

export async function listClosedLinesOf(context: Context, action: string): Promise<ClosedLine[]> {
  const { rows } = await sql<ClosedLine>`select ${CLOSED} from plan_lines l
    where l.action = ${action} and l.closed_at is not null order by l.closed_at desc, l.unit`.execute(
    context.db,
  );
  return rows;
}

/** Version of who reports each action, and of its deadline: upon which a change of either is made. */
export async function listCellVersions(
  context: Context,
  actions: readonly string[],
): Promise<ReadonlyMap<string, { readonly reporting: number; readonly deadline: number }>> {
  const { rows } = await sql<{ id: string; reporting: number; deadline: number }>`select id,
      reporting_version as reporting, deadline_version as deadline
    from plan_actions where id = any(${[...actions]})`.execute(context.db);
  return new Map(rows.map(({ id, ...versions }) => [id, versions]));
}
