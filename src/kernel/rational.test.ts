import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational, sum } from './rational.ts';

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => Rational.of(n, d));

describe('Rational', () => {
  it.each([
    ['104,61', '10461/100'],
    ['R$ 765.547,34', '38277367/50'],
    ['1.219,05', '24381/20'],
    ['36,2 %', '181/5'],
    ['-0,5', '-1/2'],
  ])('reads the Brazilian figure %s exactly', (text, exact) => {
    expect(Rational.parsePtBr(text).toString()).toBe(exact);
  });

  it.each(['2.000,000,00', '1,2,3', '12.34,5', 'R$', '', 'abc', '1e3'])(
    'refuses the malformed figure %j',
    (text) => {
      expect(() => Rational.parsePtBr(text)).toThrow(/não é um número/);
    },
  );

  it.each([
    ['956934.175', 'truncate', '956934.17'],
    ['956934.175', 'half-up', '956934.18'],
    ['1.005', 'half-up', '1.01'],
    ['1.005', 'half-even', '1.00'],
    ['1.015', 'half-even', '1.02'],
    ['-1.005', 'truncate', '-1.00'],
    ['-1.005', 'half-up', '-1.01'],
    ['-0.001', 'truncate', '0.00'],
  ] as const)('rounds %s by %s to %s', (text, mode, expected) => {
    expect(Rational.parse(text).toDecimal(2, mode)).toBe(expected);
  });

  it('is the same from numbers as from big integers, whatever their size and signs', () => {
    const integer = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -20, max: 20 }));
    fc.assert(
      fc.property(integer, integer, (n, d) => {
        fc.pre(d !== 0);
        expect(Rational.of(n, d)).toEqual(Rational.of(BigInt(n), BigInt(d)));
      }),
      { numRuns: 500 },
    );
    expect(() => Rational.of(1.5, 2)).toThrow(/não é um inteiro exato/);
    expect(() => Rational.of(1, 2 ** 53)).toThrow(/não é um inteiro exato/);
    expect(() => Rational.of(1, 0)).toThrow(/Divisão por zero/);
  });

  it('never divides by zero', () => {
    expect(() => Rational.one.div(Rational.zero)).toThrow(/zero/);
  });

  it('is a field: add and multiply undo, order does not matter', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(a.add(b).sub(b).eq(a)).toBe(true);
        expect(a.mul(b.add(c)).eq(a.mul(b).add(a.mul(c)))).toBe(true);
        if (!b.isZero()) expect(a.mul(b).div(b).eq(a)).toBe(true);
        expect(sum([a, b, c]).eq(sum([c, b, a]))).toBe(true);
      }),
    );
  });

  it('survives storage as n/d', () => {
    fc.assert(fc.property(rational, (a) => Rational.parse(a.toString()).eq(a)));
  });

  it('rounds to within one unit of the last place', () => {
    fc.assert(
      fc.property(
        rational,
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom('truncate', 'half-up', 'half-even'),
        (a, p, mode) => {
          const error = a
            .round(p, mode as 'truncate')
            .sub(a)
            .abs();
          expect(error.lt(Rational.of(1, 10n ** BigInt(p)))).toBe(true);
          expect(Rational.parse(a.toDecimal(p, mode as 'truncate')).eq(a.round(p, mode as 'truncate'))).toBe(
            true,
          );
        },
      ),
    );
  });
});
