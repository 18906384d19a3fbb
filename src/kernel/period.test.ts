import { describe, expect, it } from 'vitest';
import { addMonths, competenciaInWords, parseCompetencia } from './competencia.ts';
import { monthsOf, ofPeriodInWords, parsePeriod, periodInWords } from './period.ts';

describe('Period', () => {
  it.each([
    ['2019', '2019-01', '2019-12', 12, '2019'],
    ['2019-05', '2019-05', '2019-05', 1, 'maio de 2019'],
    ['2019-4M2', '2019-05', '2019-08', 4, '2º quadrimestre de 2019'],
    ['2019-S1', '2019-01', '2019-06', 6, '1º semestre de 2019'],
    ['2019-05/12M', '2018-06', '2019-05', 12, '12 meses até maio de 2019'],
    ['2022-12/12M', '2022-01', '2022-12', 12, '12 meses até dezembro de 2022'],
    ['2022-12/36M', '2020-01', '2022-12', 36, '2020–2022'],
  ])('%s runs from %s to %s', (text, first, last, count, words) => {
    const period = parsePeriod(text);
    expect([period.first, period.last, monthsOf(period).length, periodInWords(period)]).toEqual([
      first,
      last,
      count,
      words,
    ]);
  });

  it.each([
    ['2019', 'de 2019'],
    ['2019-05', 'de maio de 2019'],
    ['2019-4M2', 'do 2º quadrimestre de 2019'],
    ['2019-S1', 'do 1º semestre de 2019'],
    ['2019-05/12M', 'dos 12 meses até maio de 2019'],
    ['2022-12/36M', 'de 2020–2022'],
  ])('%s after a noun is “%s”', (text, words) => {
    expect(ofPeriodInWords(parsePeriod(text))).toBe(words);
  });

  it.each([
    '19',
    '2019-13',
    '2019-4M4',
    '2019-S3',
    '2019-05/0M',
    '2019-05/121M',
    '2019-05/999M',
    '2019-00',
    '2019/05',
    '',
  ])('refuses %j', (text) => {
    expect(() => parsePeriod(text)).toThrow(/não é um período/);
  });
});

describe('Competencia', () => {
  it('the payment of November uses the production of September', () => {
    expect(addMonths(parseCompetencia('2020-11'), -2)).toBe('2020-09');
    expect(addMonths(parseCompetencia('2020-01'), -2)).toBe('2019-11');
    expect(competenciaInWords(parseCompetencia('2020-09'))).toBe('setembro de 2020');
  });
});
