import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { addRows, CountedPlaces } from '../domain/counted-places.ts';
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
  >`select id, method, origin, version_id as "versionId", uf, period, coalesce(file_period, period) as "filePeriod",
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

type PlaceKind = 'municipality' | 'establishment';

const kindOf = (places: Places): PlaceKind => ('establishment' in places ? 'establishment' : 'municipality');

/** Rows of the places of some counts that lie in a place. */
function rowsIn(counted: CountedPlaces, places: Places): number[] {
  if ('establishment' in places) return [...counted.rowsOf(places.establishment)];
  if ('codes' in places) return places.codes.flatMap((code) => counted.rowsOf(code));
  const { municipalities } = counted;
  return [...municipalities.keys()].filter((row) => municipalities[row]!.startsWith(places.state));
}

/** What a tally counted never changes under its id, so that what was read is kept: by id and kind, the one read last at the end. */
const kept = new Map<
  string,
  { readonly counted: CountedPlaces; readonly bytes: number; readonly to: number }
>();
/** What is packed, in bytes; the columns read of it take some times as much. */
const MOST_KEPT = 24 << 20;
const BYTES_OF_A_CODE = 28;
let keptBytes = 0;

/**
 * What each computation counted by municipality or by establishment, with its amounts up to number `to`. Of computations without such
 * counts there is none. Where only establishments were kept, they stand in the municipalities that were counted (`isOfMunicipalities`):
 * these come as often as they have establishments.
 */
export async function readCounts(
  context: Context,
  computations: readonly string[],
  kind: PlaceKind,
  to: number,
): Promise<ReadonlyMap<string, CountedPlaces>> {
  const found = new Map<string, CountedPlaces>();
  const unread: string[] = [];
  for (const id of new Set(computations)) {
    const key = `${id} ${kind}`;
    const known = kept.get(key);
    if (known === undefined || known.to < to) {
      unread.push(id);
      continue;
    }
    kept.delete(key);
    kept.set(key, known);
    found.set(id, known.counted);
  }
  if (unread.length === 0) return found;
  const { rows } = await sql<{
    id: string;
    places: string;
    municipalities: string | null;
    measures: Uint8Array;
    parts: Uint8Array | null;
    all: number;
  }>`
    select c.computation_id as id, c.places, c.municipalities, c.measures, case when c.parts_after < ${to} then c.parts end as parts,
      case when c.parts_after < ${to} then cardinality(k.measures) else c.parts_after end as "all"
    from indicator_counts c join indicator_computations k on k.id = c.computation_id
    where c.computation_id = any(${unread}::uuid[]) and (c.place_kind = ${kind} or ${kind === 'municipality'} and not exists (
      select from indicator_counts own where own.computation_id = c.computation_id and own.place_kind = 'municipality'))`.execute(
    context.db,
  );
  for (const { id, places, municipalities, measures, parts, all } of rows) {
    const packed = parts === null ? measures : Buffer.concat([measures, parts]);
    const codes = splitCodes(places);
    const own = new CountedPlaces(codes, splitCodes(municipalities ?? places), packed);
    const counted = kind === 'municipality' && municipalities !== null ? own.inMunicipalities() : own;
    found.set(id, counted);
    keep(`${id} ${kind}`, { counted, bytes: packed.length + codes.length * BYTES_OF_A_CODE, to: all });
  }
  return found;
}

/** Counts of the places of a computation with all its amounts, as they were stored just now: read from memory from then on. */
export function keepStored(stored: readonly StoredCounts[]): void {
  const withOwn = new Set(stored.filter(({ kind }) => kind === 'municipality').map(({ id }) => id));
  for (const { id, kind, places, municipalities, measures, parts, to } of stored) {
    const packed = Buffer.concat([measures, parts]);
    const counted = new CountedPlaces(places, municipalities ?? places, packed);
    keep(`${id} ${kind}`, { counted, bytes: packed.length + places.length * BYTES_OF_A_CODE, to });
    if (!withOwn.has(id)) keep(`${id} municipality`, { counted: counted.inMunicipalities(), bytes: 0, to });
  }
}

export interface StoredCounts {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly places: readonly string[];
  readonly municipalities: readonly string[] | null;
  readonly measures: Uint8Array;
  readonly parts: Uint8Array;
  /** The number of the last of its amounts. */
  readonly to: number;
}

/** Codes as they are stored, which hold no comma. */
export const joinCodes = (codes: readonly string[]): string => codes.join(',');

/** No places are an empty text, and so is the one place without a code; a file of which nothing is counted has neither. */
const splitCodes = (codes: string): string[] => codes.split(',');

function keep(key: string, read: { counted: CountedPlaces; bytes: number; to: number }): void {
  keptBytes += read.bytes - (kept.get(key)?.bytes ?? 0);
  kept.delete(key);
  kept.set(key, read);
  for (const [oldest, { bytes }] of kept) {
    if (keptBytes <= MOST_KEPT || oldest === key) return;
    kept.delete(oldest);
    keptBytes -= bytes;
  }
}

const lastOf = (measures: readonly number[]): number => Math.max(0, ...measures);

/** Hundredths of each measure asked (1 is the first) that each computation has over a place; none where it counted nothing there. */
export async function sumByComputation(
  context: Context,
  computations: readonly string[],
  places: Places,
  measures: readonly number[],
): Promise<Map<string, (number | null)[]>> {
  const counts = await readCounts(context, computations, kindOf(places), lastOf(measures));
  const sums = new Map<string, (number | null)[]>();
  for (const [id, counted] of counts) {
    const rows = rowsIn(counted, places);
    if (rows.length > 0) sums.set(id, addRows(counted, rows, measures));
  }
  return sums;
}

/** A computation and how often its amounts count. */
export interface SummedComputation {
  readonly id: string;
  readonly weight: number;
}

/** What some computations have in one place, in hundredths. */
export interface PlaceSum {
  readonly municipality: string;
  readonly sums: (number | null)[];
}

/** Sums of each municipality of a place, or of each establishment in it, over some computations. */
export async function sumByPlace(
  context: Context,
  computations: readonly SummedComputation[],
  { places, measures, of }: { places: Places; measures: readonly number[]; of: PlaceKind },
): Promise<Map<string, PlaceSum>> {
  const ids = computations.map(({ id }) => id);
  const counts = await readCounts(context, ids, of, lastOf(measures));
  const sums = new Map<string, PlaceSum>();
  for (const { id, weight } of computations) {
    const counted = counts.get(id);
    if (counted === undefined) continue;
    const columns = measures.map((measure) => counted.column(measure));
    for (const row of rowsWithin(counted, places)) {
      const code = counted.places[row]!;
      const municipality = counted.municipalities[row]!;
      const before = sums.get(code) ?? { municipality, sums: measures.map(() => null) };
      columns.forEach((column, at) => {
        const amount = column[row]!;
        if (!Number.isNaN(amount)) before.sums[at] = (before.sums[at] ?? 0) + amount * weight;
      });
      sums.set(code, municipality > before.municipality ? { ...before, municipality } : before);
    }
  }
  return new Map([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The rows of places, or of establishments standing in them. */
function rowsWithin(counted: CountedPlaces, places: Places): number[] {
  if (!('codes' in places)) return rowsIn(counted, places);
  const codes = new Set(places.codes);
  return [...counted.municipalities.keys()].filter((row) => codes.has(counted.municipalities[row]!));
}

/** The municipality where an establishment stands, by the newest file that names it; null where none does. */
export async function findEstablishment(context: Context, establishment: string): Promise<string | null> {
  const { rows } = await sql<{ places: string; municipalities: string }>`select c.places, c.municipalities
    from indicator_counts c join indicator_computations k on k.id = c.computation_id
    where c.place_kind = 'establishment' and position(${`,${establishment},`} in ',' || c.places || ',') > 0
    order by k.period desc, k.id limit 1`.execute(context.db);
  const [newest] = rows;
  if (newest === undefined) return null;
  return splitCodes(newest.municipalities)[splitCodes(newest.places).indexOf(establishment)] ?? null;
}

/** The municipalities in which files, by their hash, have an establishment: what one month says, whatever the months beside it do. */
export async function municipalitiesInFiles(
  { db }: Context,
  establishment: string,
  files: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ places: string; municipalities: string }>`select c.places, c.municipalities
    from indicator_counts c join indicator_computations k on k.id = c.computation_id
    where c.place_kind = 'establishment' and k.sha256 = any(${[...files]})
      and position(${`,${establishment},`} in ',' || c.places || ',') > 0`.execute(db);
  const found = rows.flatMap(({ places, municipalities }) => {
    const standing = splitCodes(municipalities);
    return splitCodes(places).flatMap((code, at) => (code === establishment ? (standing[at] ?? []) : []));
  });
  return [...new Set(found)].sort();
}

/** Every count of one method's file, for whoever writes seeds: hundredths of each measure. */
export async function listCounts(
  context: Context,
  filter: { indicator: string; method: string; state: string },
): Promise<{ period: string; measures: string[]; municipality: string; hundredths: (number | null)[] }[]> {
  const { rows } = await sql<{ id: string; period: string; measures: string[] }>`
    select id, period, measures from indicator_computations
    where indicator = ${filter.indicator} and method = ${filter.method} order by period`.execute(context.db);
  const ids = rows.map(({ id }) => id);
  const counts = await readCounts(
    context,
    ids,
    'municipality',
    lastOf(rows.map((row) => row.measures.length)),
  );
  return rows.flatMap(({ id, period, measures }) => {
    const counted = counts.get(id);
    const numbers = measures.map((_, at) => at + 1);
    const places = new Set(counted?.places ?? []);
    const codes = [...places].filter((code) => code.startsWith(filter.state)).sort();
    return codes.map((municipality) => ({
      period,
      measures,
      municipality,
      hundredths: addRows(counted!, counted!.rowsOf(municipality), numbers),
    }));
  });
}
