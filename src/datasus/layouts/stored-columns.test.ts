import { describe, expect, it } from 'vitest';
import { monthOfDate, storedColumns, storedFields } from './stored-columns.ts';

const SYSTEMS = [
  ...['SIH-RD', 'SIH-RJ', 'SIH-ER', 'SIH-SP', 'SIA-PA', 'SINASC-DN', 'CIHA', 'CIH'],
  ...['LT', 'EQ', 'SR', 'ST', 'EP', 'HB', 'IN', 'GM', 'RC', 'EE', 'EF'].map((kind) => `CNES-${kind}`),
  ...['DO', 'DOMAT', 'DOINF', 'DOFET', 'DOEXT'].map((kind) => `SIM-${kind}`),
];
/** Names of columns that hold a person's documents, name, birth, address, account, or free text about one. */
const PERSONAL = [
  ...['CPF_AUT', 'GESTOR_CPF', 'CEP', 'NASC', 'INSC_PN', 'AUD_JUST', 'SIS_JUST', 'REMESSA', 'SEQUENCIA'],
  ...['SP_CPFCGC', 'SP_PF_DOC', 'SP_PJ_DOC', 'SP_NF', 'PA_CNPJCPF', 'PA_CNSMED', 'PA_AUTORIZ', 'PA_NUMAPA'],
  ...[
    'CPF_CNPJ',
    'COD_CEP',
    'CO_BANCO',
    'CO_AGENC',
    'C_CORREN',
    'NOME_EQP',
    'NOMEAREA',
    'DESCSEGM',
    'CNS_PROF',
  ],
  ...['DTNASC', 'DATANASC', 'CRM', 'NUMEROLOTE', 'CONTADOR', 'ATESTADO', 'ESTABDESCR', 'BAIRES', 'CODBAIRES'],
  ...['LINHAA', 'LINHAB', 'LINHAC', 'LINHAD', 'LINHAII', 'CODCART', 'NUMREGCART', 'CARTORIO', 'REGISTRO'],
  ...['DTNASCMAE', 'DTULTMENST', 'HORANASC', 'DTDECLARAC', 'BAIRRO_MAE', 'AP_CNSPCN', 'CNS_PAC'],
];

describe.each(SYSTEMS)('%s', (system) => {
  const columns = storedColumns(system)!;

  it('stores no personal column, except as hash or month', () => {
    const kept = columns.filter((column) => column.keep === 'as-is').map((column) => column.name);
    expect(kept.filter((name) => PERSONAL.includes(name))).toEqual([]);
    expect(
      kept.filter((name) => /CPF|CNS(?!$)|NOME|CEP$|AIH$/.test(name) && !['SP_U_AIH'].includes(name)),
    ).toEqual([]);
  });

  it('lists each column once, in names a DBF can have', () => {
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    for (const { name, keep } of columns) {
      expect(name).toMatch(/^[A-Z][A-Z0-9_]{1,9}$/);
      expect(['as-is', 'hmac', 'month']).toContain(keep);
    }
  });
});

it('keeps numbers of authorisations as hashes and birth dates of newborns as months', () => {
  const keeping = (system: string, name: string) =>
    storedColumns(system)!.find((column) => column.name === name)?.keep;
  expect(keeping('SIH-RD', 'N_AIH')).toBe('hmac');
  expect(keeping('SIH-ER', 'AIH')).toBe('hmac');
  expect(keeping('SIH-SP', 'SP_NAIH')).toBe('hmac');
  expect(keeping('SINASC-DN', 'DTNASC')).toBe('month');
  expect(keeping('SIM-DOMAT', 'DTNASC')).toBeUndefined();
});

it('matches the fields of a table in any case, in the order of the table', () => {
  const field = (name: string) => ({ name, type: 'C', width: 8, decimals: 0, offset: 1 });
  const fields = ['contador', 'codmunres', 'CAUSABAS', 'NOVIDADE'].map(field);
  expect(storedFields(fields, 'SIM-DO').map((column) => [column.field.name, column.name])).toEqual([
    ['codmunres', 'CODMUNRES'],
    ['CAUSABAS', 'CAUSABAS'],
  ]);
});

it.each([null, 'CNES-PF', 'SINAN-ZIKA'])('refuses to store %s', (system) => {
  expect(() => storedFields([], system)).toThrow(expect.objectContaining({ code: 'unknown-layout' }));
});

it.each([
  ['04032019', '2019-03'],
  ['19940123', '1994-01'],
  ['20122020', '2020-12'],
  ['00000000', ''],
  ['', ''],
  ['31132019', ''],
])('month of %s is %s', (text, month) => {
  expect(monthOfDate(text)).toBe(month);
});
