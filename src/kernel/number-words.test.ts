import extenso from 'extenso';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money, parseMoney } from './money.ts';
import { readNumberWords } from './number-reading.ts';
import { amountInWords, inWords, type Quantity, variantsInWords } from './number-words.ts';
import { Rational } from './rational.ts';

const cents = (value: number | bigint) => money(Rational.of(value, 100n));
const quantity = (kind: Quantity['kind'], value: string, gender: Quantity['gender'] = 'masculine') => ({
  kind,
  value: Rational.parse(value),
  gender,
});
const read = (text: string) => {
  const found = readNumberWords(text);
  return found && `${found.kind} ${found.value}`;
};

/** The cents whose words are not read back as the same amount, the first few. */
function lost(values: Iterable<number>): string[] {
  const failures: string[] = [];
  for (const value of values) {
    const amount = cents(value);
    const text = amountInWords(amount);
    const found = readNumberWords(text);
    if (found?.kind !== 'money' || !found.value.eq(amount) || found.repairs.length > 0) failures.push(text);
    if (failures.length > 5) break;
  }
  return failures;
}

/** Numerical Recipes' generator: the same numbers each time. */
function* seeded(count: number, below: number, seed = 72_2020): Generator<number> {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < count; i++) yield Math.floor(10 ** (next() * Math.log10(below)));
}

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

  it('is read back for every cent up to R$ 10.000,00', () => {
    expect(lost(Array.from({ length: 1_000_001 }, (_, value) => value))).toEqual([]);
  });

  it('is read back at every boundary of hundreds, scales and cents up to 999 trillion', () => {
    const steps = Array.from({ length: 15 }, (_, power) => 10 ** power).flatMap((size) =>
      Array.from({ length: 9 }, (_, digit) => (digit + 1) * size),
    );
    const values = [...steps, 999_999_999_999_999].flatMap((reais) =>
      [-1n, 0n, 1n, 99n, 100n, 101n, 2_100n].map((offset) => BigInt(reais) * 100n + offset),
    );
    const failures = values
      .filter((value) => value >= 0n && value < 10n ** 17n)
      .filter((value) => {
        const found = readNumberWords(amountInWords(cents(value)));
        return found?.kind !== 'money' || !found.value.eq(cents(value));
      });
    expect(failures).toEqual([]);
  });

  it('is read back for a seeded million of amounts of every size', () => {
    expect(lost(seeded(1_000_000, 10 ** 15))).toEqual([]);
  });

  it('says what the library extenso says, commas and "e" after millions aside, and reads what it writes', () => {
    const plain = (text: string) => text.replaceAll(',', '').replace(/(ão|ões) e /gu, '$1 ');
    const values = [...Array.from({ length: 2_000 }, (_, i) => i * 50 + 1), ...seeded(8_000, 10 ** 13)];
    const different = values.flatMap((value) => {
      const amount = cents(value);
      const theirs = extenso(amount.toDecimal(2).replace('.', ','), { mode: 'currency' });
      const isSame =
        plain(theirs) === plain(amountInWords(amount)) && readNumberWords(theirs)?.value.eq(amount);
      return value === 0 || isSame ? [] : [theirs];
    });
    expect(different).toEqual([]);
  });

  it('refuses what has no words', () => {
    expect(() => amountInWords(money(Rational.of(10n ** 15n)))).toThrow(/999 trilhões/);
    expect(() => amountInWords(money(Rational.of(-1)))).toThrow(/zero a 999 trilhões/);
  });
});

describe('inWords', () => {
  it.each([
    [quantity('count', '2'), 'dois'],
    [quantity('count', '2', 'feminine'), 'duas'],
    [quantity('count', '321', 'feminine'), 'trezentas e vinte e uma'],
    [quantity('count', '202200', 'feminine'), 'duzentas e duas mil e duzentas'],
    [quantity('count', '2000000', 'feminine'), 'dois milhões'],
    [quantity('percentage', '75'), 'setenta e cinco por cento'],
    [quantity('percentage', '104.61'), 'cento e quatro vírgula sessenta e um por cento'],
    [quantity('percentage', '8.05'), 'oito vírgula zero cinco por cento'],
    [quantity('percentage', '0.5'), 'zero vírgula cinco por cento'],
    [quantity('ordinal', '1'), 'primeiro'],
    [quantity('ordinal', '35', 'feminine'), 'trigésima quinta'],
    [quantity('ordinal', '1064'), 'milésimo sexagésimo quarto'],
  ] as const)('writes %o', (given, words) => {
    expect(inWords(given)).toBe(words);
    expect(read(words)).toBe(`${given.kind} ${given.value}`);
  });

  it('is read back for counts, percentages and ordinals of either gender, and so is every variant', () => {
    const any = fc.record({
      gender: fc.constantFrom('masculine' as const, 'feminine' as const),
      figure: fc.oneof(
        fc.record({
          kind: fc.constant('count' as const),
          n: fc.bigInt(0n, 10n ** 15n - 1n),
          d: fc.constant(1n),
        }),
        fc.record({ kind: fc.constant('ordinal' as const), n: fc.bigInt(1n, 999_999n), d: fc.constant(1n) }),
        fc.record({
          kind: fc.constant('money' as const),
          n: fc.bigInt(0n, 10n ** 12n),
          d: fc.constant(100n),
        }),
        fc.record({
          kind: fc.constant('percentage' as const),
          n: fc.bigInt(0n, 10n ** 8n),
          d: fc.constantFrom(1n, 10n, 100n, 1000n),
        }),
      ),
    });
    fc.assert(
      fc.property(any, ({ gender, figure }) => {
        const given: Quantity = { kind: figure.kind, value: Rational.of(figure.n, figure.d), gender };
        for (const words of [inWords(given), ...variantsInWords(given)])
          expect(`${words}: ${read(words)}`).toBe(`${words}: ${given.kind} ${given.value}`);
      }),
      { numRuns: 2_000, seed: 72 },
    );
  });

  it('knows how else acts print a number', () => {
    expect(variantsInWords(quantity('money', '14001.10'))).toEqual([
      'quatorze mil um reais e dez centavos',
      'quatorze mil e um reais, dez centavos',
      'catorze mil e um reais e dez centavos',
    ]);
    expect(variantsInWords(quantity('count', '1000'))).toEqual(['um mil', 'hum mil']);
  });

  it.each([
    [quantity('count', '2.5'), /inteiros/],
    [quantity('percentage', '1/3'), /casas decimais/],
    [quantity('ordinal', '0'), /1º a 999\.999º/],
  ] as const)('refuses %o', (given, reason) => {
    expect(() => inWords(given)).toThrow(reason);
  });
});
