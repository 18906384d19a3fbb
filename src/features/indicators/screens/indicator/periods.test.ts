import { describe, expect, test } from 'vitest';
import type { IndicatorPage, Series, Value } from '../../contract.ts';
import { latestPeriod, originBreaks } from './periods.ts';

const year = (period: string, status: Value['status'], text: string | null): Value => ({
  period,
  status,
  reason: null,
  value: null,
  text,
  numerator: null,
  denominator: null,
  method: null,
  variant: null,
  sources: [],
  computedAt: null,
  until: null,
  unjudged: null,
  small: null,
});
const series = (years: Value[]): Series => ({ method: '', name: '', years, months: [] });

/** Ratios as published; the years given by the file stand beside them. */
function breaksWith(computed: Record<string, string | null>) {
  const printed = { '2014': '60,1', '2015': '82,9', '2016': '70,0', '2017': '65,0' };
  const official = Object.entries(printed).map(([period, text]) => year(period, 'declared', text));
  const shown = official.map((each) =>
    each.period in computed ? year(each.period, 'computed', computed[each.period] ?? null) : each,
  );
  return originBreaks({ series: [series(shown)], official: series(official) }).map((each) => each.period);
}

describe('where the chart passes from published to computed', () => {
  test.each<[string, Record<string, string | null>, string[]]>([
    ['nothing loaded', {}, []],
    ['one year that differs', { '2015': '75,9' }, ['2015', '2016']],
    ['a stretch of which one year differs', { '2015': '75,9', '2016': '70,0' }, ['2015', '2017']],
    ['to the end', { '2016': '71,0', '2017': '65,0' }, ['2016']],
    ['a year that repeats what was published', { '2015': '82,9' }, []],
    ['a year without a value', { '2015': null }, []],
  ])('%s', (_, computed, expected) => {
    expect(breaksWith(computed)).toEqual(expected);
  });

  test('without a published series there is nothing to pass from', () => {
    expect(originBreaks({ series: [series([year('2015', 'computed', '1,0')])], official: null })).toEqual([]);
  });
});

describe('the period that the page opens on', () => {
  const opensOn = (...years: Value[]) =>
    latestPeriod({ series: [series(years)], official: null } as unknown as IndicatorPage);
  const whole = year('2023', 'computed', '88,92%');

  test('is the newest of a stock, which says the month it reaches', () => {
    expect(opensOn(whole, { ...year('2024', 'partial', '88,92%'), until: '2024-04' })).toBe('2024');
  });

  test('is the last whole year of what adds up: a part of a year is less than a year', () => {
    expect(opensOn(whole, year('2024', 'partial', '120'))).toBe('2023');
  });

  test('is none of what has no value', () => {
    expect(opensOn(whole, { ...year('2024', 'partial', null), until: '2024-04' })).toBe('2023');
  });
});
