import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBrl } from './format.ts';
import { money, parseMoney, splitCents } from './money.ts';
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
