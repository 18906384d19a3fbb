import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Doubt } from '../domain/doubts.ts';

type ImportStatus =
  | 'queued'
  | 'running'
  | 'imported'
  | 'replaced'
  | 'unchanged'
  | 'refused'
  | 'cancelled'
  | 'failed';

/** One attempt to import one file, whatever came of it. */
export interface ImportRecord {
  readonly id: string;
  readonly fileName: string;
  /** Inside the staging folder, until the attempt ends. */
  readonly stagedFile: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly status: ImportStatus;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly stage: 'reading' | 'writing' | null;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly cancelRequested: boolean;
  readonly versionId: string | null;
  readonly system: string | null;
  readonly uf: string | null;
  readonly period: string | null;
  readonly rows: number | null;
  readonly columns: number | null;
  readonly reason: string | null;
  readonly errorCode: string | null;
  readonly errorOffset: number | null;
  /** Why what was kept did not become current without being asked. */
  readonly doubts: readonly Doubt[];
  /** Whether its version stands now. */
  readonly stands: boolean;
  /** How often it was begun. */
  readonly starts: number;
}

interface ImportRow extends Omit<ImportRecord, 'requestedAt' | 'startedAt' | 'finishedAt'> {
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const COLUMNS = sql`id, file_name as "fileName", staged_file as "stagedFile", bytes, sha256, status,
  requested_by as "requestedBy", requested_at as "requestedAt", started_at as "startedAt", finished_at as "finishedAt",
  stage, bytes_read as "bytesRead", rows_read as "rowsRead", cancel_requested as "cancelRequested",
  version_id as "versionId", system, uf, period, row_count as "rows", column_count as "columns", reason,
  error_code as "errorCode", error_offset as "errorOffset", doubts, starts,
  exists (select 1 from source_currents c where c.version_id = source_imports.version_id) as "stands"`;

function toRecord(row: ImportRow): ImportRecord {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export async function saveImport(
  context: Context,
  request: Pick<ImportRecord, 'id' | 'fileName' | 'stagedFile' | 'bytes' | 'sha256'>,
): Promise<void> {
  await sql`insert into source_imports (id, file_name, staged_file, bytes, sha256, status, requested_by, requested_at)
    values (${request.id}, ${request.fileName}, ${request.stagedFile}, ${request.bytes}, ${request.sha256}, 'queued',
      ${context.actor.id}, ${context.clock.now().toISOString()})`.execute(context.db);
}

export async function findImport(context: Context, id: string): Promise<ImportRecord | null> {
  const { rows } = await sql<ImportRow>`select ${COLUMNS} from source_imports where id = ${id}`.execute(
    context.db,
  );
  return rows[0] ? toRecord(rows[0]) : null;
}

/** Newest first; `before` is the last id of the page before. */
export async function listImports(
  context: Context,
  before: string | null,
  limit: number,
): Promise<ImportRecord[]> {
  const { rows } = await sql<ImportRow>`select ${COLUMNS} from source_imports
    where ${before}::uuid is null or id < ${before}::uuid order by id desc limit ${Math.min(limit, 200)}`.execute(
    context.db,
  );
  return rows.map(toRecord);
}

export async function listOpenImports(context: Context): Promise<ImportRecord[]> {
  const { rows } = await sql<ImportRow>`select ${COLUMNS} from source_imports
    where status in ('queued', 'running') order by id`.execute(context.db);
  return rows.map(toRecord);
}

/** Marks the attempt as running and answers it; null where it ended or was cancelled meanwhile. */
export async function claimImport(context: Context, id: string): Promise<ImportRecord | null> {
  const { rows } =
    await sql<ImportRow>`update source_imports set status = 'running', stage = 'reading', starts = starts + 1,
      started_at = ${context.clock.now().toISOString()}, bytes_read = 0, rows_read = 0
    where id = ${id} and status in ('queued', 'running') returning ${COLUMNS}`.execute(context.db);
  return rows[0] ? toRecord(rows[0]) : null;
}

/** @returns whether somebody asked to cancel. */
export async function saveProgress(
  context: Context,
  id: string,
  progress: { stage: 'reading' | 'writing'; bytes: number; rows: number },
): Promise<boolean> {
  const { rows } = await sql<{ cancelRequested: boolean }>`update source_imports
    set stage = ${progress.stage}, bytes_read = ${progress.bytes}, rows_read = ${progress.rows}
    where id = ${id} returning cancel_requested as "cancelRequested"`.execute(context.db);
  return rows[0]?.cancelRequested ?? false;
}

/** @returns the attempt as it stands after asking; one that ended already is left as it is. */
export async function requestCancel(context: Context, id: string): Promise<ImportRecord | null> {
  await sql`update source_imports set cancel_requested = true
    where id = ${id} and status in ('queued', 'running')`.execute(context.db);
  return findImport(context, id);
}

export interface ImportEnd {
  readonly status: Exclude<ImportStatus, 'queued' | 'running'>;
  readonly versionId: string | null;
  readonly system: string | null;
  readonly uf: string | null;
  readonly period: string | null;
  readonly rows: number | null;
  readonly columns: number | null;
  readonly reason: string | null;
  readonly errorCode: string | null;
  readonly errorOffset: number | null;
  readonly doubts: readonly Doubt[];
}

export async function endImport(context: Context, id: string, end: ImportEnd): Promise<void> {
  await sql`update source_imports set status = ${end.status}, stage = null, finished_at = ${context.clock.now().toISOString()},
      version_id = ${end.versionId}, system = ${end.system}, uf = ${end.uf}, period = ${end.period},
      row_count = ${end.rows}, column_count = ${end.columns}, reason = ${end.reason}, error_code = ${end.errorCode},
      error_offset = ${end.errorOffset}, doubts = ${[...end.doubts]}::text[]
    where id = ${id}`.execute(context.db);
}

export async function requeueImport(context: Context, id: string): Promise<void> {
  await sql`update source_imports set status = 'queued', stage = null where id = ${id} and status = 'running'`.execute(
    context.db,
  );
}
