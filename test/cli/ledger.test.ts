import { globSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { openCommandLine } from './pactua.ts';

/** Each command starts the database anew. */
const A_WHILE = 240_000;

describe('the ledger on the command line', () => {
  const pactua = openCommandLine();
  afterAll(() => pactua.close());

  beforeAll(async () => {
    expect((await pactua.run('ledger', 'verify')).out).toMatch(/ainda não tem lançamentos/);
  }, A_WHILE);

  it(
    'is verified: exit 0 only when nothing in it is otherwise than it was written',
    async () => {
      const sound = await pactua.run('ledger', 'verify', '--json');
      expect([sound.exit, sound.json()]).toEqual([0, { ok: true, entries: 0, lastHash: null, breaks: [] }]);
      const [version = ''] = globSync('data/**/PG_VERSION', { cwd: pactua.folder, exclude: ['**/base/**'] });
      const database = await startEmbedded(join(pactua.folder, version, '..'));
      await sql`insert into ledgers (id, entries, last_hash) values ('MT', 1, repeat('a', 64))`.execute(
        database.db,
      );
      await database.close();
      const broken = await pactua.run('ledger', 'verify', '--json');
      expect(broken.exit).toBe(1);
      expect(broken.json()).toMatchObject({
        ok: false,
        entries: 1,
        breaks: [
          { sequence: 1, fault: 'missing' },
          { sequence: null, fault: 'head' },
        ],
      });
      expect((await pactua.run('ledger', 'verify')).out).toMatch(/Não confere:\n {2}Falta o lançamento 1/);
    },
    A_WHILE,
  );
});
