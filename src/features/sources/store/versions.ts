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

const COLUMNS = sql`v.id, v.system, v.uf, v.period, v.file_name as "fileName", v.sha256, v.bytes,
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

/** The current version of each slot, by system, state and period. */
export function listCurrentVersions(context: Context, filter: SlotFilter = {}): Promise<VersionRecord[]> {
  return select(
    context,
    sql`join source_currents c on c.version_id = v.id where ${matching(filter)} order by v.system, v.uf, v.period`,
  );
}

/** The versions that stood at an instant (ISO 8601): what was known then. */
export function listVersionsKnownAt(
  context: Context,
  instant: string,
  filter: SlotFilter = {},
): Promise<VersionRecord[]> {
  return select(
    context,
    sql`join (select distinct on (system, uf, period) version_id from source_current_changes
        where since <= ${instant} order by system, uf, period, since desc, sequence desc) then_current
        on then_current.version_id = v.id
      where ${matching(filter)} order by v.system, v.uf, v.period`,
  );
}

/** Of each slot where another version stood before the current one, that version, by system, state and period. */
export function listFormerVersions(context: Context, filter: SlotFilter = {}): Promise<VersionRecord[]> {
  return select(
    context,
    sql`join (select distinct on (h.system, h.uf, h.period) h.version_id from source_current_changes h
        join source_currents c on c.system = h.system and c.uf = h.uf and c.period = h.period
        where h.version_id <> c.version_id order by h.system, h.uf, h.period, h.since desc, h.sequence desc) former
        on former.version_id = v.id
      where ${matching(filter)} order by v.system, v.uf, v.period`,
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
  await sql`insert into source_versions (id, system, uf, period, file_name, sha256, bytes, issued_on, issue_basis,
      row_count, column_count, stored_columns, hashed_columns, dropped_columns, warnings, partition_file,
      partition_sha256, partition_bytes, padded, imported_at, imported_by)
    values (${version.id}, ${version.system}, ${version.uf}, ${version.period}, ${version.fileName}, ${version.sha256},
      ${version.bytes}, ${version.issuedOn}, ${version.issueBasis}, ${version.rows}, ${version.columns},
      ${[...version.storedColumns]}, ${[...version.hashedColumns]}, ${[...version.droppedColumns]},
      ${JSON.stringify(version.warnings)}::jsonb, ${version.partitionFile}, ${version.partitionSha256},
      ${version.partitionBytes}, ${version.padded}, ${version.importedAt}, ${version.importedBy})`.execute(
    context.db,
  );
}

/** The version that stands for a slot. */
export async function findCurrent(context: Context, slot: Slot): Promise<VersionRecord | null> {
  const [version] = await listCurrentVersions(context, { ...slot, from: slot.period, to: slot.period });
  return version ?? null;
}

/** From now on that version stands for its slot; `reason` where a person says so and not an import. */
export async function saveCurrent(
  context: Context,
  { system, uf, period, id }: Slot & { readonly id: string },
  reason: string | null = null,
): Promise<void> {
  const since = context.clock.now().toISOString();
  await sql`insert into source_currents (system, uf, period, version_id, since)
    values (${system}, ${uf}, ${period}, ${id}, ${since})
    on conflict (system, uf, period) do update set version_id = excluded.version_id, since = excluded.since`.execute(
    context.db,
  );
  await sql`insert into source_current_changes (system, uf, period, version_id, since, reason, changed_by)
    values (${system}, ${uf}, ${period}, ${id}, ${since}, ${reason}, ${context.actor.id})`.execute(
    context.db,
  );
}
