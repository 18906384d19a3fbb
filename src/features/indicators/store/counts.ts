import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Computation } from '../domain/coverage.ts';

interface NewComputation extends Omit<Computation, 'computedAt'> {
  readonly indicator: string;
  readonly method: string;
  readonly system: string;
  readonly measures: readonly string[];
  readonly cardSha256: string;
}

/** Amounts of one municipality in hundredths, in the order of the computation's measures; null where the file cannot tell. */
interface MunicipalityCounts {
  readonly municipality: string;
  readonly hundredths: ArrayLike<bigint | null>;
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
  await sql`delete from indicator_sheets
    where id in (select sheet_id from indicator_computations where version_id = ${versionId})`.execute(
    context.db,
  );
  await insertSheet(context, counted);
}

/** Puts seeded counts of one file by one method in the place of those before. Runs inside a transaction. */
export async function replaceSeeded(context: Context, counted: CountedComputation): Promise<void> {
  const { indicator, method, uf, period } = counted.computation;
  await sql`delete from indicator_sheets where id in (select sheet_id from indicator_computations
    where indicator = ${indicator} and method = ${method} and origin = 'seed' and uf = ${uf}
      and period = ${period})`.execute(context.db);
  await insertSheet(context, [counted]);
}

/** What is not zero of one place in a sheet, as PostgreSQL writes arrays. */
class SheetRow {
  private readonly places: number[] = [];
  private readonly amounts: string[] = [];

  add(hundredths: ArrayLike<bigint | null>, before: number): void {
    for (let index = 0; index < hundredths.length; index++) {
      const amount = hundredths[index];
      if (amount === 0n) continue;
      this.places.push(before + index + 1);
      this.amounts.push(amount === null ? 'NULL' : String(amount));
    }
  }

  at(): string {
    return `{${this.places.join(',')}}`;
  }

  text(): string {
    return `{${this.amounts.join(',')}}`;
  }
}

/** The counts of one file: everything counted of a place in one row, in the order of the computations. */
async function insertSheet(context: Context, counted: readonly CountedComputation[]): Promise<void> {
  const sheet = counted[0]?.computation.id;
  if (sheet === undefined) return;
  const places = new Map<string, SheetRow>();
  const units = new Map<string, { establishment: string; municipality: string; row: SheetRow }>();
  const heads: (NewComputation & { amountsBefore: number })[] = [];
  let before = 0;
  for (const { computation, counts, establishments } of counted) {
    heads.push({ ...computation, amountsBefore: before });
    for (const { municipality, hundredths } of counts) {
      const row = places.get(municipality) ?? new SheetRow();
      places.set(municipality, row);
      row.add(hundredths, before);
    }
    for (const { establishment, municipality, hundredths } of establishments) {
      const id = establishment + municipality;
      const unit = units.get(id) ?? { establishment, municipality, row: new SheetRow() };
      units.set(id, unit);
      unit.row.add(hundredths, before);
    }
    before += computation.measures.length;
  }
  await insertComputations(context, sheet, heads);
  const rows = [...places.values()];
  await sql`insert into indicator_counts (sheet_id, municipality, at, amounts)
    select ${sheet}::uuid, municipality, at::smallint[], amounts::bigint[]
    from unnest(${[...places.keys()]}::text[], ${rows.map((row) => row.at())}::text[],
      ${rows.map((row) => row.text())}::text[]) as x (municipality, at, amounts)`.execute(context.db);
  if (units.size === 0) return;
  const all = [...units.values()];
  await sql`insert into indicator_establishment_counts (sheet_id, establishment, municipality, at, amounts)
    select ${sheet}::uuid, establishment, municipality, at::smallint[], amounts::bigint[]
    from unnest(${all.map((each) => each.establishment)}::text[], ${all.map((each) => each.municipality)}::text[],
      ${all.map((each) => each.row.at())}::text[], ${all.map((each) => each.row.text())}::text[])
      as x (establishment, municipality, at, amounts)`.execute(context.db);
}

async function insertComputations(
  context: Context,
  sheet: string,
  computations: readonly (NewComputation & { readonly amountsBefore: number })[],
): Promise<void> {
  const now = context.clock.now().toISOString();
  // Names of measures hold no quotes or backslashes: they are ours.
  const heads = computations.map(({ measures, ...rest }) => ({
    ...rest,
    measures: `{${measures.map((name) => `"${name}"`).join(',')}}`,
  }));
  await sql`insert into indicator_sheets (id) values (${sheet})`.execute(context.db);
  await sql`insert into indicator_computations (id, sheet_id, amounts_before, indicator, method, origin, version_id, system,
      uf, period, file_name, sha256, file_date, measures, card_sha256, computed_at)
    select id, ${sheet}::uuid, "amountsBefore", indicator, method, origin, "versionId", system, uf, period, "fileName", sha256,
      "fileDate", measures::text[], "cardSha256", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as x (id uuid, "amountsBefore" integer, indicator text,
      method text, origin text, "versionId" uuid, system text, uf text, period text, "fileName" text, sha256 text,
      "fileDate" date, measures text, "cardSha256" text)`.execute(context.db);
}

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

/** Takes away what the seeds brought, before they bring it again. */
export async function deleteSeededComputations(context: Context): Promise<void> {
  await sql`delete from indicator_sheets
    where id in (select sheet_id from indicator_computations where origin = 'seed')`.execute(context.db);
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
