import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { testEnv } from '../../../test/database/template.ts';
import { PARTY, postLife, steps } from '../../../test/ledger-room.ts';
import { backup } from '../../platform/backup/backup.ts';
import { readBackup, restore } from '../../platform/backup/restore.ts';
import { post } from './commands/ledger/post.ts';
import { verifyLedger } from './commands/ledger/verify.ts';

describe.skipIf(!hasDatabase)('the ledger in a backup', () => {
  let source: FreshContext;
  const folders = mkdtempSync(join(tmpdir(), 'pactua-ledger-'));
  const folder = join(folders, 'copy');
  beforeAll(async () => {
    source = await freshContext();
    await postLife(source.context, '2020-08');
    await backup(source.context, folder);
  });
  afterAll(async () => {
    await source?.close();
    rmSync(folders, { recursive: true, force: true });
  });

  it('comes back with its heads and balances, is whole, goes on and keeps its walls', async () => {
    const target = await emptyDatabase();
    const env = testEnv();
    try {
      await restore(target.db, env, folder, await readBackup(folder, env));
      const context = { ...source.context, db: target.db };
      const before = await verifyLedger(source.context);
      expect(before.entries).toBeGreaterThan(5);
      expect(await verifyLedger(context)).toEqual(before);
      const one = await post(context, PARTY, steps.authorise('2020-09', '100.00'));
      expect(one.sequence).toBe(before.entries + 1);
      expect(await verifyLedger(context)).toMatchObject({ ok: true, entries: before.entries + 1 });
      const change = sql`update ledger_balances set balance = balance + 1`.execute(target.db);
      await expect(change).rejects.toThrow(/só muda pelos lançamentos/);
    } finally {
      await target.close();
      rmSync(env.dataFolder, { recursive: true, force: true });
    }
  });
});
