import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { isPartMeasure } from '../domain/compile.ts';
import { type AmountColumn, packColumns } from '../domain/counted-places.ts';
import type { Computation } from '../domain/coverage.ts';
import { joinCodes, type StoredCounts } from './counts.ts';

interface NewComputation extends Omit<Computation, 'computedAt' | 'filePeriod'> {
  /** That of what was counted, where it is absent. */
  readonly filePeriod?: string;
  readonly indicator: string;
  readonly method: string;
  readonly system: string;
  readonly measures: readonly string[];
  readonly cardSha256: string;
}

/** What was counted by municipality, or by establishment with the municipality where each stands. */
export interface PlaceCounts {
  readonly places: readonly string[];
  readonly municipalities: readonly string[] | null;
  /** Amounts by number, 1 the first measure. */
  readonly columns: ReadonlyMap<number, AmountColumn>;
}

/** Counts of one file by one tally. */
export interface NewCounts {
  readonly computation: NewComputation;
  /** How many of its measures stand before the parts. */
  readonly partsAfter: number;
  readonly counts: readonly PlaceCounts[];
}

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

/**
 * Puts the counts of some files in the place of all that was counted of them. Runs inside a transaction; who counts the same file at
 * the same time waits, and leaves the same. @returns what was stored
 */
export async function replaceVersionCounts(
  context: Context,
  versions: readonly string[],
  counts: readonly NewCounts[],
): Promise<StoredCounts[]> {
  await sql`lock table indicator_computations in share row exclusive mode`.execute(context.db);
  await sql`delete from indicator_computations where version_id = any(${[...versions]}::uuid[])`.execute(
    context.db,
  );
  return insertCounts(context, counts);
}

/** Puts seeded counts of one file by one method in the place of those before. Runs inside a transaction. */
export async function replaceSeeded(context: Context, { computation, counts }: SeededCounts): Promise<void> {
  const { indicator, method, uf, period, measures } = computation;
  await sql`delete from indicator_computations
    where indicator = ${indicator} and method = ${method} and origin = 'seed' and uf = ${uf} and period = ${period}`.execute(
    context.db,
  );
  const { ofPlaces = [], ofEstablishments = [] } = Object.groupBy(counts, ({ establishment }) =>
    establishment === undefined ? 'ofPlaces' : 'ofEstablishments',
  );
  const kinds = [ofPlaces, ofEstablishments].filter((each) => each.length > 0);
  const partsAfter = measures.filter((name) => !isPartMeasure(name)).length;
  await insertCounts(context, [
    { computation, partsAfter, counts: kinds.map((each) => columnsOf(each, measures)) },
  ]);
}

function columnsOf(counts: SeededCounts['counts'], measures: readonly string[]): PlaceCounts {
  const columns = measures.map((_, index): [number, AmountColumn] => {
    const told = counts.map(({ hundredths }) => hundredths[index] ?? null);
    const places = [...told.keys()].filter((place) => told[place] !== 0n);
    const some = places.map((place) => (told[place] === null ? null : Number(told[place])));
    return [index + 1, { places, hundredths: some }];
  });
  const municipalities = counts.map(({ municipality }) => municipality);
  const isOfPlaces = counts[0]?.establishment === undefined;
  return {
    places: isOfPlaces ? municipalities : counts.map(({ establishment = '' }) => establishment),
    municipalities: isOfPlaces ? null : municipalities,
    columns: new Map(columns),
  };
}

async function insertCounts(context: Context, counts: readonly NewCounts[]): Promise<StoredCounts[]> {
  if (counts.length === 0) return [];
  await insertComputations(
    context,
    counts.map(({ computation }) => computation),
  );
  const stored = counts.flatMap(({ computation: { id, measures: all }, partsAfter, counts: kinds }) =>
    kinds.map(({ places, municipalities, columns }) => {
      const packed = (isMeasure: boolean) =>
        packColumns([...columns].filter(([number]) => number <= partsAfter === isMeasure));
      const kind = municipalities === null ? ('municipality' as const) : ('establishment' as const);
      const amounts = { measures: packed(true), parts: packed(false), partsAfter, to: all.length };
      return { id, kind, places, municipalities, ...amounts };
    }),
  );
  const rows = stored.map(
    ({ id, kind, places, municipalities, partsAfter, measures, parts }) =>
      sql`(${id}::uuid, ${kind}, ${joinCodes(places)}, ${municipalities && joinCodes(municipalities)}, ${partsAfter}::smallint, ${measures}::bytea, ${parts}::bytea)`,
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await sql`insert into indicator_counts (computation_id, place_kind, places, municipalities, parts_after, measures, parts)
      values ${sql.join(rows.slice(from, from + ROWS_AT_ONCE))}`.execute(context.db);
  return stored;
}

/** So many bytes are sent in one statement as the embedded database takes without copying them over and over. */
const ROWS_AT_ONCE = 50;

async function insertComputations(context: Context, computations: readonly NewComputation[]): Promise<void> {
  const now = context.clock.now().toISOString();
  const heads = computations.map(({ measures, ...rest }) => {
    // Names of measures hold no quotes or backslashes: they are ours.
    const names = `{${measures.map((name) => `"${name}"`).join(',')}}`;
    return { ...rest, measures: names };
  });
  await sql`insert into indicator_computations (id, indicator, method, origin, version_id, system, uf, period, file_name,
      sha256, file_date, measures, card_sha256, computed_at, file_period)
    select id, indicator, method, origin, "versionId", system, uf, period, "fileName", sha256, "fileDate", measures::text[],
      "cardSha256", ${now}::timestamptz, nullif("filePeriod", period)
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as x (id uuid, indicator text, method text, origin text,
      "versionId" uuid, system text, uf text, period text, "fileName" text, sha256 text, "fileDate" date, measures text,
      "cardSha256" text, "filePeriod" text)`.execute(context.db);
}

/** Takes away what the seeds brought, before they bring it again. */
export async function deleteSeededComputations(context: Context): Promise<void> {
  await sql`delete from indicator_computations where origin = 'seed'`.execute(context.db);
}
