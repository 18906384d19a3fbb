import { describe, expect, it } from 'vitest';
import { addedInYear, differenceOf, relativeOf, sumOf } from './sums.ts';

describe('sums and differences of decimal texts', () => {
  it('are exact where floats are not', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3');
    expect(differenceOf('4657212.81', '4601335.87')).toBe('55876.94');
  });

  it('are not known where one of them is not', () => {
    expect(sumOf(['1', null])).toBeNull();
    expect(differenceOf(null, '1')).toBeNull();
    expect(relativeOf('1', null)).toBeNull();
  });

  it('say how much one is above the other', () => {
    expect(relativeOf('49.9', '64.6')).toBe('-22.8');
    expect(relativeOf('5', '0')).toBeNull();
  });
});

it('months add up in their year and begin again in January; a month left out ends the sum of its year', () => {
  const month = (period: string, value: string | null) => ({ period, value });
  const added = addedInYear([
    month('2024-11', '1'),
    month('2024-12', '2.5'),
    month('2025-01', '4'),
    month('2025-02', '0'),
    month('2025-04', '9'),
  ]);
  expect(added.map(({ month: { period }, value }) => [period, value])).toEqual([
    ['2024-11', '1'],
    ['2024-12', '3.5'],
    ['2025-01', '4'],
    ['2025-02', '4'],
  ]);
});
