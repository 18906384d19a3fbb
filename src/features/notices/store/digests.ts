import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { StoredNotice } from './notices.ts';

/** What a letter says of a notice. */
export type ToldNotice = Pick<StoredNotice, 'kind' | 'text' | 'link' | 'file'>;

/** A notice that no digest has told and nobody has read. */
export interface PendingNotice {
  readonly id: string;
  readonly person: string;
  readonly kind: string;
}

/** What waits for a digest, of people who want mail and had no digest on `day`, oldest first. */
export async function listPending(context: Context, day: string): Promise<PendingNotice[]> {
  const { rows } = await sql<PendingNotice>`select id, person_id as person, kind from notices n
    where digest_id is null and read_at is null
      and not exists (select from digest_stops s where s.person_id = n.person_id)
      and not exists (select from digests d where d.person_id = n.person_id and d.day = ${day}::date)
    order by id`.execute(context.db);
  return rows;
}

/** Who had a digest of the week since `from`. */
export async function listToldThisWeek(context: Context, from: string): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`select distinct person_id as person from digests
    where weekly and day >= ${from}::date`.execute(context.db);
  return new Set(rows.map(({ person }) => person));
}

/** Writes a digest and puts the notices into it. @returns false where the person has one of that day already. */
export async function saveDigest(
  context: Context,
  digest: { id: string; person: string; day: string; weekly: boolean; notices: readonly string[] },
): Promise<boolean> {
  const result = await sql`insert into digests (id, person_id, day, weekly)
    values (${digest.id}, ${digest.person}, ${digest.day}, ${digest.weekly})
    on conflict (person_id, day) do nothing`.execute(context.db);
  if (Number(result.numAffectedRows ?? 0) === 0) return false;
  await sql`update notices set digest_id = ${digest.id}
    where id = any(${[...digest.notices]}::uuid[]) and digest_id is null`.execute(context.db);
  return true;
}

/** What a digest has to tell still: what was read since is left out. */
export async function listOfDigest(context: Context, digest: string): Promise<ToldNotice[]> {
  const { rows } = await sql<ToldNotice>`select kind, text, link, file from notices
    where digest_id = ${digest} and read_at is null order by id`.execute(context.db);
  return rows;
}

/** Deletes the digests of days before an instant that tell nothing that is still kept. */
export async function deleteDigestsBefore(context: Context, instant: string): Promise<void> {
  await sql`delete from digests d where day < ${instant}::timestamptz::date
    and not exists (select from notices n where n.digest_id = d.id)`.execute(context.db);
}

export async function isStopped(context: Context, person: string): Promise<boolean> {
  const { rows } = await sql`select 1 from digest_stops where person_id = ${person}`.execute(context.db);
  return rows.length > 0;
}

/** @returns false where that was so already. */
export async function saveStop(context: Context, person: string, stopped: boolean): Promise<boolean> {
  const result = stopped
    ? await sql`insert into digest_stops (person_id, at)
        values (${person}, ${context.clock.now().toISOString()}) on conflict do nothing`.execute(context.db)
    : await sql`delete from digest_stops where person_id = ${person}`.execute(context.db);
  return Number(result.numAffectedRows ?? 0) === 1;
}
