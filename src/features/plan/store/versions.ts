import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { VersionContent, VersionedLevel, VersionItem } from '../domain/versions/content.ts';

/** The act that authorised a version: one of the register, or one that is only named. */
export interface VersionAct {
  /** Id in the register of acts; null where the act is not loaded. */
  readonly id: string | null;
  readonly number: string;
  readonly date: string | null;
  readonly body: string;
}

/** A published state of the plan, without what it holds. */
export interface VersionRecord {
  readonly number: number;
  readonly title: string;
  /** The day that it bears: from when it holds. */
  readonly dated: string;
  readonly reason: string;
  readonly act: VersionAct | null;
  readonly counts: Readonly<Record<VersionedLevel, number>>;
  /** Of the canonical JSON of its content. */
  readonly sha256: string;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
}

const COLUMNS = sql`number, title, dated, reason, act, counts, sha256, published_by as "publishedBy",
  to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt"`;

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

/** The versions of a plan, newest first. */
export async function listVersions(context: Context, plan: string): Promise<VersionRecord[]> {
  const { rows } = await sql<VersionRecord>`select ${COLUMNS} from plan_versions
    where plan = ${plan} order by number desc`.execute(context.db);
  return rows;
}

export async function findVersionContent(
  context: Context,
  plan: string,
  number: number,
): Promise<VersionContent | null> {
  const { rows } = await sql<{ content: VersionContent }>`select content from plan_versions
    where plan = ${plan} and number = ${number}`.execute(context.db);
  return rows[0]?.content ?? null;
}

/** One record as each version has it, oldest first; null where a version does not have it. */
export async function listItemInVersions(
  context: Context,
  plan: string,
  { level, id }: Pick<VersionItem, 'level' | 'id'>,
): Promise<{ number: number; title: string; dated: string; item: VersionItem | null }[]> {
  const { rows } = await sql<{ number: number; title: string; dated: string; item: VersionItem | null }>`
    select number, title, dated,
      (select each from jsonb_array_elements(content->'items') each
        where each->>'level' = ${level} and each->>'id' = ${id} limit 1) as item
    from plan_versions where plan = ${plan} order by number`.execute(context.db);
  return rows;
}

export async function insertVersion(
  context: Context,
  plan: string,
  version: VersionRecord,
  content: VersionContent,
): Promise<void> {
  const act = version.act === null ? null : json(version.act);
  await sql`insert into plan_versions (plan, number, title, dated, reason, act, counts, content, sha256, published_at, published_by)
    values (${plan}, ${version.number}, ${version.title}, ${version.dated}, ${version.reason}, ${act}, ${json(version.counts)},
      ${json(content)}, ${version.sha256}, ${version.publishedAt}, ${version.publishedBy})`.execute(
    context.db,
  );
}
