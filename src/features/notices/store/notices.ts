import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

export interface StoredNotice {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly link: string;
  readonly at: string;
  readonly readAt: string | null;
  readonly file: { readonly sha256: string; readonly fileName: string; readonly mediaType: string } | null;
}

interface NoticeRow extends Omit<StoredNotice, 'at' | 'readAt'> {
  at: Date;
  readAt: Date | null;
}

const NOTICE = sql`id, kind, text, link, at, read_at as "readAt", file`;

const storedOf = (row: NoticeRow): StoredNotice => ({
  ...row,
  at: row.at.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});

/** @returns false where the same person was told the same thing before. */
export async function saveNotice(
  context: Context,
  notice: {
    id: string;
    person: string;
    kind: string;
    text: string;
    link: string;
    key: string;
    file?: object;
  },
): Promise<boolean> {
  const result = await sql`insert into notices (id, person_id, kind, text, link, key, file, at)
    values (${notice.id}, ${notice.person}, ${notice.kind}, ${notice.text}, ${notice.link}, ${notice.key},
      ${notice.file === undefined ? null : JSON.stringify(notice.file)}::jsonb,
      ${context.clock.now().toISOString()})
    on conflict (person_id, key) do nothing`.execute(context.db);
  return Number(result.numAffectedRows ?? 0) === 1;
}

/** The notices of a person, newest first, before an id (cursor). */
export async function listNotices(
  context: Context,
  person: string,
  filter: { unread: boolean; before: string | null; limit: number },
): Promise<StoredNotice[]> {
  const { rows } = await sql<NoticeRow>`select ${NOTICE} from notices
    where person_id = ${person} and (not ${filter.unread}::boolean or read_at is null)
      and (${filter.before}::uuid is null or id < ${filter.before}::uuid)
    order by id desc limit ${filter.limit}`.execute(context.db);
  return rows.map(storedOf);
}

/** Deletes what was told before an instant. @returns how many. */
export async function deleteNoticesBefore(context: Context, instant: string): Promise<number> {
  const result = await sql`delete from notices where at < ${instant}::timestamptz`.execute(context.db);
  return Number(result.numAffectedRows ?? 0);
}

export async function countUnread(context: Context, person: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from notices
    where person_id = ${person} and read_at is null`.execute(context.db);
  return rows[0]?.count ?? 0;
}

/** Marks one notice as read, or not read. @returns false where this person has no such notice. */
export async function saveRead(
  context: Context,
  person: string,
  notice: string,
  read: boolean,
): Promise<boolean> {
  const at = read ? context.clock.now().toISOString() : null;
  const result = await sql`update notices
    set read_at = case when ${at}::timestamptz is null then null else coalesce(read_at, ${at}::timestamptz) end
    where id = ${notice} and person_id = ${person}`.execute(context.db);
  return Number(result.numAffectedRows ?? 0) === 1;
}

/** Marks every notice of a person up to one (the newest they saw) as read. @returns how many. */
export async function saveAllRead(context: Context, person: string, until: string): Promise<number> {
  const result = await sql`update notices set read_at = ${context.clock.now().toISOString()}
    where person_id = ${person} and read_at is null and id <= ${until}::uuid`.execute(context.db);
  return Number(result.numAffectedRows ?? 0);
}
