import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBrl } from './format.ts';
import { money, parseMoney, splitCents } from './money.ts';
import { amountInWords } from './number-words.ts';
import { Rational, sum } from './rational.ts';

describe('splitCents', () => {
  it('shares R$ 765.547,34 in seven without losing a cent', () => {
    const parts = splitCents(parseMoney('765.547,34'), Array(7).fill(Rational.one)).map(formatBrl);
    expect(parts.filter((part) => part === 'R$ 109.363,91')).toHaveLength(4);
    expect(parts.filter((part) => part === 'R$ 109.363,90')).toHaveLength(3);
  });

  it('always sums to the whole', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 10n }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 9 }),
        (cents, weights) => {
          const whole = money(Rational.of(cents, 100));
          expect(
            sum(
              splitCents(
                whole,
                weights.map((w) => Rational.of(w)),
              ),
            ).eq(whole),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('amountInWords', () => {
  it.each([
    [
      '765.547,34',
      'setecentos e sessenta e cinco mil quinhentos e quarenta e sete reais e trinta e quatro centavos',
    ],
    ['1.000,00', 'mil reais'],
    ['1.100,00', 'mil e cem reais'],
    ['1.000.000,00', 'um milhão de reais'],
    ['1.500.000,00', 'um milhão e quinhentos mil reais'],
    ['0,01', 'um centavo'],
    ['1,01', 'um real e um centavo'],
    ['0,00', 'zero real'],
    ['2.021,00', 'dois mil e vinte e um reais'],
    ['101,00', 'cento e um reais'],
    [
      '1.234.567,89',
      'um milhão duzentos e trinta e quatro mil quinhentos e sessenta e sete reais e oitenta e nove centavos',
    ],
  ])('writes R$ %s', (figure, words) => {
    expect(amountInWords(parseMoney(figure))).toBe(words);
  });
});
