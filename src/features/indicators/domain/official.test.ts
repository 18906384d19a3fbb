import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { type IndicatorValue, NO_VALUE } from './compute.ts';
import { besidePublished, declaredTogether, declaredValue, type Published } from './official.ts';

const maternal = readCatalogue().cards.find((card) => card.ppaCode === '717')!;
const source = { file: 'tabela6694.csv', sha256: '0'.repeat(64), date: null };
const figure = (value: string) => ({ series: '', value: Rational.parse(value), source });
const published = (value: string | null, deaths: string | null = '43', births = '56673'): Published => ({
  value: value === null ? null : figure(value),
  numerator: deaths === null ? null : figure(deaths),
  denominator: figure(births),
});
const computed = (rounded: string | null, reason: string | null = null): IndicatorValue => ({
  ...NO_VALUE,
  status: rounded === null ? 'no-denominator' : 'computed',
  reason,
  rounded,
});

describe('a computed value beside the published one', () => {
  test.each<[string, IndicatorValue, Published, string | null]>([
    ['corrected', computed('75.9'), published('82.9'), 'Publicado com fator de correção: 82,9.'],
    ['other counts, no factor', computed('74.1'), published('75.9'), 'Publicado: 75,9.'],
    ['counts not published', computed('75.9'), published('82.9', null), 'Publicado: 82,9.'],
    [
      'a reason of its own',
      computed('75.9', 'Um.'),
      published('82.9'),
      'Um. Publicado com fator de correção: 82,9.',
    ],
    ['the same', computed('82.9'), published('82.9'), null],
    ['nothing published', computed('75.9'), published(null), null],
    ['nothing computed', computed(null), published('82.9'), null],
  ])('%s', (_, value, figures, reason) => {
    expect(besidePublished(maternal, value, figures)).toEqual({ ...value, reason });
  });
});

test('published years told together are added and divided once; where a year lacks a number there is nothing', () => {
  const period = parsePeriod('2022-12/36M');
  const years = [
    published('91.8', '50', '57037'),
    published('100', '60', '58000'),
    published('49.9', '29', '58169'),
  ];
  const told = declaredTogether(maternal, 'X', period, years)!;
  expect(told).toMatchObject({ status: 'declared', rounded: '80.3', method: 'OFFICIAL' });
  expect(told.numerator?.toString()).toBe('139/1');
  expect(told.denominator?.toString()).toBe('173206/1');
  expect(told.reason).toContain('sem fator de correção');
  expect(declaredTogether(maternal, 'X', period, [...years.slice(1), published('1', null)])).toBeNull();
});

test('a declared value says whether it carries a factor', () => {
  const declared = (value: string) =>
    declaredValue(maternal, 'X', parsePeriod('2015'), published(value))?.reason;
  expect(declared('82.9')).toContain('com fator de correção: o quociente dos números publicados é 75,9.');
  expect(declared('75.9')).not.toContain('fator');
});
