import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Computation } from '../domain/coverage.ts';

export interface ComputationFilter {
  readonly indicator: string;
  /** Names under which counts are stored: of a method, and of what it divides by. */
  readonly methods: readonly string[];
  readonly cardSha256: string;
  /** Versions that stand now; counts of others are left aside. */
  readonly versions: readonly string[];
}

/** Counts that may be used: of standing versions and of seeds, by the card as it is now. */
export async function listComputations(
  context: Context,
  filter: ComputationFilter,
): Promise<(Computation & { readonly method: string })[]> {
  const { rows } = await sql<
    Omit<Computation, 'computedAt'> & { method: string; computedAt: Date }
  >`select id, method, origin, version_id as "versionId", uf, period,
      file_name as "fileName", sha256, file_date as "fileDate", computed_at as "computedAt"
    from indicator_computations
    where indicator = ${filter.indicator} and method = any(${[...filter.methods]}::text[])
      and card_sha256 = ${filter.cardSha256} and (origin = 'seed' or version_id = any(${[...filter.versions]}::uuid[]))
    order by period, uf`.execute(context.db);
  return rows.map((row) => ({ ...row, computedAt: row.computedAt.toISOString() }));
}

/** Versions that have been counted, with what was counted of each: `indicator method hash of the card`. */
export async function listCounted(context: Context): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ id: string; counted: string[] }>`select version_id as id,
      array_agg(indicator || ' ' || method || ' ' || card_sha256) as counted
    from indicator_computations where origin = 'import' group by version_id`.execute(context.db);
  return new Map(rows.map((row) => [row.id, new Set(row.counted)]));
}

/** What is added up: all of a state, known or not, a list of municipalities, or one establishment. */
export type Places =
  | { readonly state: string }
  | { readonly codes: readonly string[] }
  | { readonly establishment: string };

function inside(places: Places) {
  if ('state' in places) return sql`c.municipality like ${`${places.state}%`}`;
  if ('codes' in places) return sql`c.municipality = any(${[...places.codes]})`;
  return sql`c.establishment = ${places.establishment}`;
}

const tableOf = (places: Places) =>
  'establishment' in places ? sql`indicator_establishment_counts` : sql`indicator_counts`;

/** Sums of each computation over a place, one for each measure asked (1 is the first). */
export async function sumByComputation(
  context: Context,
  computations: readonly string[],
  places: Places,
  measures: readonly number[],
): Promise<Map<string, (string | null)[]>> {
  if (computations.length === 0) return new Map();
  const sums = measures.map((index) => decimalText(sql`sum(${amountAt(index)})`));
  const { rows } = await sql<{ id: string; sums: (string | null)[] }>`
    select k.id, array[${sql.join(sums)}] as sums
    from indicator_computations k join ${tableOf(places)} c on ${countedIn}
    where k.id = any(${[...computations]}::uuid[]) and ${inside(places)}
    group by k.id`.execute(context.db);
  return new Map(rows.map((row) => [row.id, row.sums]));
}

/** Rows of the computation's sheet with an amount in its range; `at` grows, so that the range is found by halving. */
const countedIn = sql`c.sheet_id = k.sheet_id
  and width_bucket((k.amounts_before + cardinality(k.measures))::smallint, c.at)
    > width_bucket(k.amounts_before::smallint, c.at)`;

/** The amount of a computation's measure, 1 the first, in hundredths; zero is not stored. */
function amountAt(index: number) {
  const place = sql`array_position(c.at, (k.amounts_before + ${sql.lit(index)})::smallint)`;
  return sql`case when ${place} is null then 0 else c.amounts[${place}] end`;
}

const decimalText = (hundredths: RawBuilder<unknown>) => sql`(${hundredths} * 0.01)::numeric(30, 2)::text`;

/** A computation and how often its amounts count. */
export interface SummedComputation {
  readonly id: string;
  readonly weight: number;
}

/** Sums of each municipality of a place, or of each establishment in it, over some computations. */
export async function sumByPlace(
  context: Context,
  computations: readonly SummedComputation[],
  {
    places,
    measures,
    of,
  }: { places: Places; measures: readonly number[]; of: 'municipality' | 'establishment' },
): Promise<Map<string, { municipality: string; sums: (string | null)[] }>> {
  if (computations.length === 0) return new Map();
  const table = of === 'establishment' ? sql`indicator_establishment_counts` : sql`indicator_counts`;
  const key = sql.ref(`c.${of}`);
  const sums = measures.map((index) => decimalText(sql`sum(${amountAt(index)} * w.weight)`));
  const { rows } = await sql<{ place: string; municipality: string; sums: (string | null)[] }>`
    select ${key} as place, max(c.municipality) as municipality, array[${sql.join(sums)}] as sums
    from unnest(${computations.map(({ id }) => id)}::uuid[], ${computations.map(({ weight }) => weight)}::integer[])
      as w (id, weight)
    join indicator_computations k on k.id = w.id
    join ${table} c on ${countedIn}
    where ${inside(places)} group by ${key} order by ${key}`.execute(context.db);
  return new Map(rows.map(({ place, ...rest }) => [place, rest]));
}

/** The same, each computation by itself. */
export async function sumByComputationAndPlace(
  context: Context,
  computations: readonly string[],
  {
    places,
    measures,
    of,
  }: { places: Places; measures: readonly number[]; of: 'municipality' | 'establishment' },
): Promise<{ computation: string; place: string; municipality: string; sums: (string | null)[] }[]> {
  if (computations.length === 0 || measures.length === 0) return [];
  const table = of === 'establishment' ? sql`indicator_establishment_counts` : sql`indicator_counts`;
  const key = sql.ref(`c.${of}`);
  const sums = measures.map((index) => decimalText(sql`sum(${amountAt(index)})`));
  const { rows } = await sql<{
    computation: string;
    place: string;
    municipality: string;
    sums: (string | null)[];
  }>`select k.id as computation, ${key} as place, max(c.municipality) as municipality, array[${sql.join(sums)}] as sums
    from indicator_computations k join ${table} c on ${countedIn}
    where k.id = any(${[...computations]}::uuid[]) and ${inside(places)}
    group by k.id, ${key} order by ${key}`.execute(context.db);
  return rows;
}

/** The municipality where an establishment stands, by the newest file that names it; null where none does. */
export async function findEstablishment(context: Context, establishment: string): Promise<string | null> {
  const { rows } = await sql<{ municipality: string }>`select c.municipality
    from indicator_establishment_counts c join indicator_computations k on k.sheet_id = c.sheet_id
    where c.establishment = ${establishment} order by k.period desc limit 1`.execute(context.db);
  return rows[0]?.municipality ?? null;
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
  }>`select k.id as computation, k.period, k.measures, c.municipality,
      array(select ${decimalText(sql`case when p is null then 0 else c.amounts[p] end`)}
        from generate_series(1, cardinality(k.measures)) as index,
          array_position(c.at, (k.amounts_before + index)::smallint) as p order by index) as amounts
    from indicator_computations k join indicator_counts c on ${countedIn}
    where k.indicator = ${filter.indicator} and k.method = ${filter.method} and c.municipality like ${`${filter.state}%`}
    order by k.period, c.municipality`.execute(context.db);
  return rows;
}
