import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { computeIndicator, type Ingredients } from './compute.ts';

const { cards } = readCatalogue();
const coverage = cards.find((card) => card.ppaCode === '714')!;
const maternal = cards.find((card) => card.ppaCode === '717')!;

const given = (change: Partial<Ingredients>): Ingredients => ({
  card: coverage,
  method: coverage.methods[0]!,
  variant: null,
  place: 'Mato Grosso',
  period: parsePeriod('2023-12'),
  numerator: Rational.of(943),
  denominator: { label: 'População', value: Rational.of(3_658_649), reason: null, files: [] },
  parts: [],
  files: [],
  computedAt: null,
  needed: ['2023-12'],
  late: [],
  present: ['2023-12'],
  ...change,
});

describe('computeIndicator', () => {
  test.each([
    [943, '88.92'],
    [958, '90.33'],
    [973, '91.75'],
    [988, '93.16'],
  ])('%i teams give the plan’s %s', (teams, printed) => {
    expect(computeIndicator(given({ numerator: Rational.of(teams) })).rounded).toBe(printed);
  });

  test('the exact value is kept beside the printed one', () => {
    const value = computeIndicator(given({}));
    expect(value.value!.eq(Rational.of(943 * 3450 * 100, 3_658_649))).toBe(true);
    expect(value.status).toBe('computed');
  });

  test('without a denominator the count stays', () => {
    const value = computeIndicator(
      given({
        card: maternal,
        method: maternal.methods[0]!,
        numerator: Rational.of(3),
        denominator: { label: '', value: null, reason: 'não há', files: [] },
      }),
    );
    expect(value).toMatchObject({ status: 'no-denominator', value: null, rounded: null, reason: 'não há' });
    expect(value.numerator!.toDecimal(0)).toBe('3');
    expect(value.explained!.op).toBe('count');
  });

  test('without a denominator what is missing of the count is still told', () => {
    const denominator = { label: '', value: null, reason: 'não há', files: [] };
    const value = computeIndicator(given({ denominator, needed: ['2023-11', '2023-12'] }));
    expect(value).toMatchObject({
      status: 'no-denominator',
      reason: expect.stringMatching(/^não há 1 de 2 competências de dezembro de 2023/),
    });
  });

  test('a missing month makes the value partial and says so', () => {
    const value = computeIndicator(given({ needed: ['2023-11', '2023-12'] }));
    expect(value.status).toBe('partial');
    expect(value.reason).toContain('1 de 2');
  });

  test('a stock of a year that has no last month is partial and names the month it reaches', () => {
    const year = { period: parsePeriod('2024'), needed: ['2024-12'] };
    expect(computeIndicator(given({ ...year, present: ['2024-04'] }))).toMatchObject({
      status: 'partial',
      until: '2024-04',
      rounded: '88.92',
      reason: 'Até abr 2024, a última competência carregada de 2024: o período só fecha com dez 2024.',
    });
    expect(computeIndicator(given({ ...year, present: ['2024-12'] }))).toMatchObject({
      status: 'computed',
      until: null,
      reason: null,
    });
  });

  test('the whole is made of counts: it lies between its parts, and is no mean of percentages', () => {
    const count = fc.integer({ min: 1, max: 9_999 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const of = (numerator: number, people: number) =>
          computeIndicator(
            given({
              numerator: Rational.of(numerator),
              denominator: { label: '', value: Rational.of(people), reason: null, files: [] },
            }),
          ).value!;
        const [one, two, whole] = [of(a, b), of(c, d), of(a + c, b + d)];
        const [low, high] = one.lt(two) ? [one, two] : [two, one];
        return !whole.lt(low) && !whole.gt(high);
      }),
    );
  });
});
