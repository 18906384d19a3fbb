import { describe, expect, test } from 'vitest';
import { egestorFromName, readCount, readCoverage, readDecimal, readMonth, readPercent } from './egestor.ts';

const STATES = [
  { code: '51', abbreviation: 'MT', plain: 'mato grosso' },
  { code: '12', abbreviation: 'AC', plain: 'acre' },
];
const OLD =
  'Competência;Macrorregião;UF;IBGE;Município;População;Nº ESF Cob.;Nº EAB Param. Cob.;Estim. Pop. Cob. ESF;Cobertura ESF'.split(
    ';',
  );
const NEW =
  'Competência CNES;Região;UF;IBGE;Município;População;Qt. eAP financiada;Qt. eSF financiada;Qt. Total de cadastros \n(limitado pela população IBGE);Cobertura APS'.split(
    ';',
  );

describe('the four spellings of the coverage report', () => {
  test.each([
    ['DEZ/2019', '2019-12'],
    ['DEC/2023', '2023-12'],
    ['ABR/2024', '2024-04'],
    ['12/2020', '2020-12'],
    ['202601', '2026-01'],
    ['XYZ/2020', null],
    ['13/2020', null],
  ])('month %s', (text, month) => expect(readMonth(text)).toBe(month));

  test.each([
    ['93,69%', '93.69'],
    ['93.28%', '93.28'],
    ['100%', '100'],
    ['9x%', null],
  ])('percentage %s', (text, value) => expect(readPercent(text)).toBe(value));

  test.each([
    ['15.020', '15020'],
    ['1.234.567', '1234567'],
    ['7', '7'],
    ['1.23', null],
    ['0.660', null],
    ['', null],
  ])('count %s', (text, value) => expect(readCount(text)).toBe(value));

  test.each([
    ['0,66', '0.66'],
    ['1.234,5', '1234.5'],
    ['15.020', '15020'],
    ['0.66', '0.66'],
    ['0.660', '0.660'],
    ['0.660.000', null],
  ])('decimal %s', (text, value) => expect(readDecimal(text)).toBe(value));

  test('an old report: state in letters, comma, footer with its date', () => {
    const report = readCoverage(
      [
        OLD,
        ['DEZ/2019', 'CENTRO-OESTE', 'MT', '510340', 'CUIABÁ', '612.547', '70', '0,66', '241.500', '39,42%'],
        ['', '', '', '', '', '', '', '', '', ''],
        ['Dado gerado em: 04 de Abril de 2025 - 10:56h', '', '', '', '', '', '', '', '', ''],
      ],
      STATES,
    );
    expect(report).toMatchObject({
      uf: 'MT',
      period: '2019-12',
      generatedOn: '2025-04-04',
      droppedColumns: ['Macrorregião'],
    });
    expect(report.rows).toEqual([
      ['2019-12', 'MT', '510340', 'CUIABÁ', '612547', '70', '0.66', '241500', '39.42'],
    ]);
  });

  test('a new report: state by name, point, heading with a line break', () => {
    const report = readCoverage(
      [
        NEW,
        [
          'DEC/2023',
          'CENTRO-OESTE',
          'MATO GROSSO',
          '510340',
          'CUIABÁ',
          '650.877',
          '1',
          '87',
          '400.000',
          '93.28%',
        ],
      ],
      STATES,
    );
    expect(report.columns).toEqual([
      'COMPETENCIA',
      'UF',
      'IBGE',
      'MUNICIPIO',
      'POPULACAO',
      'QT_EAP',
      'QT_ESF',
      'CADASTROS_LIMITADOS',
      'COBERTURA_APS',
    ]);
    expect(report.rows[0]?.at(-1)).toBe('93.28');
  });

  test.each([
    [
      'a state that is not the municipality’s',
      ['DEZ/2019', '', 'AC', '510340', '', '1', '1', '0', '1', '1%'],
    ],
    ['a number that is none', ['DEZ/2019', '', 'MT', '510340', '', 'muitos', '1', '0', '1', '1%']],
  ])('is refused whole for %s', (_, row) => {
    expect(() => readCoverage([OLD, row], STATES)).toThrow(/linha 2/);
  });

  test('is refused where two months or a few states are mixed', () => {
    const row = (month: string, uf: string, code: string) => [
      month,
      '',
      uf,
      code,
      '',
      '1',
      '1',
      '0',
      '1',
      '1%',
    ];
    expect(() =>
      readCoverage([OLD, row('DEZ/2019', 'MT', '510340'), row('DEZ/2020', 'MT', '510350')], STATES),
    ).toThrow(/mistura/);
    expect(() =>
      readCoverage([OLD, row('DEZ/2019', 'MT', '510340'), row('DEZ/2019', 'AC', '120001')], STATES),
    ).toThrow(/2 estados/);
    expect(() =>
      readCoverage([OLD, row('DEZ/2019', 'MT', '510340'), row('DEZ/2019', 'MT', '510340')], STATES),
    ).toThrow(/mais de uma vez/);
  });
});

test('a report’s name may tell its month', () => {
  expect(egestorFromName('/x/egestor_cobertura_ab_12_2019.csv.gz')?.period).toBe('2019-12');
  expect(egestorFromName('RDAC2401.dbc')).toBeNull();
});
