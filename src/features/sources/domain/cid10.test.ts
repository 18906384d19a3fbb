import { describe, expect, test } from 'vitest';
import { smallCid10 } from '../../../../test/reference-tables.ts';
import {
  CID10_COLUMNS,
  CID10_TABLES,
  type Cid10Tables,
  cid10Code,
  cid10Table,
  nameDiagnosis,
  readCid10,
} from './cid10.ts';

const tablesOf = (texts: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    CID10_TABLES.map((table) => [
      table,
      (texts.get(`CID-10-${table}.CSV`) ?? '')
        .trim()
        .split('\n')
        .map((line) => line.split(';')),
    ]),
  ) as unknown as Cid10Tables;
const rowsOf = (texts = smallCid10()) =>
  readCid10(tablesOf(texts)).map((row) =>
    Object.fromEntries(CID10_COLUMNS.map((name, at) => [name, row[at] ?? ''])),
  );

test.each([
  ['CID-10-GRUPOS.CSV', 'GRUPOS'],
  ['cid-10-subcategorias.csv', 'SUBCATEGORIAS'],
  ['CID-O-CATEGORIAS.CSV', null],
  ['CID-10-X.CSV', null],
])('%s is %s', (name, table) => expect(cid10Table(name)).toBe(table));

test.each([
  ['j18.9', 'J189'],
  [' I10X ', 'I10'],
  ['A09', 'A09'],
  ['J18.99', null],
  ['', null],
  ['189', null],
])('%j is the code %s', (text, code) => expect(cid10Code(text)).toBe(code));

describe('a code', () => {
  test('is named with category, narrowest group and chapter', () => {
    expect(nameDiagnosis(rowsOf(), 'C160')).toEqual({
      code: 'C160',
      name: '"Cárdia" do estômago',
      category: { code: 'C16', name: 'Estômago' },
      group: { code: 'C15-C26', name: 'Digestivas' },
      chapter: { number: '2', name: 'Capítulo II - Neoplasias' },
    });
    expect(nameDiagnosis(rowsOf(), 'C80')?.group).toEqual({ code: 'C00-C97', name: 'Malignas' });
  });

  test('with a fourth character that is not there has the name of its category; of no category it has none', () => {
    expect(nameDiagnosis(rowsOf(), 'A008')).toMatchObject({ code: 'A00', name: 'Cólera' });
    expect(nameDiagnosis(rowsOf(), 'B01')).toBeNull();
  });
});

describe('tables of the CID-10', () => {
  test.each<[string, string, string, string, RegExp]>([
    ['without a column', 'GRUPOS', 'CATFIM', 'FIM', /Em CID-10-GRUPOS\.CSV faltam as colunas CATFIM/],
    [
      'with a code that is none',
      'CATEGORIAS',
      'C16;',
      'C1;',
      /linha 3 de CID-10-CATEGORIAS\.CSV não pode ser entendida/,
    ],
    ['with a code of no name', 'CATEGORIAS', 'Cólera', '', /linha 2/],
    ['with a subcategory that is none', 'SUBCATEGORIAS', 'A009;', 'A0;', /linha 2 de CID-10-SUBCATEGORIAS/],
    ['with a code twice', 'CATEGORIAS', 'C16;', 'A00;', /A00 aparece duas vezes/],
  ])('%s are refused', (_, table, from, to, message) => {
    const texts = smallCid10();
    const name = `CID-10-${table}.CSV`;
    texts.set(name, (texts.get(name) ?? '').replace(from, to));
    expect(() => rowsOf(texts)).toThrow(message);
  });

  test('with nothing in one are refused', () => {
    const texts = smallCid10().set('CID-10-GRUPOS.CSV', 'CATINIC;CATFIM;DESCRICAO;DESCRABREV;\n');
    expect(() => rowsOf(texts)).toThrow(/GRUPOS\.CSV não tem nenhuma linha/);
  });
});
