import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/context.ts';

export interface Seed {
  readonly name: string;
  /** Changes when the content does; the same version is not applied twice. */
  readonly version: string;
  /** Demonstration seeds never run in production. */
  readonly demonstration?: boolean;
  apply(context: Context): Promise<void>;
}

/** In the order of the rooms. */
export const seeds: readonly Seed[] = [];

/** Applies the seeds that are new or have changed, each in one transaction. @returns their names. */
export async function applySeeds(context: Context, list: readonly Seed[] = seeds): Promise<string[]> {
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from seeds`.execute(
    context.db,
  );
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));
  const wanted = list.filter((seed) => !(seed.demonstration && context.env.mode === 'production'));
  const pending = wanted.filter((seed) => applied.get(seed.name) !== seed.version);
  for (const seed of pending) {
    await inTransaction(context, async (inner) => {
      await seed.apply(inner);
      await sql`insert into seeds (name, sha256, applied_at)
        values (${seed.name}, ${seed.version}, ${inner.clock.now().toISOString()})
        on conflict (name) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at`.execute(
        inner.db,
      );
    });
  }
  return pending.map((seed) => seed.name);
}
