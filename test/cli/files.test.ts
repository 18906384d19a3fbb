import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithData } from '../shared-data.ts';
import { openCommandLine } from './pactua.ts';

const FILES = [
  'data/dbc/sih/RDAC2401.dbc',
  'data/dbc/sim/DOMAT19.dbc',
  'data/dbc/sim/DOMAT22.dbc',
  'data/dbc/sim/DOINF21.dbc',
  'data/reference/egestor_cobertura_aps_04_2024.csv.gz',
];

interface Imported {
  file: string;
  status: string;
  system: string | null;
  uf: string | null;
  competencia: string | null;
  rows: number | null;
  columns: number | null;
  reason: string | null;
}

interface Value {
  value: string | null;
  exact: string | null;
  numerator: string | null;
  status: string;
  sources: { file: string; sha256: string }[];
}

describeWithData(
  'the command line on real files',
  FILES,
  ([rd = '', mat19 = '', mat22 = '', inf21 = '', egestor = '']) => {
    const pactua = openCommandLine();
    afterAll(() => pactua.close());

    it('says what a DBC is without opening any database', async () => {
      const answer = await pactua.run('dbc', rd, '--json');
      const said = answer.json<{ rows: number; columns: unknown[]; crc: string }>();
      expect(said).toMatchObject({
        file: rd,
        rows: 4315,
        crc: 'ok',
        system: 'SIH-RD',
        uf: 'AC',
        competencia: '2024-01',
      });
      expect(said.columns).toHaveLength(113);
      expect(said.columns[0]).toEqual({ name: 'UF_ZI', type: 'C', width: 6 });
    });

    it('converts named columns to CSV, text exactly as stored', async () => {
      const out = join(pactua.folder, 'rows.csv');
      const answer = await pactua.run(
        'dbc',
        rd,
        '--to',
        'csv',
        '--out',
        out,
        '--columns',
        'MUNIC_RES,DIAG_PRINC',
        '--json',
      );
      expect(answer.json()).toMatchObject({ rows: 4315, columns: 2 });
      const lines = readFileSync(out, 'utf8').split('\n');
      expect([lines[0], lines.length]).toEqual(['MUNIC_RES,DIAG_PRINC', 4317]);
    });

    it('refuses a truncated file with the place where it ends', async () => {
      const cut = join(pactua.folder, 'RDAC2401.dbc');
      writeFileSync(cut, readFileSync(rd).subarray(0, 200_000));
      const answer = await pactua.run('dbc', cut, '--json');
      expect(answer.exit).toBe(1);
      expect(answer.json<{ error: { code: string; offset: number } }>().error).toMatchObject({
        code: 'refused',
        offset: expect.any(Number),
      });
    });

    it('warns of bytes after the end, and names the end of a conversion that is wrong', async () => {
      const tail = join(pactua.folder, 'DOMAT19.dbc');
      writeFileSync(tail, Buffer.concat([readFileSync(mat19), Buffer.from('abc')]));
      const read = await pactua.run('dbc', tail, '--json');
      expect([read.exit, read.json<{ rows: number }>().rows]).toEqual([0, 1576]);
      expect(read.error).toMatch(/^Aviso: Há 3 byte/);
      const nowhere = join(pactua.folder, 'nenhuma', 'x.csv');
      const refused = await pactua.run('dbc', rd, '--to', 'csv', '--out', nowhere, '--json');
      expect(refused.json<{ error: { message: string } }>().error.message).toMatch(
        /A pasta .*nenhuma não existe/,
      );
      const folder = await pactua.run('dbc', pactua.folder, '--json');
      expect(folder.json<{ error: { message: string } }>().error.message).toMatch(/não é um arquivo/);
    });

    describeImports(pactua, { rd, mat19, mat22, inf21, egestor });
  },
);

function describeImports(
  pactua: ReturnType<typeof openCommandLine>,
  files: { rd: string; mat19: string; mat22: string; inf21: string; egestor: string },
): void {
  const bad = join(pactua.folder, 'leia-me.dbc');
  let first: Imported[];
  beforeAll(async () => {
    writeFileSync(bad, 'isto não é um arquivo do DATASUS');
    const answer = await pactua.run(
      'import',
      files.mat19,
      bad,
      files.mat22,
      files.inf21,
      files.rd,
      files.egestor,
      '--json',
    );
    expect(answer.exit).toBe(1);
    first = answer.json();
  });

  it('imports in the order given, one refusal not stopping the others', () => {
    expect(first.map(({ file, status, system, competencia }) => [file, status, system, competencia])).toEqual(
      [
        [files.mat19, 'imported', 'SIM-DOMAT', '2019'],
        [bad, 'refused', null, null],
        [files.mat22, 'imported', 'SIM-DOMAT', '2022'],
        [files.inf21, 'imported', 'SIM-DOINF', '2021'],
        [files.rd, 'imported', 'SIH-RD', '2024-01'],
        [files.egestor, 'imported', expect.any(String), '2024-04'],
      ],
    );
    expect(first[4]).toMatchObject({ rows: 4315, columns: 113, uf: 'AC', reason: null });
    expect(first[1]?.reason).toMatch(/não é um DBC/);
  });

  it('recognises the same file', async () => {
    const again = await pactua.run('import', files.mat19, '--json');
    expect([again.exit, again.json<Imported[]>()[0]?.status]).toEqual([0, 'unchanged']);
  });

  it.each([
    ['717', '51', '2019', '38'],
    ['717', '51', '2022', '29'],
    ['731', '51', '2021', '733'],
  ])('indicator %s of %s in %s counts %s deaths', async (indicator, territory, period, deaths) => {
    const answer = await pactua.run(
      'indicators',
      '--indicator',
      indicator,
      '--territory',
      territory,
      '--period',
      period,
      '--json',
    );
    const value = answer.json<Value>();
    expect([answer.exit, value.numerator]).toEqual([0, deaths]);
    expect(value.sources.length).toBeGreaterThan(0);
    expect(value.sources.every((source) => /^[0-9a-f]{64}$/.test(source.sha256))).toBe(true);
  });

  it('family-health coverage is the plan’s number, truncated', async () => {
    const answer = await pactua.run(
      'indicators',
      '--indicator',
      '714',
      '--territory',
      '51',
      '--period',
      '2024-04',
      '--json',
    );
    expect(answer.json<Value>()).toMatchObject({ value: '88.92', status: 'computed' });
  });

  it('the proportion of Acre is an exact fraction of counted admissions', async () => {
    const answer = await pactua.run(
      'indicators',
      '--indicator',
      '713',
      '--territory',
      '12',
      '--period',
      '2024-01',
      '--json',
    );
    const value = answer.json<Value & { denominator: string }>();
    expect(Number(value.numerator)).toBeGreaterThan(0);
    expect(Number(value.denominator)).toBeGreaterThan(Number(value.numerator));
  });

  it('every card of Acre is listed, those of hospitals counted from the same file', async () => {
    const answer = await pactua.run(
      'indicators',
      '--all',
      '--territory',
      '12',
      '--period',
      '2024-01',
      '--json',
    );
    const all = answer.json<(Value & { indicator: string; reason: string | null })[]>();
    expect(all.filter(({ value, reason }) => value === null && !reason)).toEqual([]);
    const counted = all.filter(({ status }) => status === 'computed').map(({ indicator }) => indicator);
    expect(counted).toEqual(
      expect.arrayContaining(['713', 'referenciados', 'internacoes', 'permanencia', 'cesareas']),
    );
  });
}
