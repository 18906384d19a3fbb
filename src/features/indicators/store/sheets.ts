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

/** Takes away what the seeds brought, before they bring it again. */
export async function deleteSeededComputations(context: Context): Promise<void> {
  await sql`delete from indicator_sheets
    where id in (select sheet_id from indicator_computations where origin = 'seed')`.execute(context.db);
}
