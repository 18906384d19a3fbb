import type { Context } from '../../../platform/context.ts';
import { currentOf } from '../domain/version.ts';
import { listStanding, listVersions, saveCurrent, type VersionRecord } from '../store/versions.ts';

/**
 * Makes a version stand, in the open transaction. A part that takes the place of a whole file brings the newest of each other
 * part that is kept: what stood aside beside the whole stands with it.
 */
export async function putInForce(
  context: Context,
  version: VersionRecord,
  reason: string | null = null,
): Promise<void> {
  const { part } = version;
  if (part !== null && (await listStanding(context, version)).some((each) => each.part === null))
    for (const other of await newestOfParts(context, version))
      if (other.part !== part) await saveCurrent(context, other, reason);
  await saveCurrent(context, version, reason);
}

async function newestOfParts(context: Context, slot: VersionRecord): Promise<VersionRecord[]> {
  const parts = (await listVersions(context, slot)).filter(({ part }) => part !== null);
  return [...Map.groupBy(parts, ({ part }) => part).values()].flatMap(
    (versions) => currentOf(versions) ?? [],
  );
}
