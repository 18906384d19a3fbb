import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommandLine } from './pactua.ts';

interface Imported {
  file: string;
  status: string;
  system: string | null;
  uf: string | null;
  competencia: string | null;
  rows: number | null;
  reason: string | null;
  unserved: { indicator: string; method: string | null; columns: string[] }[];
}

interface Value {
  value: string;
  numerator: string;
  denominator: string;
  variant: string;
  groups: { group: number; numerator: string }[];
}

const HEADING = [
  'UF_ZI',
  'ANO_CMPT',
  'MES_CMPT',
  'IDENT',
  'ESPEC',
  'MUNIC_RES',
  'MUNIC_MOV',
  'CNES',
  'PROC_REA',
  'DIAG_PRINC',
  'VAL_TOT',
];
/** Bed specialty, procedure, diagnosis and value of each admission of January 2024 in Acre. */
const ADMISSIONS = [
  ['03', '0303010061', 'A09', '412,5'],
  ['03', '0303010061', 'A09', 'NA'],
  ['07', '0303140151', 'J158', '607,10'],
  ['03', '0303140046', 'J450', '500'],
  ['02', '0310010039', 'O800', '443,40'],
  ['01', '0408050543', 'S720', '1890,07'],
].map(([espec, procedure, diagnosis, value]) => [
  '120000',
  '2024',
  '01',
  '1',
  espec as string,
  '120040',
  '120040',
  '2000733',
  procedure as string,
  diagnosis as string,
  value as string,
]);

const csv = (rows: readonly (readonly string[])[], mark = ';') =>
  [HEADING, ...rows].map((cells) => cells.join(mark)).join('\n');

/** The rows with one cell of one of them changed; rows are counted from the heading, which is line 1. */
const withCell = (line: number, column: string, text: string) =>
  ADMISSIONS.with(line - 2, ADMISSIONS[line - 2]!.with(HEADING.indexOf(column), text));

const FILES = {
  'janeiro.csv': csv(ADMISSIONS),
  'virgulas.csv': csv(ADMISSIONS, ','),
  'celula-a-mais.csv': csv(ADMISSIONS.with(2, [...ADMISSIONS[2]!, 'x'])),
  'sem-mes.csv': csv(ADMISSIONS).replace('MES_CMPT', 'MES'),
  'decimal.csv': csv(withCell(4, 'VAL_TOT', '607.10')),
  'milhar.csv': csv(withCell(7, 'VAL_TOT', '1.890,07')),
  'zeros.csv': csv(withCell(3, 'PROC_REA', '303010061')),
} as const;
const OPTIONS = ['--system', 'SIH-RD', '--delimiter', ';', '--decimal', ',', '--null', 'NA', '--json'];

describe('pactua import of CSV extracts of a known layout', () => {
  const pactua = openCommandLine();
  let imported: Record<string, Imported>;
  let exit: number;
  beforeAll(async () => {
    const paths = Object.entries(FILES).map(([name, content]) => {
      const path = join(pactua.folder, name);
      writeFileSync(path, content);
      return path;
    });
    const answer = await pactua.run('import', ...paths, ...OPTIONS);
    exit = answer.exit;
    imported = Object.fromEntries(
      answer.json<Imported[]>().map((each) => [each.file.slice(pactua.folder.length + 1), each]),
    );
  });
  afterAll(() => pactua.close());

  it('reads one as the options say it was written, though others in the same order are refused', () => {
    expect(exit).toBe(1);
    expect(imported['janeiro.csv']).toMatchObject({
      status: 'imported',
      system: 'SIH-RD',
      uf: 'AC',
      competencia: '2024-01',
      rows: 6,
      reason: expect.stringContaining('É um extrato'),
    });
    const unserved = imported['janeiro.csv']?.unserved.flatMap(({ indicator, method }) =>
      method === null ? [indicator] : [],
    );
    expect(unserved).not.toContain('713');
    expect(unserved).toContain('permanencia');
  });

  it.each<[keyof typeof FILES, string, RegExp]>([
    ['virgulas.csv', 'written with another separator', /Faltam no cabeçalho do CSV as colunas/],
    ['celula-a-mais.csv', 'with one cell too many', /A linha 4 do CSV tem 12 células e o cabeçalho tem 11/],
    ['sem-mes.csv', 'with a column of another name in the place of one that is needed', /MES_CMPT/],
    [
      'decimal.csv',
      'with a decimal point where commas were told',
      /^Linha 4 do CSV, coluna VAL_TOT: "607\.10" não é um número.*Confira --decimal/,
    ],
    ['milhar.csv', 'with a separator of thousands', /^Linha 7 do CSV, coluna VAL_TOT: "1\.890,07"/],
    ['zeros.csv', 'whose code lost a zero', /^Linha 3 do CSV, coluna PROC_REA.*zeros à esquerda/],
  ])('refuses %s, %s', (file, _, reason) => {
    expect(imported[file]).toMatchObject({
      status: 'refused',
      rows: null,
      reason: expect.stringMatching(reason),
    });
  });

  it('counts 713 of it with the groups of the list, by the usual variant and by the one that is asked', async () => {
    const ask = async (...variant: string[]) => {
      const where = ['--territory', '12', '--period', '2024-01'];
      const answer = await pactua.run('indicators', '713', ...where, ...variant, '--json');
      expect(answer.exit).toBe(0);
      const value = answer.json<Value>();
      return { ...value, groups: value.groups.filter(({ numerator }) => numerator !== '0') };
    };
    expect(await ask()).toMatchObject({
      value: '80.0',
      numerator: '4',
      denominator: '5',
      variant: 'ALL_EXCEPT_BIRTHS',
      groups: [
        { group: 2, numerator: '2' },
        { group: 6, numerator: '1' },
        { group: 7, numerator: '1' },
      ],
    });
    expect(await ask('--variant', 'CLINICAL_ADMISSIONS')).toMatchObject({
      value: '100.0',
      numerator: '3',
      denominator: '3',
      variant: 'CLINICAL_ADMISSIONS',
      groups: [
        { group: 2, numerator: '2' },
        { group: 7, numerator: '1' },
      ],
    });
  });

  it('lists every card with the value or the reason that this file alone allows', async () => {
    const answer = await pactua.run(
      'indicators',
      '--all',
      '--territory',
      '12',
      '--period',
      '2024-01',
      '--json',
    );
    const all = answer.json<{ indicator: string; value: string | null; reason: string | null }[]>();
    expect(all.filter(({ value, reason }) => value === null && !reason?.endsWith('.'))).toEqual([]);
    const valued = all.filter(({ value }) => value !== null).map(({ indicator }) => indicator);
    expect(valued).toEqual(expect.arrayContaining(['713', 'producao-hospitalar']));
  });

  it('refuses a variant that the card does not have, and an option that says nothing it can read', async () => {
    const wrong = await pactua.run('indicators', '713', '--variant', 'FOO', '--json');
    expect([wrong.exit, wrong.json<{ error: { code: string } }>().error.code]).toEqual([1, 'invalid-input']);
    const path = join(pactua.folder, 'janeiro.csv');
    const told = await pactua.run('import', path, '--decimal', 'x', '--json');
    expect([told.exit, told.out]).toEqual([2, expect.stringContaining('--decimal admite')]);
  });
});
