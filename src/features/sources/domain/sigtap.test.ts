import { describe, expect, test } from 'vitest';
import { smallSigtap } from '../../../../test/reference-tables.ts';
import { centsToDecimal, isSigtap, readFixed, readLayout, readProcedures, sigtapFromName } from './sigtap.ts';

const LAYOUT = 'Coluna,Tamanho,Inicio,Fim,Tipo\r\nCO_GRUPO,2,1,2,VARCHAR2\r\nNO_GRUPO,5,3,7,VARCHAR2\r\n';

describe('a fixed-width table', () => {
  test('is cut where its layout says', () => {
    const columns = readLayout('tb_grupo', LAYOUT);
    expect(readFixed('tb_grupo', '01Ações\r\n02 a b \r\n', columns)).toEqual([
      { CO_GRUPO: '01', NO_GRUPO: 'Ações' },
      { CO_GRUPO: '02', NO_GRUPO: 'a b' },
    ]);
  });

  test.each([
    ['01Açõe\r\n', /linha 1 de tb_grupo\.txt tem 6 caracteres e o layout diz 7/],
    ['01Ações\n02Açõesx\n', /linha 2 .* tem 8/],
    ['01Ações\n\n02Ações\n', /linha 2 .* tem 0/],
  ])('%j is refused', (text, message) => {
    expect(() => readFixed('tb_grupo', text, readLayout('tb_grupo', LAYOUT))).toThrow(message);
  });

  test.each([
    ['', /vazio/],
    ['Coluna,Tamanho,Inicio,Fim,Tipo\n', /vazio/],
    [LAYOUT.replace('3,7', '4,8'), /linha 3 do layout de tb_grupo/],
    [LAYOUT.replace('5,3,7', '5,2,6'), /linha 3/],
    [LAYOUT.replace('5,3,7', '6,3,7'), /linha 3/],
    ['x\nCO_GRUPO;2;1;2;C\n', /linha 2/],
  ])('with the layout %j is refused', (layout, message) => {
    expect(() => readLayout('tb_grupo', layout)).toThrow(message);
  });
});

test.each([
  ['000000026875', '268.75'],
  ['000000000000', '0.00'],
  ['000000000007', '0.07'],
  ['999999999999', '9999999999.99'],
  ['00000002687,', null],
  ['', null],
])('%s cents are %s', (text, amount) => expect(centsToDecimal(text)).toBe(amount));

test.each([
  ['TabelaUnificada_202510_v2510081111.zip', '2025-10'],
  ['/x/tabelaunificada_200801_v0.zip', '2008-01'],
  ['TabelaUnificada_202513.zip', null],
  ['sigtap.zip', null],
])('the name %s says %s', (name, period) => expect(sigtapFromName(name)?.period ?? null).toBe(period));

describe('the procedures of a month', () => {
  const change = (table: string, from: string, to: string) => {
    const tables = smallSigtap();
    tables.set(table, (tables.get(table) ?? '').replace(from, to));
    return tables;
  };

  test('carry the names of what they belong to', () => {
    const { period, columns, rows, dropped } = readProcedures(smallSigtap());
    const row = Object.fromEntries(columns.map((name, at) => [name, rows[0]?.[at]]));
    expect([period, rows.length, dropped]).toEqual(['2025-10', 2, ['DT_COMPETENCIA']]);
    expect(row).toMatchObject({
      CO_PROCEDIMENTO: '0303010037',
      NO_PROCEDIMENTO: 'TRATAMENTO DE OUTRAS DOENÇAS BACTERIANAS',
      VL_SH: '268.75',
      NO_GRUPO: 'Procedimentos clínicos',
      NO_FINANCIAMENTO: 'Média e Alta Complexidade',
      REGISTROS: '03,04',
    });
    expect(isSigtap(['LEIA.txt', 'TB_PROCEDIMENTO.TXT'])).toBe(true);
  });

  test('need no table of what they go with', () => {
    const tables = smallSigtap();
    tables.delete('rl_procedimento_registro');
    const { columns, rows } = readProcedures(tables);
    expect(rows[0]?.[columns.indexOf('REGISTROS')]).toBe('');
  });

  test.each<[string, Map<string, string>, RegExp]>([
    [
      'without a table',
      new Map([...smallSigtap()].filter(([name]) => name !== 'tb_grupo')),
      /Faltam .*tb_grupo\.txt/,
    ],
    [
      'of a group that is not there',
      change('tb_grupo', '03', '09'),
      /0303010037 é de 03, que não está em tb_grupo/,
    ],
    ['of two months', change('tb_procedimento', '202510', '202509'), /mistura competências/],
    [
      'of no month',
      change('tb_procedimento', '202510\r\n', '2025AA\r\n'),
      /mistura competências|não diz a sua/,
    ],
    [
      'with a code twice',
      change('tb_procedimento', '0303010045', '0303010037'),
      /Linha 2 .* aparece duas vezes/,
    ],
    [
      'with a code of letters',
      change('tb_procedimento', '0303010045', '030301004X'),
      /não tem 10 algarismos/,
    ],
    [
      'with a value of letters',
      change('tb_procedimento', '000000026875', '00000002687X'),
      /coluna VL_SH: "00000002687X"/,
    ],
  ])('%s are refused', (_, tables, message) => expect(() => readProcedures(tables)).toThrow(message));
});
