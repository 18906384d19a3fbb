import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { NO_REPORT, type Report } from '../domain/report.ts';

/** What was asked and said of a unit when its competência locked. */
export interface LockedUnit {
  readonly unit: string;
  readonly asked: number;
  readonly said: number;
}

export interface MonthRecord {
  readonly competencia: string;
  readonly lockedAt: string | null;
  readonly units: readonly LockedUnit[] | null;
}

/** A report as stored: the fold of its events, and who changed it last. */
export interface ReportRecord extends Report {
  readonly competencia: string;
  readonly unit: string;
  readonly changedAt: string;
  readonly changedBy: string | null;
}

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
const MONTH = sql`competencia, to_char(locked_at at time zone 'UTC', ${INSTANT}) as "lockedAt", units`;

export async function findMonth(context: Context, competencia: string): Promise<MonthRecord | null> {
  const { rows } =
    await sql<MonthRecord>`select ${MONTH} from cycle_months where competencia = ${competencia}`.execute(
      context.db,
    );
  return rows[0] ?? null;
}

/** Opens a competência where nobody has yet. @returns whether it did. */
export async function openMonth(context: Context, competencia: string): Promise<boolean> {
  const { rows } = await sql`insert into cycle_months (competencia) values (${competencia})
    on conflict do nothing returning 1`.execute(context.db);
  return rows.length > 0;
}

/** Holds a competência against being locked (`share`), or to lock it (`update`), until the transaction ends. */
export async function holdMonth(
  context: Context,
  competencia: string,
  how: 'share' | 'update',
): Promise<MonthRecord | null> {
  const lock = how === 'share' ? sql`for share` : sql`for update`;
  const { rows } =
    await sql<MonthRecord>`select ${MONTH} from cycle_months where competencia = ${competencia} ${lock}`.execute(
      context.db,
    );
  return rows[0] ?? null;
}

/** Locks a competência with what was asked and said of each unit. */
export async function lockMonth(
  context: Context,
  competencia: string,
  at: string,
  units: readonly LockedUnit[],
): Promise<void> {
  await sql`update cycle_months set locked_at = ${at}, units = ${JSON.stringify(units)}::jsonb
    where competencia = ${competencia}`.execute(context.db);
}

/** The competências that were opened and have not locked, the oldest first. */
export async function listUnlocked(context: Context): Promise<string[]> {
  const { rows } = await sql<{
    competencia: string;
  }>`select competencia from cycle_months where locked_at is null order by competencia`.execute(context.db);
  return rows.map(({ competencia }) => competencia);
}

interface ReportRow extends Omit<ReportRecord, 'meeting'> {
  held: boolean | null;
  day: string | null;
  note: string | null;
}

const REPORT = sql`competencia, unit, state, version, first_sent_on::text as "firstSentOn",
  to_char(changed_at at time zone 'UTC', ${INSTANT}) as "changedAt", changed_by as "changedBy", reason,
  whole_returned as "wholeReturned", meeting_held as held, meeting_day::text as day, meeting_note as note`;

const recordOf = ({ held, day, note, ...rest }: ReportRow): ReportRecord => ({
  ...rest,
  meeting: held === null ? null : { held, day, note },
});

export async function listReports(context: Context, competencia: string): Promise<ReportRecord[]> {
  const { rows } = await sql<ReportRow>`select ${REPORT} from month_reports
    where competencia = ${competencia} order by unit`.execute(context.db);
  return rows.map(recordOf);
}

/** Holds the report of a unit until the transaction ends, blank where it has none. */
export async function holdReport(context: Context, competencia: string, unit: string): Promise<ReportRecord> {
  await sql`insert into month_reports (competencia, unit, state, version, changed_at)
    values (${competencia}, ${unit}, ${NO_REPORT.state}, 0, ${context.clock.now().toISOString()})
    on conflict do nothing`.execute(context.db);
  const { rows } = await sql<ReportRow>`select ${REPORT} from month_reports
    where competencia = ${competencia} and unit = ${unit} for update`.execute(context.db);
  return recordOf(rows[0] as ReportRow);
}

export async function saveReport(
  context: Context,
  { competencia, unit }: Pick<ReportRecord, 'competencia' | 'unit'>,
  report: Report,
  at: string,
): Promise<void> {
  const { meeting } = report;
  await sql`update month_reports set state = ${report.state}, version = ${report.version},
      first_sent_on = ${report.firstSentOn}, reason = ${report.reason}, whole_returned = ${report.wholeReturned},
      meeting_held = ${meeting?.held ?? null}, meeting_day = ${meeting?.day ?? null},
      meeting_note = ${meeting?.note ?? null}, changed_at = ${at}, changed_by = ${context.actor.id}
    where competencia = ${competencia} and unit = ${unit}`.execute(context.db);
}
