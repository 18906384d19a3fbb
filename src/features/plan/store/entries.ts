import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { KeptContent, Link } from '../domain/analysis/content.ts';

/** Something kept around the printed plan: the snapshot of the stream `plan-entry/<id>`. */
export interface EntryRecord<Content = KeptContent> {
  readonly id: string;
  readonly plan: string;
  readonly content: Content;
  readonly origin: 'document' | 'reading' | 'demonstration' | 'entered';
  readonly version: number;
  readonly removed: boolean;
}

const COLUMNS = sql`id, plan, content, origin, version, removed`;

/** What stands, of these kinds, in the order it came. */
export async function listEntries(
  context: Context,
  plan: string,
  kinds: readonly KeptContent['kind'][],
): Promise<EntryRecord[]> {
  const { rows } = await sql<EntryRecord>`select ${COLUMNS} from plan_entries
    where plan = ${plan} and kind = any(${[...kinds]}) and not removed order by position, id`.execute(
    context.db,
  );
  return rows;
}

/** All that was ever kept around a plan, what was taken out of it included. */
export async function listAllEntries(context: Context, plan: string): Promise<EntryRecord[]> {
  const { rows } = await sql<EntryRecord>`select ${COLUMNS} from plan_entries where plan = ${plan}
    order by position, id`.execute(context.db);
  return rows;
}

/** What people, and readings of this project, tie beyond the document. */
export async function listLinks(context: Context, plan: string): Promise<EntryRecord<Link>[]> {
  return (await listEntries(context, plan, ['link'])) as EntryRecord<Link>[];
}

/** One entry, held until the transaction ends; null where there is none. */
export async function lockEntry(context: Context, id: string): Promise<EntryRecord | null> {
  const { rows } =
    await sql<EntryRecord>`select ${COLUMNS} from plan_entries where id = ${id} for update`.execute(
      context.db,
    );
  return rows[0] ?? null;
}

/** Writes the snapshot as the last event left it. */
export async function saveEntry(
  context: Context,
  entry: EntryRecord,
  changed: { at: string; by: string | null },
): Promise<void> {
  const { id, plan, content, origin, version, removed } = entry;
  await sql`insert into plan_entries (id, plan, kind, position, content, origin, version, removed, changed_at, changed_by)
    values (${id}, ${plan}, ${content.kind}, (select coalesce(max(position), 0) + 1 from plan_entries where plan = ${plan}),
      ${JSON.stringify(content)}::jsonb, ${origin}, ${version}, ${removed}, ${changed.at}, ${changed.by})
    on conflict (id) do update set content = excluded.content, origin = excluded.origin, version = excluded.version,
      removed = excluded.removed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    context.db,
  );
}
