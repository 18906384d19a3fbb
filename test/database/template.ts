import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContext } from '../../src/app/context.ts';
import { seeds } from '../../src/app/seed.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { type Env, readEnv } from '../../src/platform/env.ts';
import { applySeeds } from '../../src/platform/seeds.ts';

declare module 'vitest' {
  interface ProvidedContext {
    engine: 'embedded' | 'postgres';
    requirePostgres: boolean;
    /** Embedded: file of the dumped template. PostgreSQL: address of the cluster, or null where none is installed. */
    template: string | null;
  }
}

export const TEST_INSTANT = '2026-11-23T14:00:00Z';

/** An environment of its own for a test: a fresh data folder, the configured state, no real secret. */
export function testEnv(): Env {
  return {
    ...readEnv({}),
    dataFolder: mkdtempSync(join(tmpdir(), 'pactua-test-')),
    secret: 'segredo-somente-para-testes-0123456789',
    logLevel: 'silent',
    port: 0,
  };
}

/** Migrates and seeds a database once, as `npm start` does; every test starts from a copy of it. */
export async function buildTemplate(db: Db): Promise<void> {
  const env = testEnv();
  await migrate(db);
  const context = openContext(env, db, fixedClock(TEST_INSTANT, env.timeZone));
  try {
    await applySeeds(context, seeds);
  } finally {
    await context.close();
    rmSync(env.dataFolder, { recursive: true, force: true });
  }
}
