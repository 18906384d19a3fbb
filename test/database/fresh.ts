import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { inject } from 'vitest';
import { openContext } from '../../src/app/context.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Context } from '../../src/platform/context.ts';
import { type Connection, openPool } from '../../src/platform/db/database.ts';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { TEST_INSTANT, testEnv } from './template.ts';

/** Whether this project's database exists here; a suite starts with `describe.skipIf(!hasDatabase)`. */
export const hasDatabase: boolean = inject('template') !== null;

if (!hasDatabase && inject('requirePostgres'))
  throw new Error('PostgreSQL é exigido nesta execução e não foi encontrado');

/** A fresh database of this run's engine, copied from the template. */
function openFresh(): Promise<Connection> {
  const template = inject('template') as string;
  return inject('engine') === 'embedded'
    ? startEmbedded(null, template)
    : createDatabase('template template_pactua');
}

/** A database of this run's engine with nothing in it. */
export function emptyDatabase(): Promise<Connection> {
  return inject('engine') === 'embedded' ? startEmbedded(null) : createDatabase('');
}

async function createDatabase(from: string): Promise<Connection> {
  const template = inject('template') as string;
  const admin = openPool({ host: template, user: 'postgres', database: 'postgres', max: 1 }, 'postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await admin.pool.query(`create database ${name} ${from}`);
  await admin.close();
  return openPool({ host: template, user: 'postgres', database: name }, 'postgres');
}

export interface FreshContext {
  readonly context: Context;
  close(): Promise<void>;
}

/** A context on a fresh migrated and seeded database, with the clock standing at `instant`. Acts as the system. */
export async function freshContext(instant: string = TEST_INSTANT): Promise<FreshContext> {
  const connection = await openFresh();
  const env = testEnv();
  const context = openContext(env, connection.db, fixedClock(instant, env.timeZone));
  return {
    context,
    async close() {
      await context.close();
      await connection.close();
      rmSync(env.dataFolder, { recursive: true, force: true });
    },
  };
}
