import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** What a unit said of its part of an action for one competência. */
export interface CellRecord {
  readonly action: string;
  readonly unit: string;
  readonly status: 'notStarted' | 'inProgress' | 'completed' | 'cancelled' | null;
  /** Percent, as the unit says it. */
  readonly progress: number | null;
  readonly comment: string | null;
  /** Hashes of what proves it. */
  readonly evidence: readonly string[];
  readonly review: 'returned' | 'answered' | 'approved' | null;
  readonly reason: string | null;
  readonly version: number;
  readonly writtenAt: string;
  readonly writtenBy: string | null;
}

/** The cells of a competência; of some units where they are named. */
export async function listCells(
  context: Context,
  competencia: string,
  units: readonly string[] | null = null,
): Promise<CellRecord[]> {
  const { rows } =
    await sql<CellRecord>`select action, unit, status, progress, comment, evidence, review, reason,
      version, to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "writtenAt",
      written_by as "writtenBy"
    from month_cells where competencia = ${competencia}
      and (${units}::text[] is null or unit = any(${units}::text[])) order by action, unit`.execute(
      context.db,
    );
  return rows;
}
