import type { Context } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { findVersion, listCurrentVersions, partitionOf, type VersionRecord } from '../../sources/index.ts';
import { type Catalogue, readCatalogue } from '../catalogue/read-catalogue.ts';
import { type Card, isInForce, type Method } from '../domain/card.ts';
import { compileMethod, MUNICIPALITY } from '../domain/compile.ts';
import { listCountedVersions, replaceComputation } from '../store/counts.ts';

/** The cards, read once: they are part of the program. */
export const catalogue: Catalogue = readCatalogue();

interface Work {
  readonly card: Card;
  readonly method: Method;
}

/** The methods that can count a file. */
function worksFor(version: Pick<VersionRecord, 'system' | 'period' | 'storedColumns'>): Work[] {
  return catalogue.cards.flatMap((card) =>
    card.methods
      .filter(
        (method) =>
          method.system === version.system &&
          isInForce(method, version.period) &&
          method.requires.every((column) => version.storedColumns.includes(column)),
      )
      .map((method) => ({ card, method })),
  );
}

/**
 * Counts one file by every method that can use it. Whole or not at all for each method, and the same however often it
 * runs. @returns how many methods counted it.
 */
export async function recomputeVersion(context: Context, versionId: string): Promise<number> {
  const version = await findVersion(context, versionId);
  if (version === null) return 0;
  const works = worksFor(version);
  for (const work of works) await countVersion(context, version, work);
  return works.length;
}

async function countVersion(context: Context, version: VersionRecord, { card, method }: Work): Promise<void> {
  const compiled = compileMethod(card, method);
  const rows = await context.warehouse.count({ ...compiled, partitions: [partitionOf(context, version)] });
  const measures = compiled.measures.map((measure) => measure.name);
  const counts = rows.map((row) => ({
    municipality: row[MUNICIPALITY] ?? '',
    amounts: measures.map((name) => row[name] ?? null),
  }));
  await inTransaction(context, (inner) =>
    replaceComputation(
      inner,
      {
        id: newId(inner.clock.now()),
        indicator: card.id,
        method: method.id,
        origin: 'import',
        versionId: version.id,
        system: version.system,
        uf: version.uf,
        period: version.period,
        fileName: version.fileName,
        sha256: version.sha256,
        fileDate: version.issuedOn,
        measures,
        cardSha256: catalogue.hashes.get(card.id) ?? '',
      },
      counts,
    ),
  );
}

/** Counts again what a changed card made old. @returns how many files were counted. */
export async function recomputeStale(context: Context): Promise<number> {
  let counted = 0;
  const versions = await listCurrentVersions(context);
  for (const version of versions) {
    for (const work of worksFor(version)) {
      const done = await listCountedVersions(context, {
        indicator: work.card.id,
        method: work.method.id,
        cardSha256: catalogue.hashes.get(work.card.id) ?? '',
      });
      if (done.has(version.id)) continue;
      await countVersion(context, version, work);
      counted++;
    }
  }
  return counted;
}
