import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { StandingCell } from '../domain/cell.ts';

/** A cell as stored: the fold of its events, and who wrote it last. */
export interface CellRecord extends StandingCell {
  readonly action: string;
  readonly unit: string;
  readonly writtenAt: string;
  readonly writtenBy: string | null;
}

const CELL = sql`action, unit, status, progress, comment, evidence, review, reason, version,
  to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "writtenAt", written_by as "writtenBy"`;

/** The cells of a competência; of some units where they are named. */
export async function listCells(
  context: Context,
  competencia: string,
  units: readonly string[] | null = null,
): Promise<CellRecord[]> {
  const { rows } = await sql<CellRecord>`select ${CELL} from month_cells where competencia = ${competencia}
    and (${units}::text[] is null or unit = any(${units}::text[])) order by action, unit`.execute(context.db);
  return rows;
}

/** What each line said in the last competência before this one that has a word of it. */
export async function listCellsBefore(
  context: Context,
  competencia: string,
  units: readonly string[] | null = null,
): Promise<(CellRecord & { readonly competencia: string })[]> {
  const { rows } = await sql<CellRecord & { competencia: string }>`select distinct on (action, unit) ${CELL},
      competencia
    from month_cells where competencia < ${competencia} and status is not null
      and (${units}::text[] is null or unit = any(${units}::text[]))
    order by action, unit, competencia desc`.execute(context.db);
  return rows;
}

/** Where, in other competências, a line was given back and its answer is still awaited, of the unit or of who decides; the newest first. */
export async function listUnsettled(
  context: Context,
  except: string,
): Promise<{ competencia: string; unit: string; review: 'returned' | 'answered' }[]> {
  const { rows } = await sql<{ competencia: string; unit: string; review: 'returned' | 'answered' }>`select
    distinct competencia, unit, review from month_cells
    where review in ('returned', 'answered') and competencia <> ${except}
    order by competencia desc, unit`.execute(context.db);
  return rows;
}

/** The lines of a unit of which a later competência has already spoken: `action` of each. */
export async function listSpokenLater(
  context: Context,
  competencia: string,
  unit: string,
): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`select distinct action from month_cells
    where competencia > ${competencia} and unit = ${unit} and status is not null`.execute(context.db);
  return rows.map(({ action }) => action);
}

export async function saveCell(
  context: Context,
  key: { readonly competencia: string; readonly action: string; readonly unit: string },
  cell: StandingCell,
  at: string,
): Promise<void> {
  await sql`insert into month_cells (competencia, action, unit, status, progress, comment, evidence, review, reason,
      version, written_at, written_by)
    values (${key.competencia}, ${key.action}, ${key.unit}, ${cell.status}, ${cell.progress}, ${cell.comment},
      ${[...cell.evidence]}::text[], ${cell.review}, ${cell.reason}, ${cell.version}, ${at}, ${context.actor.id})
    on conflict (competencia, action, unit) do update set status = excluded.status, progress = excluded.progress,
      comment = excluded.comment, evidence = excluded.evidence, review = excluded.review, reason = excluded.reason,
      version = excluded.version, written_at = excluded.written_at, written_by = excluded.written_by`.execute(
    context.db,
  );
}

export interface EvidenceRecord {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export async function saveEvidence(context: Context, proof: EvidenceRecord): Promise<EvidenceRecord> {
  await sql`insert into month_evidence (sha256, file_name, media_type, bytes)
    values (${proof.sha256}, ${proof.fileName}, ${proof.mediaType}, ${proof.bytes})
    on conflict (sha256) do nothing`.execute(context.db);
  return proof;
}

export async function listEvidence(context: Context, hashes: readonly string[]): Promise<EvidenceRecord[]> {
  const { rows } =
    await sql<EvidenceRecord>`select sha256, file_name as "fileName", media_type as "mediaType",
    bytes::int as bytes from month_evidence where sha256 = any(${[...hashes]}::text[])`.execute(context.db);
  return rows;
}
