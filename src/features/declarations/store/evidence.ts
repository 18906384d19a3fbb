import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

export interface EvidenceRecord {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Keeps what is known of a file that proves what is declared; the same bytes keep their first name. */
export async function saveEvidence(context: Context, evidence: EvidenceRecord): Promise<EvidenceRecord> {
  const { sha256, fileName, mediaType, bytes } = evidence;
  await sql`insert into declaration_evidence (sha256, file_name, media_type, bytes, sent_at, sent_by)
    values (${sha256}, ${fileName}, ${mediaType}, ${bytes}, ${context.clock.now().toISOString()}, ${context.actor.id})
    on conflict (sha256) do nothing`.execute(context.db);
  const [kept] = await listEvidence(context, [sha256]);
  return kept as EvidenceRecord;
}

/** What is known of each file; those not kept here are left out. */
export async function listEvidence(context: Context, hashes: readonly string[]): Promise<EvidenceRecord[]> {
  const { rows } =
    await sql<EvidenceRecord>`select sha256, file_name as "fileName", media_type as "mediaType",
      bytes::int as bytes from declaration_evidence where sha256 = any(${[...hashes]}) order by sha256`.execute(
      context.db,
    );
  return rows;
}
