import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { buildServer } from '../../app/server.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { listCurrentVersions, partitionOf } from '../sources/index.ts';
import { ProvenanceAnswer } from './contract.ts';
import { indicatorValue } from './index.ts';

const FIELDS = [...ADMISSIONS, { name: 'ESPEC', width: 2 }, { name: 'MUNIC_MOV', width: 6 }];
/** Places of what changes from one admission to another. */
const [MONTH, RESIDENCE, DIAGNOSIS] = ['MES_CMPT', 'MUNIC_RES', 'DIAG_PRINC'].map((column) =>
  FIELDS.findIndex(({ name }) => name === column),
) as [number, number, number];
/** Admissions of a month in two municipalities, twelve that the law's list names and eight that it does not. */
const admissions = (month: string) =>
  ['A09', 'J158', 'J450', 'S720', 'K359'].flatMap((diagnosis) =>
    ['120040', '120040', '120020', '120020'].map((home) =>
      [...(RECORDS[0] as string[]), '03', '120040']
        .with(MONTH, month)
        .with(RESIDENCE, home)
        .with(DIAGNOSIS, diagnosis),
    ),
  );

type Row = Record<string, unknown>;

describe.skipIf(!hasDatabase)('the SQL that the page of an indicator shows', () => {
  let fresh: FreshContext;
  let folder: string;
  let shown: ProvenanceAnswer['queries'];
  /** What somebody gets who copies a text and runs it where the files are. */
  let run: (text: string) => Promise<Row[]>;
  let close: () => void;

  beforeAll(async () => {
    fresh = await freshContext();
    folder = mkdtempSync(join(tmpdir(), 'pactua-shown-'));
    const files = ['01', '02'].map((month) => {
      const path = join(folder, `RDAC24${month}.dbc`);
      writeFileSync(path, writeDbc({ fields: FIELDS, updatedOn: '2024-06-05' }, admissions(month)));
      return path;
    });
    await importAndCompute(fresh.context, files);
    const app = await buildServer(fresh.context);
    const headers = await signInAs(app, PERSON_OF_ROLE.coordinator!);
    const url = '/api/indicators/713/provenance?territory=12&period=2024';
    shown = ProvenanceAnswer.parse((await sendAs(app, headers, { method: 'GET', url })).json()).queries;
    await app.close();
    const versions = await listCurrentVersions(fresh.context, { system: 'SIH-RD' });
    const folders = versions.map((version) => dirname(partitionOf(fresh.context, version).path));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`set file_search_path = '${folders.join(',')}'`);
    run = async (text) => (await connection.runAndReadAll(text)).getRowObjectsJson() as Row[];
    close = () => {
      connection.closeSync();
      instance.closeSync();
    };
  });
  afterAll(async () => {
    close?.();
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const value = () => indicatorValue(fresh.context, { indicator: '713', territory: '12', period: '2024' });
  const sum = (rows: readonly Row[], column: string) =>
    rows.reduce((total, row) => total + Number(row[column]), 0);

  test('gives the number of the page, run by hand on its files: place by place and part by part', async () => {
    const { numerator, denominator, groups = [] } = await value();
    expect([numerator, denominator]).toEqual(['24', '40']);
    const byPart = await run(shown[0]!.text);
    expect(sum(byPart, 'numerator')).toBe(24);
    expect(sum(byPart, 'denominator:ALL_EXCEPT_BIRTHS')).toBe(40);
    for (const { group, numerator: part } of groups)
      expect(
        sum(
          byPart.filter((row) => row.part === String(group)),
          'numerator',
        ),
        `group ${group}`,
      ).toBe(Number(part));
  });

  test('is also what ran when the files came in, and gives the same from all places at once', async () => {
    const { numerator, denominator, groups = [] } = await value();
    const rows = await run(shown[0]!.ran!);
    const ofMunicipalities = rows.filter(({ g }) => g === 0);
    expect(new Set(ofMunicipalities.map(({ k0 }) => k0))).toEqual(new Set(['120040', '120020']));
    expect(sum(ofMunicipalities, 'a0')).toBe(Number(numerator) * 100);
    expect(sum(ofMunicipalities, 'a1')).toBe(Number(denominator) * 100);
    const parts = ofMunicipalities.flatMap(({ parts: listed }) => listed as { n: number; v0: number }[]);
    for (const { group, numerator: part } of groups)
      expect(
        parts.filter(({ n }) => n === Number(group)).reduce((total, { v0 }) => total + v0, 0),
        `group ${group}`,
      ).toBe(Number(part) * 100);
  });

  test('is absent of counts that came with the program, which ran nothing here', async () => {
    const app = await buildServer(fresh.context);
    const headers = await signInAs(app, PERSON_OF_ROLE.coordinator!);
    const url = '/api/indicators/731/provenance?period=2021';
    const seeded = ProvenanceAnswer.parse((await sendAs(app, headers, { method: 'GET', url })).json());
    await app.close();
    expect(seeded.queries.length).toBeGreaterThan(0);
    expect(seeded.queries.map(({ ran }) => ran)).toEqual(seeded.queries.map(() => null));
  });
});
