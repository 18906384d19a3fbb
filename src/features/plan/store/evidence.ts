import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** A file that proves that an action was concluded. */
export interface EvidenceRecord {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export async function saveEvidence(context: Context, file: EvidenceRecord): Promise<EvidenceRecord> {
  await sql`insert into plan_evidence (sha256, file_name, media_type, bytes)
    values (${file.sha256}, ${file.fileName}, ${file.mediaType}, ${file.bytes})
    on conflict (sha256) do nothing`.execute(context.db);
  return file;
}

export async function findEvidence(context: Context, sha256: string): Promise<EvidenceRecord | null> {
  const { rows } =
    await sql<EvidenceRecord>`select sha256, file_name as "fileName", media_type as "mediaType",
    bytes::int as bytes from plan_evidence where sha256 = ${sha256}`.execute(context.db);
  return rows[0] ?? null;
}
