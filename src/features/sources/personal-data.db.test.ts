import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON } from '../../../test/personal-data.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { asPublished, deathsByKind, type LayoutTable, unpacked } from '../../../test/tables-of-layouts.ts';
import { openTable, storedColumns, writeDbf } from '../../datasus/index.ts';
import type { Context } from '../../platform/context.ts';
import { importFiles, listCurrentVersions, partitionOf, type VersionRecord } from './index.ts';

/** One of each family of layouts: admissions, rejected ones, acts, production, register, teams, deaths, births, communicated care, residents. */
const FILES = [
  ...'sih/RDAC2401 sih/RJES1205 sih/ERRR1204 sih/SPRR1604 sia/PAAC2401 cnes/STAC2401 cnes/EPSP2307'.split(
    ' ',
  ),
  ...'cnes/HBBA2103 sim/DORR2022 sim/DOINF21 sinasc/DNEX2022 other/CIHAMT1203 other/CRMT0803'.split(' '),
].map((name) => `data/dbc/${name}.dbc`);
const DEATHS = 'data/dbc/sim/DOREXT19.dbc';
const POPULATION = 'data/population/POPSBR22.zip';
const ROWS = 5;

/** The day of a birth in the year of the file of births, of which the month alone is kept. */
const NEWBORN = '14032022';
const TOLD = [...Object.values(PERSON), NEWBORN];

/** Columns that no layout has: what DATASUS may add tomorrow. */
const TOMORROW = [
  { name: 'NOME_PAC', type: 'C', width: 40, decimals: 0 },
  { name: 'CNS_PAC', type: 'C', width: 15, decimals: 0 },
  { name: 'CPF_PAC', type: 'C', width: 11, decimals: 0 },
  { name: 'DT_NASC', type: 'C', width: 8, decimals: 0 },
];

/** What of a person fits a column, the widest first. */
function planted(width: number): string {
  const fitting = [PERSON.name, PERSON.cns, PERSON.cpf, PERSON.birth];
  return fitting.find((value) => value.length <= width) ?? '';
}

if (hasDatabase)
  describeWithData(
    'a file with a person in every column that is not stored',
    [POPULATION, DEATHS, ...FILES],
    (paths) => {
      const [population = '', deaths = '', ...files] = paths;
      const tables = [
        ...files.map(asPublished),
        ...deathsByKind(deaths),
        unpacked(population, 'POPSRO22.dbf'),
      ];
      let fresh: FreshContext;
      let folder: string;
      beforeAll(async () => {
        fresh = await freshContext();
        folder = mkdtempSync(join(tmpdir(), 'pactua-personal-'));
      });
      afterAll(async () => {
        await fresh.close();
        rmSync(folder, { recursive: true, force: true });
      });

      /** The first rows of a file, as a table without compression, with the person in it. */
      async function withPerson({ name: fileName, read }: LayoutTable): Promise<string> {
        const table = await openTable(await read(), { fileName });
        const { system } = await table.identify();
        const kept = new Map(storedColumns(system!)!.map(({ name, keep }) => [name, keep]));
        const fields = [...table.header.fields, ...TOMORROW];
        const { value: batch } = await table.batches().next();
        const records = Array.from({ length: ROWS }, (_, row) =>
          fields.map(({ name, width }) => {
            const keep = kept.get(name.toUpperCase());
            if (keep === 'month') return NEWBORN;
            return keep === undefined ? planted(width) : batch!.column(name).text(row).trim();
          }),
        );
        const target = join(folder, fileName.replace(/dbc$/i, 'dbf'));
        writeFileSync(target, writeDbf({ fields, updatedOn: '2026-01-15' }, records));
        await table.close();
        return target;
      }

      test('leaves nothing of that person in the warehouse', async () => {
        const { context } = fresh;
        const written = await Promise.all(tables.map(withPerson));
        const results = await importFiles(context, written);
        expect(results.filter(({ status }) => status !== 'imported')).toEqual([]);
        const versions = await listCurrentVersions(context);
        expect(versions).toHaveLength(tables.length);
        const leaks = await Promise.all(versions.map((version) => leaksOf(context, version)));
        expect(leaks.flat()).toEqual([]);
        for (const { fileName, droppedColumns } of versions)
          expect(droppedColumns, fileName).toEqual(expect.arrayContaining(TOMORROW.map(({ name }) => name)));
        for (const path of written)
          for (const value of [PERSON.name, PERSON.cns, PERSON.cpf, PERSON.birth])
            expect(readFileSync(path, 'latin1'), path).toContain(value);
      });
    },
  );

/** Columns of the warehouse that hold something of the person. */
async function leaksOf(context: Context, version: VersionRecord): Promise<string[]> {
  const query = { system: version.system, partitions: [partitionOf(context, version)], filters: [] };
  const rows = await context.warehouse.rows(query, version.storedColumns, 0, ROWS);
  expect(rows, version.fileName).toHaveLength(ROWS);
  const held = (column: string) => rows.map((row) => String(row[column] ?? '')).join('\n');
  return version.storedColumns
    .filter((column) => TOLD.some((value) => held(column).includes(value)))
    .map((column) => `${version.fileName} ${column}`);
}
