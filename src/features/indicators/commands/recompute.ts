import type { Context } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import type { PackedCounts } from '../../../platform/warehouse/engine.ts';
import {
  findVersion,
  listCurrentVersions,
  partitionOf,
  toldName,
  type VersionRecord,
} from '../../sources/index.ts';
import { getTerritory } from '../../territory/index.ts';
import { type Catalogue, readCatalogue } from '../catalogue/read-catalogue.ts';
import { isInForce } from '../domain/card.ts';
import { amountNames, type Regions, type Tally, talliesOf } from '../domain/compile.ts';
import { byMonth } from '../domain/counts-by-month.ts';
import { isOfMunicipalities, packedQuestion } from '../domain/questions.ts';
import { keepStored, listCounted } from '../store/counts.ts';
import { type NewCounts, type PlaceCounts, replaceVersionCounts } from '../store/keep-counts.ts';
import { regionsOn } from './regions.ts';

/** The cards, read once: they are part of the program. */
export const catalogue: Catalogue = readCatalogue();

const TALLIES: readonly Tally[] = catalogue.cards.flatMap(talliesOf);
/** Files that are counted in one pass, and their rows together: what is in memory are their counts, which grow with them. */
const FILES_AT_ONCE = 60;
const ROWS_AT_ONCE = 5_000_000;

/** What can be counted in a file: old layouts do not tell the establishment. */
function talliesFor(version: Pick<VersionRecord, 'system' | 'period' | 'storedColumns'>): Tally[] {
  const has = (columns: readonly string[]) =>
    columns.every((column) => version.storedColumns.includes(column));
  return TALLIES.filter(
    ({ counting }) =>
      counting.system === version.system && isInForce(counting, version.period) && has(counting.requires),
  ).map((tally) => asCountedIn(version, tally));
}

/** A tally as it is counted in a file: where this does not tell the establishment, by municipality alone. */
export function asCountedIn({ storedColumns }: Pick<VersionRecord, 'storedColumns'>, tally: Tally): Tally {
  const { establishment } = tally.counting;
  if (establishment === undefined) return tally;
  if (Object.values(establishment).every((column) => storedColumns.includes(column))) return tally;
  return { ...tally, counting: { ...tally.counting, establishment: undefined } };
}

/**
 * Counts one file by every method that can use it. Whole or not at all, and the same however often it runs.
 * @returns how many methods counted it.
 */
export async function recomputeVersion(context: Context, versionId: string): Promise<number> {
  const version = await findVersion(context, versionId);
  if (version === null) return 0;
  await countVersions(context, [version]);
  return talliesFor(version).length;
}

/** Counts again what a changed card made old, and what was never counted. @returns how many files were counted. */
export async function recomputeStale(context: Context): Promise<number> {
  return countUncounted(context, await listCurrentVersions(context));
}

/** Counts those of some files that were not counted by the cards as they are now. @returns how many. */
export async function countUncounted(context: Context, versions: readonly VersionRecord[]): Promise<number> {
  const counted = await listCounted(context);
  const stale = versions.filter((version) => {
    const done = counted.get(version.id);
    return talliesFor(version).some((tally) => !done?.has(stampOf(tally)));
  });
  await countVersions(context, stale);
  return stale.length;
}

function stampOf({ card, key }: Tally): string {
  return `${card.id} ${key} ${catalogue.hashes.get(card.id)}`;
}

/** Files of one system that are counted by the same tallies under the same regions go together. */
async function countVersions(context: Context, versions: readonly VersionRecord[]): Promise<void> {
  const territory = await getTerritory(context);
  const regionsIn = new Map<string, { regions: Regions; told: string }>();
  for (const period of new Set(versions.map((version) => version.period))) {
    const regions = regionsOn(territory, period);
    regionsIn.set(period, { regions, told: JSON.stringify(regions) });
  }
  const batches = new Map<string, { versions: VersionRecord[]; tallies: Tally[]; regions: Regions }>();
  for (const version of versions) {
    const tallies = talliesFor(version);
    const { regions, told } = regionsIn.get(version.period)!;
    const id = JSON.stringify([
      version.system,
      tallies.map((tally) => [stampOf(tally), tally.counting.establishment !== undefined]),
      told,
    ]);
    const batch = batches.get(id) ?? { versions: [], tallies, regions };
    batch.versions.push(version);
    batches.set(id, batch);
  }
  for (const batch of batches.values())
    for (const some of inPasses(batch.versions)) await countBatch(context, { ...batch, versions: some });
}

function inPasses(versions: readonly VersionRecord[]): VersionRecord[][] {
  const passes: VersionRecord[][] = [];
  let rows = 0;
  for (const version of versions) {
    const pass = passes.at(-1);
    rows += version.rows;
    if (pass !== undefined && pass.length < FILES_AT_ONCE && rows <= ROWS_AT_ONCE) {
      pass.push(version);
      continue;
    }
    passes.push([version]);
    rows = version.rows;
  }
  return passes;
}

async function countBatch(
  context: Context,
  { versions, tallies, regions }: { versions: VersionRecord[]; tallies: Tally[]; regions: Regions },
): Promise<void> {
  const { system } = versions[0]!;
  const partitions = versions.map((version) => partitionOf(context, version));
  const all: NewCounts[] = [];
  for (const tally of tallies) {
    const question = packedQuestion(tally, regions);
    const found = await context.warehouse.countPacked({ system, partitions, ...question });
    const byFile = Map.groupBy(found, ({ partition }) => partition);
    for (const [at, version] of versions.entries())
      for (const [period, counts] of byPeriod(tally, version, byFile.get(at) ?? []))
        all.push({
          computation: { ...computationOf(context, version, tally), period, filePeriod: version.period },
          partsAfter: tally.measures.length,
          counts: counts.map((each) =>
            countsOf(each, isOfMunicipalities(question.groupings[each.grouping] ?? [])),
          ),
        });
  }
  const ids = versions.map(({ id }) => id);
  keepStored(await inTransaction(context, (inner) => replaceVersionCounts(inner, ids, all)));
}

/** Of records that are dated by themselves, those of each month; the file's own always, so that it is known to be counted. */
function byPeriod(
  { counting }: Tally,
  { period }: VersionRecord,
  counts: readonly PackedCounts[],
): ReadonlyMap<string, readonly PackedCounts[]> {
  if (counting.dated === undefined) return new Map([[period, counts]]);
  const ofMonths = counts.map(byMonth);
  const months = new Set([period, ...ofMonths.flatMap((each) => [...each.keys()])]);
  return new Map(
    [...months].map((month) => [month, ofMonths.flatMap((each) => each.get(month) ?? [])] as const),
  );
}

function countsOf({ places, columns }: PackedCounts, areMunicipalities: boolean): PlaceCounts {
  const keys = (at: number) => places.map((each) => withoutComma(each[at] ?? ''));
  return areMunicipalities
    ? { places: keys(0), municipalities: null, columns }
    : { places: keys(1), municipalities: keys(0), columns };
}

/** Codes are kept with commas between them; hardly any of the hundreds of thousands has one. */
const withoutComma = (code: string): string => (code.includes(',') ? code.replaceAll(',', ' ') : code);

function computationOf(context: Context, version: VersionRecord, tally: Tally) {
  return {
    id: newId(context.clock.now()),
    indicator: tally.card.id,
    method: tally.key,
    origin: 'import' as const,
    versionId: version.id,
    system: version.system,
    uf: version.uf,
    fileName: toldName(version),
    sha256: version.sha256,
    fileDate: version.issuedOn,
    measures: amountNames(tally),
    cardSha256: catalogue.hashes.get(tally.card.id) ?? '',
  };
}
