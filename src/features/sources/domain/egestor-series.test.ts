import { describe, expect, test } from 'vitest';
import { isSeriesHeading, municipalityOfName, readCoverageSeries } from './egestor-series.ts';

const BH = { code: '310620', name: 'Belo Horizonte', uf: 'MG' };
const PLACES = [
  BH,
  { code: '120040', name: 'Rio Branco', uf: 'AC' },
  { code: '510719', name: 'Rio Branco', uf: 'MT' },
  { code: '330455', name: 'Rio', uf: 'RJ' },
  { code: '510340', name: 'Cuiabá', uf: 'MT' },
];
const HEADING =
  'competencia,data_competencia,cobertura_aps_pct,populacao_referencia,n_esf_egestor,qt_capacidade_equipe,fonte_egestor,data_extracao_egestor'.split(
    ',',
  );
const JANUARY = '2601,2026-01-01,92.2,2415872,636,2227499,eGestor_manual,2026-05-15'.split(',');
const DECEMBER = '2512,2025-12-01,91.92,2416339,634,2221270,eGestor_manual,2026-05-14'.split(',');

describe('the coverage of one municipality, month by month', () => {
  test('is kept in the order of its months, with the municipality that the name of the file tells', () => {
    expect(isSeriesHeading(HEADING)).toBe(true);
    expect(readCoverageSeries([HEADING, JANUARY, DECEMBER], BH)).toEqual({
      system: 'EGESTOR-SERIE-310620',
      uf: 'MG',
      period: '2026-01',
      takenOn: '2026-05-15',
      columns: ['IBGE', 'MUNICIPIO', 'COMPETENCIA', 'COBERTURA_APS', 'POPULACAO', 'QT_ESF', 'CAPACIDADE'],
      rows: [
        ['310620', 'Belo Horizonte', '2025-12', '91.92', '2416339', '634', '2221270'],
        ['310620', 'Belo Horizonte', '2026-01', '92.2', '2415872', '636', '2227499'],
      ],
      droppedColumns: ['data_competencia', 'fonte_egestor', 'data_extracao_egestor'],
    });
  });

  test.each([
    ['a month that is none', JANUARY.with(0, '2613'), /linha 2 .*"2613" não serve para competencia/],
    ['a month that its date denies', JANUARY.with(1, '2026-02-01'), /a competência é 2026-01 e a data dela/],
    ['teams that are no number', JANUARY.with(4, 'muitas'), /linha 2 .*n_esf_egestor/],
  ])('is refused whole for %s', (_, row, why) => {
    expect(() => readCoverageSeries([HEADING, row], BH)).toThrow(why);
  });

  test('is refused where a month comes twice, and where nothing tells the municipality', () => {
    expect(() => readCoverageSeries([HEADING, JANUARY, JANUARY], BH)).toThrow(/2026-01 mais de uma vez/);
    expect(() => readCoverageSeries([HEADING, JANUARY], null)).toThrow(/código do IBGE/);
  });

  test.each([
    ['egestor_cobertura_aps_belo_horizonte.csv', '310620'],
    ['egestor_Cuiabá.csv', '510340'],
    ['egestor_rio_branco.csv', undefined],
    ['egestor_rio_branco_510719.csv', '510719'],
    ['egestor_5107198.csv', '510719'],
    ['egestor_cobertura.csv', undefined],
  ])('%s is of %s', (name, code) => expect(municipalityOfName(name, PLACES)?.code).toBe(code));
});
