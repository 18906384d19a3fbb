import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { testEnv } from '../../../test/database/template.ts';
import { inTransaction } from '../context.ts';
import { append, brokenAt, listEvents } from '../events.ts';
import { openFileStore } from '../files.ts';
import { backup } from './backup.ts';
import { readBackup, restore } from './restore.ts';
import { listTables } from './tables.ts';

describe.skipIf(!hasDatabase)('backup and restore', () => {
  let source: FreshContext;
  let stored: { sha256: string };
  const folders = mkdtempSync(join(tmpdir(), 'pactua-backup-'));
  const folder = join(folders, 'copy');

  beforeAll(async () => {
    source = await freshContext();
    stored = await source.context.files.save(bytes('ata da reunião, com acentos'));
    await source.context.files.save(bytes('outro arquivo'));
    await inTransaction(source.context, async (tx) => {
      await append(tx, {
        stream: 'backup/1',
        type: 'written',
        data: { valor: '765547.34', texto: 'São Félix do Araguaia' },
      });
      await append(tx, { stream: 'backup/1', type: 'written', data: { nulo: null } });
    });
    await backup(source.context, folder);
  });
  afterAll(async () => {
    await source.close();
    rmSync(folders, { recursive: true, force: true });
  });

  async function* bytes(text: string) {
    yield new TextEncoder().encode(text);
  }

  it('brings every row, file and hash to an empty installation', async () => {
    const target = await emptyDatabase();
    const env = testEnv();
    try {
      await restore(target.db, env, folder, await readBackup(folder, env));
      for (const table of await listTables(source.context.db)) {
        const digest = sql<{ rows: number; hash: string }>`select count(*)::int as rows,
          md5(coalesce(string_agg(line, '' order by line), '')) as hash
          from (select row_to_json(t)::text as line from ${sql.table(table.name)} t) lines`;
        const [before, after] = [await digest.execute(source.context.db), await digest.execute(target.db)];
        expect([table.name, after.rows[0]]).toEqual([table.name, before.rows[0]]);
      }
      const events = await listEvents({ ...source.context, db: target.db }, 'backup/1');
      expect([events.length, brokenAt(events)]).toEqual([2, null]);
      const files = openFileStore(join(env.dataFolder, env.mode, 'files'));
      expect(await files.list()).toEqual(await source.context.files.list());
      expect(readFileSync(files.path(stored.sha256), 'utf8')).toBe('ata da reunião, com acentos');
    } finally {
      await target.close();
      rmSync(env.dataFolder, { recursive: true, force: true });
    }
  });

  it('refuses a folder that is not empty, and a target that has data', async () => {
    await expect(backup(source.context, folder)).rejects.toMatchObject({ code: 'refused' });
    const manifest = await readBackup(folder, source.context.env);
    await expect(restore(source.context.db, source.context.env, folder, manifest)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('refuses a copy of which one byte changed, naming the piece', async () => {
    const damaged = join(folder, 'tables', 'events.ndjson');
    const text = readFileSync(damaged, 'utf8');
    writeFileSync(damaged, text.replace('Félix', 'Felix'));
    await expect(readBackup(folder, source.context.env)).rejects.toThrow(/events não confere/);
    writeFileSync(damaged, text);
    await expect(readBackup(folder, source.context.env)).resolves.toMatchObject({ format: 1 });
  });

  it('refuses what is not a backup', async () => {
    await expect(readBackup(folders, source.context.env)).rejects.toMatchObject({ code: 'not-found' });
  });
});
