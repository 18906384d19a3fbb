import { join } from 'node:path';
import type { Context } from '../../../platform/context.ts';
import type { Partition } from '../../../platform/warehouse/engine.ts';
import type { VersionRecord } from '../store/versions.ts';

/** Files received and not yet decided, and their rows on the way to the warehouse. Emptied of orphans at start. */
export function stagingFolder({ env }: Context): string {
  return join(env.dataFolder, env.mode, 'staging');
}

/** One immutable partition for each version. */
export function warehouseFolder({ env }: Context): string {
  return join(env.dataFolder, env.mode, 'warehouse');
}

/** The file that the warehouse is asked for a version's rows. */
export function partitionOf(context: Context, version: VersionRecord): Partition {
  const { partitionFile, partitionSha256: sha256, padded } = version;
  return { path: join(warehouseFolder(context), partitionFile), sha256, padded };
}
