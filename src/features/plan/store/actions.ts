import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Line } from '../domain/line.ts';
import type { Owner, Reporting } from '../domain/reporting.ts';
import type { ReportingRule, Status } from '../domain/state.ts';

/** A line as stored: the fold of its events, and who wrote last. */
export interface LineRecord extends Line {
  readonly reportedAt: string | null;
  readonly reportedBy: string | null;
}

/** The cells of which a person may have to say how they read, each as printed. */
export type AnsweredCells = { readonly [field in 'title' | 'participants' | 'notes']?: string };

export interface ActionRecord {
  readonly id: string;
  readonly position: number;
  readonly strategicAction: string;
  readonly objective: string;
  readonly printedNumber: number;
  readonly printedMarker: string;
  readonly title: string;
  /** Its words as people have redefined them since; null while the printed ones stand. */
  readonly redefinedTitle: string | null;
  /** How often it was redefined, those taken back apart. */
  readonly renegotiations: number;
  readonly owner: string;
  readonly owners: Owner[];
  /** Of who reports, corrections considered. */
  readonly rule: ReportingRule;
  /** Who reports as the OWNER cell gives it, and as a person has put it right. */
  readonly derivedReporting: Reporting;
  readonly correctedReporting: Reporting | null;
  readonly participants: string;
  readonly deadline: Deadline;
  /** Day of the earliest occurrence that nobody said done; null where nothing recurs. */
  readonly openDue: string | null;
  readonly recurrenceInNotes: { rrule: string; source: string } | null;
  readonly notes: string;
  readonly printedStatus: Status | null;
  /** The STATUS cell as printed; null where it was read before the cell was kept. */
  readonly statusRaw: string | null;
  /** Of cells that hold a person's reading: the text as printed. */
  readonly answeredCells: AnsweredCells;
  readonly quirks: string[];
  readonly status: Status | null;
  /** Those of the units that report now; the unit that closes stands first. */
  readonly lines: LineRecord[];
}

export interface ActionFilter {
  readonly ids?: readonly string[];
  readonly objectives?: readonly string[];
  readonly units?: readonly string[];
  /** `none` is the blank status. */
  readonly statuses?: readonly (Status | 'none')[];
  /** Words that must all occur, accents aside. */
  readonly q?: string;
  /** Only those concluded without the record that their verb promises. */
  readonly unkept?: boolean;
  readonly afterPosition?: number;
  /** Those an import set aside, in the place of those that stand. */
  readonly retired?: boolean;
}

interface ActionRow extends Omit<ActionRecord, 'lines'> {
  lines: (Omit<LineRecord, 'action'> & { action?: string })[];
}

const COLUMNS = sql`id, position, strategic_action as "strategicAction", objective, printed_number as "printedNumber",
  printed_marker as "printedMarker", title, redefined_title as "redefinedTitle", renegotiations, owner, owners, reporting_rule as rule,
  derived_reporting as "derivedReporting", corrected_reporting as "correctedReporting", participants, deadline, open_due as "openDue",
  recurrence_in_notes as "recurrenceInNotes", notes, printed_status as "printedStatus",
  status_raw as "statusRaw", answered_cells as "answeredCells", quirks, status,
  (select jsonb_agg(jsonb_build_object('action', action, 'unit', unit, 'status', l.status, 'note', note, 'version', version,
      'origin', origin, 'kept', kept_pledge, 'reportedBy', reported_by,
      'reportedAt', to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by l.position)
    from plan_lines l where l.action = plan_actions.id and l.closed_at is null) as lines`;

const has = (values: readonly unknown[] | undefined): boolean => values !== undefined && values.length > 0;
const likeText = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** The part of the filter that needs no day: on columns of `plan_actions`. */
export function actionConditions(filter: ActionFilter) {
  const conditions = [
    sql`(retired_by is not null) = ${filter.retired ?? false}`,
    sql`position > ${filter.afterPosition ?? 0}`,
  ];
  if (has(filter.ids)) conditions.push(sql`id = any(${filter.ids})`);
  if (has(filter.objectives)) conditions.push(sql`objective = any(${filter.objectives})`);
  if (has(filter.units)) {
    conditions.push(
      sql`exists (select 1 from plan_lines l where l.action = plan_actions.id and l.closed_at is null and l.unit = any(${filter.units}))`,
    );
  }
  if (has(filter.statuses)) conditions.push(sql`coalesce(status, 'none') = any(${filter.statuses})`);
  if (filter.unkept)
    conditions.push(
      sql`exists (select 1 from plan_lines l where l.action = plan_actions.id and l.closed_at is null and jsonb_array_length(l.kept_pledge->'missing') > 0)`,
    );
  for (const word of (filter.q ?? '').split(/\s+/).filter((each) => each !== '')) {
    conditions.push(sql`search like f_unaccent(${likeText(word)})`);
  }
  return sql.join(conditions, sql` and `);
}

/** Actions with their lines, in the order of the document. */
async function selectActions(
  context: Context,
  condition: RawBuilder<unknown>,
  limit?: number,
): Promise<ActionRecord[]> {
  const { rows } = await sql<ActionRow>`select ${COLUMNS} from plan_actions
    where ${condition} order by position ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(
    context.db,
  );
  return rows as ActionRecord[];
}

export const listActionsById = (context: Context, ids: readonly string[]): Promise<ActionRecord[]> =>
  selectActions(context, sql`id = any(${ids})`);

const PAGE = 1000;

/** Every operational action of the plan, read in pages. */
export async function listAllActions(
  context: Context,
  plan: string,
  retired = false,
): Promise<ActionRecord[]> {
  const all: ActionRecord[] = [];
  for (;;) {
    const afterPosition = all.at(-1)?.position ?? 0;
    const condition = sql`plan = ${plan} and ${actionConditions({ afterPosition, retired })}`;
    const page = await selectActions(context, condition, PAGE);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** The words of an action, without its lines and its state. */
export type ActionText = Pick<
  ActionRecord,
  'id' | 'strategicAction' | 'title' | 'owner' | 'participants' | 'notes'
>;

/** The words of every operational action, in the order of the document: what is read of texts alone. */
export async function listActionTexts(context: Context, plan: string): Promise<ActionText[]> {
  const { rows } =
    await sql<ActionText>`select id, strategic_action as "strategicAction", title, owner, participants, notes
    from plan_actions where plan = ${plan} and retired_by is null order by position`.execute(context.db);
  return rows;
}

/** The version of the text of every action of a plan, those set aside included. */
export async function listTextVersions(context: Context, plan: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`select id, text_version as version
    from plan_actions where plan = ${plan}`.execute(context.db);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

export async function findAction(context: Context, id: string): Promise<ActionRecord | null> {
  const { rows } = await sql<ActionRow>`select ${COLUMNS} from plan_actions where id = ${id}`.execute(
    context.db,
  );
  return (rows[0] as ActionRecord | undefined) ?? null;
}

/** Holds the action until the transaction ends: who comes second waits, then sees what the first one wrote. */
export async function lockAction(context: Context, id: string): Promise<void> {
  await sql`select 1 from plan_actions where id = ${id} for update`.execute(context.db);
}

/** Saves what the events of the line now fold to, and the state of the action derived from all its lines. */
export async function saveLine(
  context: Context,
  line: Line,
  reported: { at: string | null; by: string | null },
  actionStatus: Status | null,
): Promise<void> {
  await sql`update plan_lines set status = ${line.status}, note = ${line.note}, origin = ${line.origin},
      kept_pledge = ${line.kept === null ? null : JSON.stringify(line.kept)}::jsonb, version = ${line.version}, reported_at = ${reported.at}, reported_by = ${reported.by}
    where action = ${line.action} and unit = ${line.unit}`.execute(context.db);
  await saveActionStatus(context, line.action, actionStatus);
}

export async function saveActionStatus(context: Context, id: string, status: Status | null): Promise<void> {
  await sql`update plan_actions set status = ${status} where id = ${id}`.execute(context.db);
}
