import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { good, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { stagingFolder, warehouseFolder } from './commands/folders.ts';
import { importFiles, sweepSources, verifyWarehouse } from './index.ts';

describe.skipIf(!hasDatabase)('the warehouse is verified', () => {
  let fresh: FreshContext;
  let folder: string;
  beforeAll(async () => {
    fresh = await freshContext();
    folder = mkdtempSync(join(tmpdir(), 'pactua-verify-'));
    for (const bytes of [good(), good('2024-09-05', RECORDS.slice(0, 2))]) {
      const path = join(folder, 'RDAC2401.dbc');
      writeFileSync(path, bytes);
      await importFiles(fresh.context, [path]);
    }
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const verify = () => verifyWarehouse(fresh.context);
  const states = async () => (await verify()).versions.map((version) => version.state);
  const partition = async (at: number) =>
    join(warehouseFolder(fresh.context), (await verify()).versions[at]!.partition);
  const write = (path: string) => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'PAR1');
  };

  test('every version, current or not, is read again and found as it was written', async () => {
    const report = await verify();
    expect(report).toMatchObject({ ok: true, orphans: [], staged: [] });
    expect(report.versions).toMatchObject([
      { system: 'SIH-RD', uf: 'AC', competencia: '2024-01', rows: 3, current: false, state: 'ok' },
      { rows: 2, current: true, state: 'ok' },
    ]);
    expect(report.bytes).toBe(
      readFileSync(await partition(0)).length + readFileSync(await partition(1)).length,
    );
  });

  test('one altered bit is found, a missing file, and one that cannot be read', async () => {
    const path = await partition(0);
    const bytes = readFileSync(path);
    const altered = Buffer.from(bytes);
    altered[bytes.length >> 1]! ^= 1;
    writeFileSync(path, altered);
    expect(await states()).toEqual(['altered', 'ok']);
    expect((await verify()).ok).toBe(false);
    rmSync(path);
    expect(await states()).toEqual(['missing', 'ok']);
    mkdirSync(path);
    expect(await states()).toEqual(['unreadable', 'ok']);
    rmdirSync(path);
    writeFileSync(path, bytes);
    expect(await states()).toEqual(['ok', 'ok']);
  });

  test('a file of no version and one of no open import are named, and a sweep takes them', async () => {
    const orphan = `system=SIH-RD/uf=AC/period=2024-02/${'f'.repeat(64)}.parquet`;
    write(join(warehouseFolder(fresh.context), orphan));
    write(join(stagingFolder(fresh.context), 'left-behind.1.2.rows'));
    expect(await verify()).toMatchObject({ ok: false, orphans: [orphan], staged: ['left-behind.1.2.rows'] });
    expect(await sweepSources(fresh.context)).toEqual({
      requeued: 0,
      removed: ['left-behind.1.2.rows', orphan],
    });
    expect(await verify()).toMatchObject({ ok: true });
  });

  test('a row changed behind the back of the house contradicts its event', async () => {
    const { db } = fresh.context;
    const change = (rows: number) =>
      db.transaction().execute(async (tx) => {
        await sql`alter table source_versions disable trigger source_versions_append_only`.execute(tx);
        await sql`update source_versions set row_count = row_count + ${rows}`.execute(tx);
        await sql`alter table source_versions enable trigger source_versions_append_only`.execute(tx);
      });
    await change(1);
    expect(await states()).toEqual(['record-altered', 'record-altered']);
    await change(-1);
    expect((await verify()).ok).toBe(true);
  });
});
