import { describe, expect, test } from 'vitest';
import { codeLengths } from './code-lengths.ts';
import {
  columnNames,
  delimiterOf,
  type ExtractColumn,
  partialNotice,
  readExtractRow,
  readHeading,
  toldSeparator,
} from './extract.ts';

const declare = (name: string): Omit<ExtractColumn, 'name'> => {
  const told = { lengths: codeLengths('SIH-RD', name), isKept: name !== 'NASC' };
  if (name === 'VAL_TOT') return { reading: { kind: 'decimal', scale: 2 }, ...told };
  return { reading: { kind: name === 'DIAS_PERM' ? 'integer' : 'text' }, ...told };
};
const REQUIRED = ['UF_ZI', 'VAL_TOT'];
const heading = (names: string[]) => readHeading(names, 'SIH-RD', REQUIRED, declare);
const FOUR = ['UF_ZI', 'VAL_TOT', 'DIAS_PERM', 'DIAG_PRINC'];
const row = (cells: string[], form = {}) => readExtractRow(heading(FOUR), form, cells, 7);

describe('the heading of an extract', () => {
  test.each([
    ['UF_ZI;ANO_CMPT;MES_CMPT', ';'],
    ['UF_ZI,ANO_CMPT', ','],
    ['UF_ZI\tANO_CMPT\tMES', '\t'],
    ['UF_ZI', ';'],
  ])('%j is separated by %j', (line, mark) => expect(delimiterOf(line)).toBe(mark));

  test.each([
    ['sep=;', ';'],
    ['SEP=,', ','],
    ['"sep=|"', '|'],
    ['sep=\t', '\t'],
    ['UF_ZI;sep=;', null],
    ['sep=', null],
  ])('%j tells spreadsheets the separator %j', (line, mark) => expect(toldSeparator(line)).toBe(mark));

  test('that leaves out columns says how many it has, and that what needs another is not calculated', () => {
    expect(partialNotice(heading(FOUR), [...FOUR, 'ESPEC', 'CNES'])).toContain('traz 4 das 6 colunas');
    expect(partialNotice(heading(FOUR), FOUR)).toBeNull();
  });

  test('comes in any order and case, with the row numbers of R before it', () => {
    const read = heading(['', ' val_tot ', 'Uf_Zi', 'Município de residência']);
    expect(read.columns.map(({ name, at }) => [name, at])).toEqual([
      ['VAL_TOT', 1],
      ['UF_ZI', 2],
    ]);
    expect(read.unread).toEqual(['Município de residência']);
    expect(columnNames(['uf_zi', 'Código'])).toEqual(['UF_ZI', 'Código']);
  });

  test('without a column that the layout needs is refused by its name', () => {
    expect(() => heading(['UF_ZI', 'CNES'])).toThrow(
      /Faltam no cabeçalho do CSV as colunas VAL_TOT, .*SIH-RD/,
    );
  });

  test.each<[string, string, string, RegExp | null]>([
    ['SIH-RD', 'CNES', '0533203', null],
    ['SIH-RD', 'CNES', '533203', /coluna CNES: "533203" tem 6 caracteres, e este código tem 7.*zeros/],
    ['SIH-RD', 'CNES', '12', /coluna CNES: "12" tem 2.*zeros à esquerda/],
    ['SIH-RD', 'MUNIC_RES', '5103403', /coluna MUNIC_RES: "5103403" tem 7 caracteres, e este código tem 6/],
    ['SIH-RD', 'PROC_REA', '303010037', /coluna PROC_REA: "303010037" tem 9/],
    ['SIH-RD', 'DIAG_PRINC', 'A09', null],
    ['CNES-LT', 'CNES', '2000', /coluna CNES.*tem 4.*zeros à esquerda/],
    ['SIA-PA', 'PA_CODUNI', '533203', /coluna PA_CODUNI: "533203" tem 6 caracteres, e este código tem 7/],
    ['SIM-DO', 'CODMUNRES', '510340', null],
    ['SIM-DO', 'IDADE', '65', /coluna IDADE: "65" tem 2 caracteres, e este código tem 3.*zeros/],
  ])('%s %s %j: a zero that a spreadsheet took is told', (system, column, cell, message) => {
    const reading = {
      reading: { kind: 'text' },
      lengths: codeLengths(system, column),
      isKept: true,
    } as const;
    const read = () =>
      readExtractRow(
        readHeading([column], system, [], () => reading),
        {},
        [cell],
        2,
      );
    if (message === null) expect(read()).toEqual([cell]);
    else expect(read).toThrow(message);
  });

  test('the older tables of ambulatory production have codes of six digits', () =>
    expect(codeLengths('SIA-PA', 'PA_CODUNI', ['PA_DATPR'])).toEqual([6, 7]));

  test('with a column twice is refused', () => {
    expect(() => heading(['UF_ZI', 'VAL_TOT', 'uf_zi'])).toThrow('A coluna UF_ZI aparece mais de uma vez');
  });
});

describe('a line of an extract', () => {
  test.each<[string[], object, string[]]>([
    [['120000', '607,1', '7', 'J189'], { decimal: ',' }, ['120000', '607.10', '7', 'J189']],
    [['120000', '607.10', '7', 'J18'], { decimal: '.' }, ['120000', '607.10', '7', 'J18']],
    [['120000', '607', '-7', ''], {}, ['120000', '607.00', '-7', '']],
    [['120000', '   607.10', '  7', 'J189  '], {}, ['120000', '   607.10', '  7', 'J189']],
    [['120000', ',5', 'NA', 'NA'], {}, ['120000', '.50', '', '']],
    [['120000', '\\N', '\\N', 'NA'], { missing: '\\N' }, ['120000', '', '', 'NA']],
    [['120000', '0', '0', 'J189–'], {}, ['120000', '0.00', '0', 'J189?']],
  ])('%j %j', (cells, form, expected) => expect(row(cells, form)).toEqual(expected));

  test.each<[string, string[], object, RegExp]>([
    [
      'a thousands mark',
      ['120000', '1.607,10', '7', ''],
      {},
      /Linha 7 do CSV, coluna VAL_TOT: "1\.607,10" não é um número [^-]*envie de novo\.$/,
    ],
    [
      'the other decimal mark',
      ['120000', '607.10', '7', ''],
      { decimal: ',' },
      /depois de vírgula.*--decimal/,
    ],
    ['more decimals than there are', ['120000', '607,123', '7', ''], {}, /até 2 casas/],
    ['an exponent', ['120000', '6,07E+2', '7', ''], {}, /VAL_TOT/],
    ['a point alone', ['120000', '.', '7', ''], {}, /VAL_TOT/],
    [
      'a fraction of a day',
      ['120000', '1', '7.5', ''],
      {},
      /coluna DIAS_PERM: "7\.5" não é um número inteiro/,
    ],
    [
      'a shortened code',
      ['12000', '1', '7', ''],
      {},
      /coluna UF_ZI: "12000" tem 5 caracteres, e este código tem 2 ou 6.*zeros à esquerda/,
    ],
    ['a text that no column holds', ['120000', '1', '7', 'x'.repeat(255)], {}, /DIAG_PRINC.*255 caracteres/],
    [
      'too few cells',
      ['120000', '1', '7'],
      {},
      /linha 7 do CSV tem 3 células e o cabeçalho tem 4\. Confira o separador das colunas e/,
    ],
    [
      'the wrong separator told',
      ['120000;1;7;'],
      { delimiter: ',' },
      /separador das colunas \(--delimiter\)/,
    ],
    ['too many cells', ['120000', '1', '7', '', ''], {}, /tem 5 células/],
  ])('with %s is refused', (_, cells, form, message) => expect(() => row(cells, form)).toThrow(message));
});
