import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { buildServer } from '../../app/server.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { importFiles } from '../sources/index.ts';
import { ProvenanceAnswer, RecordsAnswer, SeriesAnswer } from './contract.ts';
import { indicatorValue, recomputeStale } from './index.ts';

const BY_DISCHARGE = 'ICSAP_2008_DISCHARGE';

describe.skipIf(!hasDatabase)('admissions counted in the month of their discharge', () => {
  let fresh: FreshContext;
  const folder = mkdtempSync(join(tmpdir(), 'pactua-discharge-'));
  /** One record for each day of discharge; the first is pneumonia, the second gastroenteritis. */
  const fileOf = (month: string, discharges: readonly string[]) => {
    const path = join(folder, `RDAC24${month}.dbc`);
    const records = discharges.map((day, at) => [...RECORDS[at]!.slice(0, -1), day, '03']);
    const dated = records.map((record) =>
      record.with(2, month).with(3, `12241000${month}0${record[3]!.slice(-2)}`),
    );
    const fields = [...ADMISSIONS, { name: 'ESPEC', width: 2 }];
    writeFileSync(path, writeDbc({ fields, updatedOn: '2024-04-05' }, dated));
    return path;
  };
  beforeAll(async () => {
    fresh = await freshContext();
    const files = [fileOf('01', ['20240110', '20231228']), fileOf('02', ['20240210', '20240131'])];
    await importFiles(fresh.context, files, { confirmed: true });
    await recomputeStale(fresh.context);
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const value = (period: string, method?: string) =>
    indicatorValue(fresh.context, {
      indicator: '713',
      territory: '12',
      period,
      ...(method ? { method } : {}),
    });

  test('files of later months bring some of a month, and what lacks is named', async () => {
    expect(await value('2024-01')).toMatchObject({ numerator: '1', denominator: '2', status: 'computed' });
    const january = await value('2024-01', BY_DISCHARGE);
    expect(january).toMatchObject({ numerator: '1', denominator: '2', status: 'partial' });
    expect(january.sources).toHaveLength(2);
    expect(january.reason).toContain('mês da alta');
    expect(january.reason).toContain('falta carregar 5 meses, de mar 2024 a jul 2024');
    expect(await value('2024-02', BY_DISCHARGE)).toMatchObject({ numerator: '0', denominator: '1' });
  });

  test('a month whose own file is not there has no value, whatever later files tell of it', async () => {
    expect(await value('2023-12', BY_DISCHARGE)).toMatchObject({ status: 'unavailable', numerator: null });
  });

  test('counted again, nothing is counted twice', async () => {
    expect(await recomputeStale(fresh.context)).toBe(0);
  });

  test('a file that is loaded without the day of discharge is not asked for again: what it lacks is said', async () => {
    const path = join(folder, 'RDAC2403.dbc');
    const fields = [...ADMISSIONS.filter(({ name }) => name !== 'DT_SAIDA'), { name: 'ESPEC', width: 2 }];
    const records = RECORDS.map((record) => [...record.slice(0, -1).with(2, '03'), '03']);
    writeFileSync(path, writeDbc({ fields, updatedOn: '2024-05-05' }, records));
    await importFiles(fresh.context, [path]);
    await recomputeStale(fresh.context);
    const { status, reason } = await value('2024-01', BY_DISCHARGE);
    expect(status).toBe('partial');
    expect(reason).toContain('falta carregar 4 meses, de abr 2024 a jul 2024');
    expect(reason).toContain(
      'RDAC2403.dbc está carregado, mas não traz a coluna DT_SAIDA, de que este método precisa.',
    );
  });

  test('series, origin and rows are of the discharges of the month', async () => {
    const app = await buildServer(fresh.context);
    const headers = await signInAs(app, PERSON_OF_ROLE.coordinator!);
    const ask = async (url: string) =>
      (
        await sendAs(app, headers, {
          method: 'GET',
          url: `/api/indicators/713${url}&territory=12&method=${BY_DISCHARGE}`,
        })
      ).json();
    const series = SeriesAnswer.parse(await ask('/series?grain=month'));
    expect(series.items.map(({ period }) => period)).toEqual(['2024-01', '2024-02']);
    const origin = ProvenanceAnswer.parse(await ask('/provenance?period=2024-01'));
    expect(origin.missing).toContain('2024-04');
    expect(origin.missing).not.toContain('2024-03');
    expect(origin.queries[0]?.text).toContain("'202401");
    const rows = RecordsAnswer.parse(await ask('/records?period=2024-01'));
    expect(rows.items.map(({ cells }) => cells[rows.columns.indexOf('DT_SAIDA')])).toEqual(['20240131']);
  });
});
