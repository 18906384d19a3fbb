import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { unservedBy } from './unserved.ts';

const { cards } = readCatalogue();
const ADMISSION =
  'IDENT MUNIC_RES MUNIC_MOV CNES DIAG_PRINC PROC_REA ESPEC COMPLEX COBRANCA DIAS_PERM UTI_MES_TO'.split(' ');
const MONEY = 'FINANC VAL_TOT VAL_SH_GES VAL_SP_GES'.split(' ');
const WHOLE = [...ADMISSION, ...MONEY, 'DT_SAIDA'];

const of = (storedColumns: readonly string[], system = 'SIH-RD') =>
  unservedBy(cards, { system, period: '2024-01', storedColumns }).map(
    ({ indicator, method, columns }) =>
      `${indicator}${method === null ? '' : ` (${method})`}: ${columns.join(' ')}`,
  );

describe('indicators that a file cannot serve', () => {
  test.each([
    ['with every column', WHOLE, []],
    [
      'without money',
      WHOLE.filter((each) => !MONEY.includes(each)),
      ['valor-hospitalar: VAL_TOT FINANC VAL_SH_GES VAL_SP_GES'],
    ],
    [
      'without the discharge',
      WHOLE.filter((each) => each !== 'DT_SAIDA'),
      ['713 (Lista de 19 grupos, pelo mês da alta): DT_SAIDA'],
    ],
    ['without the diagnosis', WHOLE.filter((each) => each !== 'DIAG_PRINC'), ['713: DIAG_PRINC']],
  ])('an extract of SIH %s', (_, columns, expected) => {
    expect(of(columns)).toEqual(expected);
  });

  test('of another system none of SIH is named', () => {
    expect(of([], 'CNES-LT').some((line) => line.startsWith('713'))).toBe(false);
    expect(of([], 'SIGTAP')).toEqual([]);
  });
});
