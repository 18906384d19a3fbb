import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { ObligationRecord } from '../domain/obligations/submission.ts';

/** What was submitted of a Termo, by obligation. */
export async function listObligationRecords(
  context: Context,
  agreement: string,
): Promise<ReadonlyMap<string, ObligationRecord>> {
  const { rows } = await sql<{ obligation: string; content: ObligationRecord }>`
    select obligation, content from obligation_records where agreement = ${agreement}`.execute(context.db);
  return new Map(rows.map(({ obligation, content }) => [obligation, content]));
}

/** Keeps what was submitted until now. The lock is the version of its stream; this follows it. */
export async function saveObligationRecord(
  context: Context,
  agreement: string,
  obligation: string,
  record: ObligationRecord,
): Promise<void> {
  await sql`insert into obligation_records (agreement, obligation, version, content)
    values (${agreement}, ${obligation}, ${record.version}, ${JSON.stringify(record)}::jsonb)
    on conflict (agreement, obligation) do update
      set version = excluded.version, content = excluded.content`.execute(context.db);
}
