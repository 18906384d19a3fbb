import { describe, expect, it } from 'vitest';
import { amountTyped, amountWritten } from './amount-typed.ts';

describe('an amount as people type it', () => {
  it.each([
    ['779.327,20', '779327.20'],
    ['R$ 1.000', '1000.00'],
    ['1000,5', '1000.50'],
    ['0,01', '0.01'],
    ['779327.20', null],
    ['12,345', null],
    ['-1,00', null],
    ['', null],
  ])('%s', (typed, written) => expect(amountWritten(typed)).toBe(written));

  it('is written back the same', () => expect(amountTyped('779327.20')).toBe('779.327,20'));
});
