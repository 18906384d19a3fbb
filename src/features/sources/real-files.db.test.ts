import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { shapesOf } from '../../../test/personal-data.ts';
import { sharedData } from '../../../test/public-data.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { openTable } from '../../datasus/index.ts';
import type { Context } from '../../platform/context.ts';
import { importFiles, listCurrentVersions, partitionOf, type VersionRecord } from './index.ts';

const FILES = [
  'data/dbc/sih/RDAC2401.dbc',
  'data/dbc/sih/RDDF9705.dbc',
  'data/dbc/sih/RJAL0611.dbc',
  'data/dbc/sih/SPRR1604.dbc',
  'data/dbc/sia/PAAP0607.dbc',
  'data/dbc/sia/PAAC2401.dbc',
  'data/dbc/cnes/LTRR0610.dbc',
  'data/dbc/cnes/STAC2401.dbc',
  'data/dbc/cnes/EPSP2307.dbc',
  'data/population/POPSBR22.zip',
  'data/dbc/sim/DOMAT19.dbc',
  'data/dbc/sim/DORR2022.dbc',
  'data/dbc/sinasc/DNEX2022.dbc',
  'data/reference/egestor_cobertura_ab_12_2019.csv.gz',
  'data/reference/egestor_cobertura_aps_belo_horizonte.csv',
  'data/reference/egestor_cobertura_aps_04_2024.csv.gz',
];

if (hasDatabase)
  describeWithData('real files', FILES, (files) => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext();
    });
    afterAll(() => fresh.close());

    test('are imported with their counts', async () => {
      const results = await importFiles(fresh.context, files);
      expect(results.filter((each) => each.status !== 'imported')).toEqual([]);
      expect(results[0]).toMatchObject({
        system: 'SIH-RD',
        uf: 'AC',
        competencia: '2024-01',
        rows: 4315,
        columns: 113,
      });
      expect(results.at(-2)).toMatchObject({
        system: 'EGESTOR-SERIE-310620',
        uf: 'MG',
        competencia: '2026-02',
        rows: 38,
        columns: 8,
      });
      expect(results.at(-1)).toMatchObject({
        system: 'EGESTOR-COBERTURA',
        uf: 'BR',
        competencia: '2024-04',
        rows: 5570,
        columns: 12,
      });
    });

    test('hold no valid CPF or CNS in any stored text value', async () => {
      const found: string[] = [];
      for (const version of await listCurrentVersions(fresh.context)) {
        const values = await distinctValues(fresh.context, version);
        found.push(...values.filter(({ text }) => isDocument(text)).map(({ column }) => column));
      }
      expect(found).toEqual([]);
    });

    test('every value is kept exactly but its padding, whatever the column', async () => {
      const [version] = await listCurrentVersions(fresh.context, { system: 'SIH-RD', uf: 'AC' });
      const table = await openTable(readFileSync(sharedData('data/dbc/sih/RDAC2401.dbc')!));
      const { value: batch } = await table.batches().next();
      const kept = version!.storedColumns.filter((name) => !version!.hashedColumns.includes(name));
      const rows = await fresh.context.warehouse.rows(
        { system: 'SIH-RD', partitions: [partitionOf(fresh.context, version!)], filters: [] },
        kept,
        0,
        200,
      );
      for (const [row, values] of rows.entries()) {
        for (const name of kept) expect(values[name], name).toBe(batch!.column(name).text(row).trimStart());
      }
    });
  });

const isDocument = (text: string) => shapesOf(text).some((shape) => shape === 'cpf' || shape === 'cns');

async function distinctValues(context: Context, version: VersionRecord) {
  const query = { system: version.system, partitions: [partitionOf(context, version)], filters: [] };
  const columns = version.storedColumns.map(async (column) => {
    const groups = await context.warehouse.count({
      ...query,
      groupBy: [{ column, as: 'text' }],
      measures: [{ name: 'rows', op: 'count' }],
    });
    return groups.map(({ text }) => ({ column: `${version.fileName} ${column}`, text: text as string }));
  });
  return (await Promise.all(columns)).flat();
}
