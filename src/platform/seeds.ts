import { sql } from 'kysely';
import { type Context, inTransaction } from './context.ts';

/** What a room knows from the start: facts of its seed files, each with its source. */
export interface Seed {
  readonly name: string;
  /** Changes when the content does; the same version is not applied twice. */
  readonly version: string;
  /** Demonstration seeds never run in production. */
  readonly demonstration?: boolean;
  apply(context: Context): Promise<void>;
}

/**
 * Applies the seeds that are new or have changed, each in one transaction. Facts of one state are not another's: with
 * another configured UF every seed is applied again.
 * @returns their names.
 */
export async function applySeeds(context: Context, seeds: readonly Seed[]): Promise<string[]> {
  const { rows } = await sql<{ name: string; version: string }>`select name, version from seeds`.execute(
    context.db,
  );
  const applied = new Map(rows.map((row) => [row.name, row.version]));
  const versionOf = (seed: Seed) => `${context.env.uf}:${seed.version}`;
  const wanted = seeds.filter((seed) => !(seed.demonstration && context.env.mode === 'production'));
  const pending = wanted.filter((seed) => applied.get(seed.name) !== versionOf(seed));
  for (const seed of pending) {
    await inTransaction(context, async (inner) => {
      await seed.apply(inner);
      await sql`insert into seeds (name, version, applied_at)
        values (${seed.name}, ${versionOf(seed)}, ${inner.clock.now().toISOString()})
        on conflict (name) do update set version = excluded.version, applied_at = excluded.applied_at`.execute(
        inner.db,
      );
    });
  }
  return pending.map((seed) => seed.name);
}
