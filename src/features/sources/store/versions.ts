import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Slot, SourceVersion } from '../domain/version.ts';

interface ImportWarning {
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** A version with everything its import wrote down. */
export interface VersionRecord extends SourceVersion {
  readonly bytes: number;
  readonly columns: number;
  readonly storedColumns: readonly string[];
  readonly hashedColumns: readonly string[];
  readonly droppedColumns: readonly string[];
  readonly warnings: readonly ImportWarning[];
  /** Inside the warehouse folder. */
  readonly partitionFile: string;
  readonly partitionSha256: string;
  readonly partitionBytes: number;
  /** Whether texts of the partition may have blanks at an end: of versions imported before they were taken off. */
  readonly padded: boolean;
  readonly importedBy: string | null;
}

interface VersionRow extends Omit<VersionRecord, 'importedAt'> {
  importedAt: Date;
}

const COLUMNS = sql`v.id, v.system, v.uf, v.period, nullif(v.part, '') as "part", v.file_name as "fileName", v.sha256, v.bytes,
  v.issued_on as "issuedOn", v.issue_basis as "issueBasis", v.row_count as "rows", v.column_count as "columns",
  v.stored_columns as "storedColumns", v.hashed_columns as "hashedColumns", v.dropped_columns as "droppedColumns",
  v.warnings, v.partition_file as "partitionFile", v.partition_sha256 as "partitionSha256",
  v.partition_bytes as "partitionBytes", v.padded, v.imported_at as "importedAt", v.imported_by as "importedBy"`;

async function select(context: Context, rest: RawBuilder<unknown>): Promise<VersionRecord[]> {
  const { rows } = await sql<VersionRow>`select ${COLUMNS} from source_versions v ${rest}`.execute(
    context.db,
  );
  return rows.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() }));
}

export interface SlotFilter {
  readonly system?: string;
  readonly uf?: string;
  /** First and last period, inclusive, as text: `2019` is before `2019-01`. */
  readonly from?: string;
  readonly to?: string;
}

function matching(filter: SlotFilter): RawBuilder<unknown> {
  return sql`(${filter.system ?? null}::text is null or v.system = ${filter.system ?? null})
    and (${filter.uf ?? null}::text is null or v.uf = ${filter.uf ?? null})
    and (${filter.from ?? null}::text is null or v.period >= ${filter.from ?? null})
    and (${filter.to ?? null}::text is null or v.period <= ${filter.to ?? null})`;
}

/** What stands for each slot, by system, state, period and part: one whole file, or one for each part. */
export function listCurrentVersions(context: Context, filter: SlotFilter = {}): Promise<VersionRecord[]> {
  return select(
    context,
    sql`join source_currents c on c.version_id = v.id where ${matching(filter)}
      order by v.system, v.uf, v.period, v.part`,
  );
}

/** The versions that stood at an instant (ISO 8601): what was known then. A change without a version left none standing. */
export function listVersionsKnownAt(
  context: Context,
  instant: string,
  filter: SlotFilter = {},
): Promise<VersionRecord[]> {
  return select(
    context,
    sql`join (select distinct on (system, uf, period, part) * from source_current_changes
        where since <= ${instant} order by system, uf, period, part, since desc, sequence desc) then_current
        on then_current.version_id = v.id
      where ${matching(filter)} and not exists (${replacedByTheOtherKind(instant)})
      order by v.system, v.uf, v.period, v.part`,
  );
}

/** A whole file ends the parts that stood before it, and a part the whole. */
const replacedByTheOtherKind = (instant: string) => sql`select 1 from source_current_changes later
  where later.system = v.system and later.uf = v.uf and later.period = v.period and later.since <= ${instant}
    and (later.part = '') <> (v.part = '')
    and (later.since, later.sequence) > (then_current.since, then_current.sequence)`;

/** Of each slot and part where another version stood before the current one, that version, by system, state and period. */
export function listFormerVersions(context: Context, filter: SlotFilter = {}): Promise<VersionRecord[]> {
  return select(
    context,
    sql`join (select distinct on (h.system, h.uf, h.period, h.part) h.version_id from source_current_changes h
        join source_currents c on c.system = h.system and c.uf = h.uf and c.period = h.period and c.part = h.part
        where h.version_id <> c.version_id
        order by h.system, h.uf, h.period, h.part, h.since desc, h.sequence desc) former
        on former.version_id = v.id
      where ${matching(filter)} order by v.system, v.uf, v.period, v.part`,
  );
}

/** Every version there is, by system, state, period and import. */
export function listAllVersions(context: Context): Promise<VersionRecord[]> {
  return select(context, sql`order by v.system, v.uf, v.period, v.imported_at, v.id`);
}

/** Every version of a slot, newest import first. */
export function listVersions(context: Context, slot: Slot): Promise<VersionRecord[]> {
  return select(
    context,
    sql`where v.system = ${slot.system} and v.uf = ${slot.uf} and v.period = ${slot.period}
      order by v.imported_at desc, v.id desc`,
  );
}

export async function findVersionByHash(context: Context, sha256: string): Promise<VersionRecord | null> {
  const [version] = await select(context, sql`where v.sha256 = ${sha256}`);
  return version ?? null;
}

export async function findVersion(context: Context, id: string): Promise<VersionRecord | null> {
  const [version] = await select(context, sql`where v.id = ${id}`);
  return version ?? null;
}

/** One writer at a time decides which version is current; readers are not held up. */
export async function lockCurrents(context: Context): Promise<void> {
  await sql`lock table source_currents in share row exclusive mode`.execute(context.db);
}

export async function saveVersion(context: Context, version: VersionRecord): Promise<void> {
  await sql`insert into source_versions (id, system, uf, period, part, file_name, sha256, bytes, issued_on, issue_basis,
      row_count, column_count, stored_columns, hashed_columns, dropped_columns, warnings, partition_file,
      partition_sha256, partition_bytes, padded, imported_at, imported_by)
    values (${version.id}, ${version.system}, ${version.uf}, ${version.period}, ${version.part ?? ''}, ${version.fileName}, ${version.sha256},
      ${version.bytes}, ${version.issuedOn}, ${version.issueBasis}, ${version.rows}, ${version.columns},
      ${[...version.storedColumns]}, ${[...version.hashedColumns]}, ${[...version.droppedColumns]},
      ${JSON.stringify(version.warnings)}::jsonb, ${version.partitionFile}, ${version.partitionSha256},
      ${version.partitionBytes}, ${version.padded}, ${version.importedAt}, ${version.importedBy})`.execute(
    context.db,
  );
}

/** What stands for a slot: one whole file, or one for each part, in their order. */
export function listStanding(context: Context, slot: Slot): Promise<VersionRecord[]> {
  return listCurrentVersions(context, { ...slot, from: slot.period, to: slot.period });
}

/**
 * From now on that version stands for its slot, a whole one in the place of all parts, a part in that of itself and of a
 * whole; `reason` where a person says so and not an import.
 */
export async function saveCurrent(
  context: Context,
  { system, uf, period, id, part }: Slot & Pick<VersionRecord, 'id' | 'part'>,
  reason: string | null = null,
): Promise<void> {
  const since = context.clock.now().toISOString();
  const own = part ?? '';
  await sql`delete from source_currents where system = ${system} and uf = ${uf} and period = ${period}
    and (part = '') <> (${own} = '')`.execute(context.db);
  await sql`insert into source_currents (system, uf, period, part, version_id, since)
    values (${system}, ${uf}, ${period}, ${own}, ${id}, ${since})
    on conflict (system, uf, period, part) do update
      set version_id = excluded.version_id, since = excluded.since`.execute(context.db);
  await sql`insert into source_current_changes (system, uf, period, part, version_id, since, reason, changed_by)
    values (${system}, ${uf}, ${period}, ${own}, ${id}, ${since}, ${reason}, ${context.actor.id})`.execute(
    context.db,
  );
}

/** From now on nothing stands in the place of a version, for the reason that a person gives. */
export async function clearCurrent(
  context: Context,
  { system, uf, period, part }: Slot & Pick<VersionRecord, 'part'>,
  reason: string,
): Promise<void> {
  const own = part ?? '';
  await sql`delete from source_currents
    where system = ${system} and uf = ${uf} and period = ${period} and part = ${own}`.execute(context.db);
  await sql`insert into source_current_changes (system, uf, period, part, version_id, since, reason, changed_by)
    values (${system}, ${uf}, ${period}, ${own}, null, ${context.clock.now().toISOString()}, ${reason},
      ${context.actor.id})`.execute(context.db);
}
