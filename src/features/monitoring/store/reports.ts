import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { OwnMeeting, ReportState } from '../domain/report.ts';

/** What was asked and said of a unit when its competência locked. */
interface LockedUnit {
  readonly unit: string;
  readonly asked: number;
  readonly said: number;
}

export interface MonthRecord {
  readonly competencia: string;
  readonly lockedAt: string | null;
  readonly units: readonly LockedUnit[] | null;
}

export interface ReportRecord {
  readonly competencia: string;
  readonly unit: string;
  readonly state: ReportState;
  readonly version: number;
  readonly firstSentOn: string | null;
  readonly changedAt: string;
  readonly changedBy: string | null;
  readonly reason: string | null;
  readonly meeting: OwnMeeting | null;
}

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

export async function findMonth(context: Context, competencia: string): Promise<MonthRecord | null> {
  const { rows } = await sql<MonthRecord>`select competencia,
      to_char(locked_at at time zone 'UTC', ${INSTANT}) as "lockedAt", units
    from cycle_months where competencia = ${competencia}`.execute(context.db);
  return rows[0] ?? null;
}

export async function listReports(context: Context, competencia: string): Promise<ReportRecord[]> {
  const { rows } = await sql<
    Omit<ReportRecord, 'meeting'> & { held: boolean | null; day: string | null; note: string | null }
  >`select competencia, unit, state, version, first_sent_on::text as "firstSentOn",
      to_char(changed_at at time zone 'UTC', ${INSTANT}) as "changedAt", changed_by as "changedBy", reason,
      meeting_held as held, meeting_day::text as day, meeting_note as note
    from month_reports where competencia = ${competencia} order by unit`.execute(context.db);
  return rows.map(({ held, day, note, ...rest }) => ({
    ...rest,
    meeting: held === null ? null : { held, day, note },
  }));
}
