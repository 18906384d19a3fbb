import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { reactions } from '../../app/reactions.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { drainReactions, startJobs } from '../../platform/jobs.ts';
import { importFiles, listCurrentVersions } from '../sources/index.ts';
import { indicatorValue, recomputeStale } from './index.ts';

/** A month of admissions of Acre, with what the indicators of admissions ask for. */
const monthOf = (month: string, records = RECORDS) =>
  writeDbc(
    {
      fields: [...ADMISSIONS, { name: 'ESPEC', width: 2 }, { name: 'MUNIC_MOV', width: 6 }],
      updatedOn: '2024-06-05',
    },
    records.map((record) => [...record.with(2, month), '03', '120040']),
  );

describe.skipIf(!hasDatabase)('a month that comes beside others', () => {
  let fresh: FreshContext;
  let folder: string;
  const load = async (month: string, bytes = monthOf(month)) => {
    const path = join(folder, `RDAC24${month}.dbc`);
    writeFileSync(path, bytes);
    expect((await importFiles(fresh.context, [path], { confirmed: true }))[0]?.reason ?? '').not.toMatch(
      /recus/u,
    );
    const jobs = await startJobs(fresh.context, reactions);
    await drainReactions(fresh.context);
    await jobs.stop();
  };
  /** Every computation of imported files, by the hash of the file: each has an id of its own, made anew with it. */
  const computed = async () => {
    const { rows } = await sql<{ file: string; id: string }>`select sha256 as file, id
      from indicator_computations where origin = 'import' order by sha256, id`.execute(fresh.context.db);
    return new Map(
      [...Map.groupBy(rows, ({ file }) => file)].map(([file, found]) => [file, found.map(({ id }) => id)]),
    );
  };
  const standing = async (month: string) =>
    (
      await listCurrentVersions(fresh.context, {
        system: 'SIH-RD',
        from: `2024-${month}`,
        to: `2024-${month}`,
      })
    )[0]!.sha256;

  beforeAll(async () => {
    fresh = await freshContext();
    folder = mkdtempSync(join(tmpdir(), 'pactua-added-'));
    await load('01');
    await load('02');
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is counted alone: the computations of the other months stay, each the same', async () => {
    const before = await computed();
    expect([...before.values()].every((ids) => ids.length > 0)).toBe(true);
    await load('03');
    const after = await computed();
    const added = await standing('03');
    expect([...after.keys()].filter((file) => !before.has(file))).toEqual([added]);
    expect(after.get(added)).not.toEqual([]);
    for (const [file, ids] of before) expect(after.get(file)).toEqual(ids);
    expect(await recomputeStale(fresh.context)).toBe(0);
    expect(await computed()).toEqual(after);
  });

  test('sent again, replaces what was counted of itself, and nothing else', async () => {
    const before = await computed();
    const first = await standing('02');
    await load('02', monthOf('02', RECORDS.slice(0, 2)));
    const after = await computed();
    const second = await standing('02');
    expect([...after.keys()].filter((file) => !before.has(file))).toEqual([second]);
    for (const [file, ids] of before) if (file !== first) expect(after.get(file)).toEqual(ids);
    const year = await indicatorValue(fresh.context, { indicator: '713', territory: '12', period: '2024' });
    expect(year.sources.map(({ sha256 }) => sha256)).toContain(second);
    expect(year.sources.map(({ sha256 }) => sha256)).not.toContain(first);
  });
});
