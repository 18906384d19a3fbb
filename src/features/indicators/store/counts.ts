import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Computation } from '../domain/coverage.ts';

interface NewComputation extends Omit<Computation, 'computedAt'> {
  readonly indicator: string;
  readonly method: string;
  readonly system: string;
  readonly measures: readonly string[];
  readonly cardSha256: string;
}

/** Amounts of one municipality, in the order of the computation's measures; null where the file cannot tell. */
interface MunicipalityCounts {
  readonly municipality: string;
  readonly amounts: readonly (string | null)[];
}

/** Amounts of one establishment, with the municipality where it stands. */
interface EstablishmentCounts extends MunicipalityCounts {
  readonly establishment: string;
}

export interface CountedComputation {
  readonly computation: NewComputation;
  readonly counts: readonly MunicipalityCounts[];
  readonly establishments: readonly EstablishmentCounts[];
}

/** Puts the counts of one file in the place of all that was counted of it. Runs inside a transaction. */
export async function replaceVersionCounts(
  context: Context,
  versionId: string,
  counted: readonly CountedComputation[],
): Promise<void> {
  await sql`delete from indicator_computations where version_id = ${versionId}`.execute(context.db);
  await insertComputations(context, counted);
}

/** Puts seeded counts of one file by one method in the place of those before. Runs inside a transaction. */
export async function replaceSeeded(context: Context, counted: CountedComputation): Promise<void> {
  const { indicator, method, uf, period } = counted.computation;
  await sql`delete from indicator_computations where indicator = ${indicator} and method = ${method}
    and origin = 'seed' and uf = ${uf} and period = ${period}`.execute(context.db);
  await insertComputations(context, [counted]);
}

async function insertComputations(context: Context, counted: readonly CountedComputation[]): Promise<void> {
  const now = context.clock.now().toISOString();
  const heads = counted.map(({ computation }) => ({
    ...computation,
    measures: pgArray(computation.measures),
  }));
  await sql`insert into indicator_computations (id, indicator, method, origin, version_id, system, uf, period, file_name,
      sha256, file_date, measures, card_sha256, computed_at)
    select id, indicator, method, origin, "versionId", system, uf, period, "fileName", sha256, "fileDate",
      measures::text[], "cardSha256", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as x (id uuid, indicator text, method text, origin text,
      "versionId" uuid, system text, uf text, period text, "fileName" text, sha256 text, "fileDate" date,
      measures text, "cardSha256" text)`.execute(context.db);
  const places = counted.flatMap(({ computation, counts }) =>
    counts.map(({ municipality, amounts }) => [computation.id, municipality, pgNumbers(amounts)]),
  );
  await sql`insert into indicator_counts (computation_id, municipality, amounts)
    select id::uuid, municipality, amounts::numeric[]
    from unnest(${column(places, 0)}::text[], ${column(places, 1)}::text[], ${column(places, 2)}::text[])
      as x (id, municipality, amounts)`.execute(context.db);
  const units = counted.flatMap(({ computation, establishments }) =>
    establishments.map((each) => [
      computation.id,
      each.establishment,
      each.municipality,
      pgNumbers(each.amounts),
    ]),
  );
  if (units.length === 0) return;
  await sql`insert into indicator_establishment_counts (computation_id, establishment, municipality, amounts)
    select id::uuid, establishment, municipality, amounts::numeric[]
    from unnest(${column(units, 0)}::text[], ${column(units, 1)}::text[], ${column(units, 2)}::text[],
      ${column(units, 3)}::text[]) as x (id, establishment, municipality, amounts)`.execute(context.db);
}

const column = (rows: readonly (readonly string[])[], at: number) => rows.map((row) => row[at] as string);

/** Names of measures hold no quotes or backslashes: they are ours. */
const pgArray = (texts: readonly (string | null)[]) =>
  `{${texts.map((text) => (text === null ? 'NULL' : `"${text}"`)).join(',')}}`;

const pgNumbers = (texts: readonly (string | null)[]) => `{${texts.map((text) => text ?? 'NULL').join(',')}}`;

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
  const { rows } = await sql<{ id: string; sums: (string | null)[] }>`
    select c.computation_id as id, ${sumsOf(measures)} as sums from ${tableOf(places)} c
    where c.computation_id = any(${[...computations]}::uuid[]) and ${inside(places)}
    group by c.computation_id`.execute(context.db);
  return new Map(rows.map((row) => [row.id, row.sums]));
}

const sumsOf = (measures: readonly number[]) =>
  sql`array[${sql.join(measures.map((index) => sql`sum(c.amounts[${sql.lit(index)}])::text`))}]`;

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
  const sums = measures.map((index) => sql`sum(c.amounts[${sql.lit(index)}] * w.weight)::text`);
  const { rows } = await sql<{ place: string; municipality: string; sums: (string | null)[] }>`
    select ${key} as place, max(c.municipality) as municipality, array[${sql.join(sums)}] as sums
    from unnest(${computations.map(({ id }) => id)}::uuid[], ${computations.map(({ weight }) => weight)}::integer[])
      as w (id, weight)
    join ${table} c on c.computation_id = w.id
    where ${inside(places)} group by ${key} order by ${key}`.execute(context.db);
  return new Map(rows.map(({ place, ...rest }) => [place, rest]));
}

/** The municipality where an establishment stands, by the newest file that names it; null where none does. */
export async function findEstablishment(context: Context, establishment: string): Promise<string | null> {
  const { rows } = await sql<{ municipality: string }>`select c.municipality
    from indicator_establishment_counts c join indicator_computations k on k.id = c.computation_id
    where c.establishment = ${establishment} order by k.period desc limit 1`.execute(context.db);
  return rows[0]?.municipality ?? null;
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
