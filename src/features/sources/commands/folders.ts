import { join } from 'node:path';
import type { Context } from '../../../platform/context.ts';

/** Files received and not yet decided, and their rows on the way to the warehouse. Emptied of orphans at start. */
export function stagingFolder({ env }: Context): string {
  return join(env.dataFolder, env.mode, 'staging');
}

/** One immutable partition for each version. */
export function warehouseFolder({ env }: Context): string {
  return join(env.dataFolder, env.mode, 'warehouse');
}
