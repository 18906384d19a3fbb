import { describe, expect, it } from 'vitest';
import { differenceOf, relativeOf, sumOf } from './sums.ts';

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
