import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { newId } from '../../platform/ids.ts';
import { listFormerVersions } from './index.ts';
import { saveCurrent, saveVersion } from './store/versions.ts';

describe.skipIf(!hasDatabase)('the version that stood before', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());

  async function save(issuedOn: string, period: string) {
    const { context } = fresh;
    const id = newId(context.clock.now());
    const version = {
      id,
      system: 'SIH-RD',
      uf: 'AC',
      period,
      fileName: `${issuedOn}.dbc`,
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      bytes: 1,
      issuedOn,
      issueBasis: 'header' as const,
      part: null,
      rows: 1,
      columns: 1,
      storedColumns: ['CNES'],
      hashedColumns: [],
      droppedColumns: [],
      warnings: [],
      partitionFile: `${id}.parquet`,
      partitionSha256: id.replaceAll('-', '').padEnd(64, '0'),
      partitionBytes: 1,
      padded: true,
      importedAt: context.clock.now().toISOString(),
      importedBy: null,
    };
    await saveVersion(context, version);
    return version;
  }
  const former = async (period: string) =>
    (await listFormerVersions(fresh.context, { from: period, to: period })).map((each) => each.fileName);

  test('is the one that gave way, not a newer issue that never stood', async () => {
    const january = await save('2024-01-10', '2024-01');
    await saveCurrent(fresh.context, january);
    expect(await former('2024-01')).toEqual([]);
    await save('2024-02-10', '2024-01');
    await saveCurrent(fresh.context, await save('2024-03-10', '2024-01'));
    expect(await former('2024-01')).toEqual(['2024-01-10.dbc']);
  });

  test('after going back, is the one that was gone back from', async () => {
    const first = await save('2024-01-10', '2024-02');
    await saveCurrent(fresh.context, first);
    await saveCurrent(fresh.context, await save('2024-02-10', '2024-02'));
    await saveCurrent(fresh.context, await save('2024-03-10', '2024-02'));
    await saveCurrent(fresh.context, first, 'a nova veio incompleta');
    expect(await former('2024-02')).toEqual(['2024-03-10.dbc']);
  });
});
