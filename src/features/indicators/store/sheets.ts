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

/** What is not zero of one place, as the engine packs it: places in the sheet, growing, and amounts in hundredths. */
interface PackedPlace {
  readonly municipality: string;
  /** Null for the municipality as a whole. */
  readonly establishment: string | null;
  readonly at: string;
  readonly amounts: string;
}

/** Counts of one file: computations in the order of their amounts, and everything counted of a place in one row. */
export class Sheet {
  readonly computations: readonly NewComputation[];
  private readonly places: PackedPlace[] = [];

  constructor(computations: readonly NewComputation[]) {
    this.computations = computations;
  }

  /** Each place once. */
  add(place: PackedPlace): void {
    this.places.push(place);
  }

  rows(): { municipalities: SheetRow[]; establishments: SheetRow[] } {
    const rows = this.places.map(({ at, amounts, ...place }) => ({
      ...place,
      at: `{${at}}`,
      amounts: `{${amounts}}`,
    }));
    const { municipalities = [], establishments = [] } = Object.groupBy(rows, ({ establishment }) =>
      establishment === null ? 'municipalities' : 'establishments',
    );
    return { municipalities, establishments };
  }
}

/** Arrays as PostgreSQL writes them. */
type SheetRow = PackedPlace;

/** Counts of one file by one method as they come with the program. */
interface SeededCounts {
  readonly computation: NewComputation;
  /** Amounts in hundredths, in the order of the measures; null where the file cannot tell. */
  readonly counts: readonly {
    readonly municipality: string;
    readonly establishment?: string;
    readonly hundredths: readonly (bigint | null)[];
  }[];
}

/** Puts the counts of one file in the place of all that was counted of it. Runs inside a transaction. */
export async function replaceVersionCounts(context: Context, versionId: string, sheet: Sheet): Promise<void> {
  await sql`delete from indicator_sheets
    where id in (select sheet_id from indicator_computations where version_id = ${versionId})`.execute(
    context.db,
  );
  await insertSheet(context, sheet);
}

/** Puts seeded counts of one file by one method in the place of those before. Runs inside a transaction. */
export async function replaceSeeded(context: Context, { computation, counts }: SeededCounts): Promise<void> {
  const { indicator, method, uf, period } = computation;
  await sql`delete from indicator_sheets where id in (select sheet_id from indicator_computations
    where indicator = ${indicator} and method = ${method} and origin = 'seed' and uf = ${uf}
      and period = ${period})`.execute(context.db);
  const sheet = new Sheet([computation]);
  for (const { municipality, establishment = null, hundredths } of counts) {
    const some = [...hundredths.entries()].filter(([, amount]) => amount !== 0n);
    sheet.add({
      municipality,
      establishment,
      at: some.map(([index]) => index + 1).join(','),
      amounts: some.map(([, amount]) => amount ?? 'NULL').join(','),
    });
  }
  await insertSheet(context, sheet);
}

async function insertSheet(context: Context, counted: Sheet): Promise<void> {
  const sheet = counted.computations[0]?.id;
  if (sheet === undefined) return;
  const { municipalities, establishments } = counted.rows();
  await insertComputations(context, sheet, counted.computations);
  await sql`insert into indicator_counts (sheet_id, municipality, at, amounts)
    select ${sheet}::uuid, municipality, at::smallint[], amounts::bigint[]
    from unnest(${municipalities.map((each) => each.municipality)}::text[], ${municipalities.map((each) => each.at)}::text[],
      ${municipalities.map((each) => each.amounts)}::text[]) as x (municipality, at, amounts)`.execute(
    context.db,
  );
  if (establishments.length === 0) return;
  await sql`insert into indicator_establishment_counts (sheet_id, establishment, municipality, at, amounts)
    select ${sheet}::uuid, establishment, municipality, at::smallint[], amounts::bigint[]
    from unnest(${establishments.map((each) => each.establishment)}::text[],
      ${establishments.map((each) => each.municipality)}::text[], ${establishments.map((each) => each.at)}::text[],
      ${establishments.map((each) => each.amounts)}::text[]) as x (establishment, municipality, at, amounts)`.execute(
    context.db,
  );
}

async function insertComputations(
  context: Context,
  sheet: string,
  computations: readonly NewComputation[],
): Promise<void> {
  const now = context.clock.now().toISOString();
  let amountsBefore = 0;
  const heads = computations.map(({ measures, ...rest }) => {
    // Names of measures hold no quotes or backslashes: they are ours.
    const names = `{${measures.map((name) => `"${name}"`).join(',')}}`;
    const head = { ...rest, amountsBefore, measures: names };
    amountsBefore += measures.length;
    return head;
  });
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
