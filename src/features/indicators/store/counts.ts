import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Computation } from '../domain/coverage.ts';

export interface NewComputation extends Omit<Computation, 'computedAt'> {
  readonly indicator: string;
  readonly method: string;
  readonly system: string;
  readonly measures: readonly string[];
  readonly cardSha256: string;
}

/** Amounts of one municipality, in the order of the computation's measures; null where the file cannot tell. */
export interface MunicipalityCounts {
  readonly municipality: string;
  readonly amounts: readonly (string | null)[];
}

/** Puts the counts of one file by one method in the place of whatever was there. Runs inside a transaction. */
export async function replaceComputation(
  context: Context,
  computation: NewComputation,
  counts: readonly MunicipalityCounts[],
): Promise<void> {
  await sql`delete from indicator_computations where indicator = ${computation.indicator}
    and method = ${computation.method} and origin = ${computation.origin}
    and (version_id = ${computation.versionId} or (origin = 'seed' and uf = ${computation.uf}
      and period = ${computation.period}))`.execute(context.db);
  await sql`insert into indicator_computations (id, indicator, method, origin, version_id, system, uf, period, file_name,
      sha256, file_date, measures, card_sha256, computed_at)
    values (${computation.id}, ${computation.indicator}, ${computation.method}, ${computation.origin},
      ${computation.versionId}, ${computation.system}, ${computation.uf}, ${computation.period}, ${computation.fileName},
      ${computation.sha256}, ${computation.fileDate}, ${[...computation.measures]}, ${computation.cardSha256},
      ${context.clock.now().toISOString()})`.execute(context.db);
  const rows = counts.map(({ municipality, amounts }) => ({
    municipality,
    amounts: `{${amounts.map((amount) => amount ?? 'NULL').join(',')}}`,
  }));
  await sql`insert into indicator_counts (computation_id, municipality, amounts)
    select ${computation.id}::uuid, municipality, amounts::numeric[]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (municipality text, amounts text)`.execute(
    context.db,
  );
}

export interface ComputationFilter {
  readonly indicator: string;
  readonly method: string;
  readonly cardSha256: string;
  /** Versions that stand now; counts of others are left aside. */
  readonly versions: readonly string[];
}

/** Counts that may be used: of standing versions and of seeds, by the card as it is now. */
export async function listComputations(context: Context, filter: ComputationFilter): Promise<Computation[]> {
  const { rows } = await sql<
    Omit<Computation, 'computedAt'> & { computedAt: Date }
  >`select id, origin, version_id as "versionId", uf, period,
      file_name as "fileName", sha256, file_date as "fileDate", computed_at as "computedAt"
    from indicator_computations
    where indicator = ${filter.indicator} and method = ${filter.method} and card_sha256 = ${filter.cardSha256}
      and (origin = 'seed' or version_id = any(${[...filter.versions]}::uuid[]))
    order by period, uf`.execute(context.db);
  return rows.map((row) => ({ ...row, computedAt: row.computedAt.toISOString() }));
}

/** Versions whose counts by this method and card exist. */
export async function listCountedVersions(
  context: Context,
  filter: Omit<ComputationFilter, 'versions'>,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select version_id as id from indicator_computations
    where indicator = ${filter.indicator} and method = ${filter.method} and card_sha256 = ${filter.cardSha256}
      and origin = 'import'`.execute(context.db);
  return new Set(rows.map((row) => row.id));
}

/** Municipalities of a place: all of a state, known or not, or a list. */
export type Places = { readonly state: string } | { readonly codes: readonly string[] };

const inside = (places: Places) =>
  'state' in places
    ? sql`c.municipality like ${`${places.state}%`}`
    : sql`c.municipality = any(${[...places.codes]})`;

/** Sums of each computation over a place, one for each measure asked (1 is the first). */
export async function sumByComputation(
  context: Context,
  computations: readonly string[],
  places: Places,
  measures: readonly number[],
): Promise<Map<string, (string | null)[]>> {
  if (computations.length === 0) return new Map();
  const sums = sql.join(measures.map((index) => sql`sum(c.amounts[${sql.lit(index)}])::text`));
  const { rows } = await sql<{ id: string; sums: (string | null)[] }>`
    select c.computation_id as id, array[${sums}] as sums from indicator_counts c
    where c.computation_id = any(${[...computations]}::uuid[]) and ${inside(places)}
    group by c.computation_id`.execute(context.db);
  return new Map(rows.map((row) => [row.id, row.sums]));
}

/** Sums of each municipality of a place over some computations. */
export async function sumByMunicipality(
  context: Context,
  computations: readonly string[],
  places: Places,
  measures: readonly number[],
): Promise<Map<string, (string | null)[]>> {
  if (computations.length === 0) return new Map();
  const sums = sql.join(measures.map((index) => sql`sum(c.amounts[${sql.lit(index)}])::text`));
  const { rows } = await sql<{ municipality: string; sums: (string | null)[] }>`
    select c.municipality, array[${sums}] as sums from indicator_counts c
    where c.computation_id = any(${[...computations]}::uuid[]) and ${inside(places)}
    group by c.municipality`.execute(context.db);
  return new Map(rows.map((row) => [row.municipality, row.sums]));
}

/** Takes away what the seeds brought, before they bring it again. */
export async function deleteSeededComputations(context: Context): Promise<void> {
  await sql`delete from indicator_computations where origin = 'seed'`.execute(context.db);
}

/** Every count of one method's file, for whoever writes seeds. */
export async function listCounts(
  context: Context,
  filter: { indicator: string; method: string; state: string },
): Promise<
  {
    computation: string;
    period: string;
    measures: string[];
    municipality: string;
    amounts: (string | null)[];
  }[]
> {
  const { rows } = await sql<{
    computation: string;
    period: string;
    measures: string[];
    municipality: string;
    amounts: (string | null)[];
  }>`select k.id as computation, k.period, k.measures, c.municipality, c.amounts::text[] as amounts
    from indicator_computations k join indicator_counts c on c.computation_id = k.id
    where k.indicator = ${filter.indicator} and k.method = ${filter.method} and c.municipality like ${`${filter.state}%`}
    order by k.period, c.municipality`.execute(context.db);
  return rows;
}
