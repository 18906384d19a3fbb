import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOf, pay, type Texts } from '../../../../test/fixtures/cofinancing.ts';
import { citationsOf, type Explained, explainedJson } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Case } from './evaluate.ts';
import { calculatePayment, type Payment } from './payment.ts';

const percentText = (hundredths: number) => Rational.of(hundredths, 100).toDecimal(2);
const percent = fc.integer({ min: 0, max: 20_000 }).map(percentText);
const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
const amountText = (value: bigint) => Rational.of(value, 100n).toDecimal(2);
const yesNo = fc.constantFrom('yes', 'no');
const facts = fc.record({
  ppi: percent,
  referral: percent,
  cac: fc.oneof(percent, fc.constant('none')),
  sanitary: yesNo,
  equity: yesNo,
});
const readings = fc.record({
  bands: fc.constantFrom('integer-thresholds', 'lower-band'),
  equity: fc.constantFrom('outside-ceiling', 'inside'),
  rounding: fc.constantFrom('truncate', 'half-up'),
  'cac-first-year': fc.constantFrom('zero', 'neutral'),
});

describe('properties', () => {
  it('the factor is bounded and never falls when a criterion rises, a licence comes or the region is named', () => {
    const rising = fc.oneof(
      fc.tuple(fc.constantFrom('ppi', 'referral', 'cac'), percent, percent).map(([name, a, b]) => {
        const [low, high] = Rational.parse(a).lt(Rational.parse(b)) ? [a, b] : [b, a];
        return { name, low, high };
      }),
      fc.constantFrom('sanitary', 'equity').map((name) => ({ name, low: 'no', high: 'yes' })),
    );
    fc.assert(
      fc.property(facts, readings, rising, cents, (given, chosen, { name, low, high }, base) => {
        const [below, above] = [low, high].map((value) =>
          pay({ ...given, base: amountText(base), [name]: value }, chosen),
        ) as [Payment, Payment];
        expect(below.factor.gt(above.factor)).toBe(false);
        expect(below.amount.gt(above.amount)).toBe(false);
        const named = name === 'equity' || given.equity === 'yes';
        expect(above.factor.gt(Rational.parse(named ? '3.5' : '2.5'))).toBe(false);
        expect(below.factor.numerator >= 0n).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('the payment is linear in the production but for one cent', () => {
    fc.assert(
      fc.property(facts, cents, cents, (given, a, b) => {
        const amount = (value: bigint) => pay({ ...given, base: amountText(value) }).amount;
        const apart = amount(a).add(amount(b));
        const difference = amount(a + b)
          .sub(apart)
          .abs();
        expect(difference.gt(Rational.of(1, 100))).toBe(false);
      }),
    );
  });

  it('the same case gives the same tree, and the order in which facts were stated or recorded does not matter', () => {
    fc.assert(
      fc.property(facts, readings, (given, chosen) => {
        const reversed = (texts: Texts) => Object.fromEntries(Object.entries(texts).reverse());
        const tree = (one: Case) => JSON.stringify(explainedJson(calculatePayment(one).explained));
        const [one, other] = [caseOf(given, chosen), caseOf(reversed(given), reversed(chosen))];
        const filed = { ...other.agreement, facts: other.agreement.facts.toReversed() };
        expect(tree({ ...other, agreement: filed })).toBe(tree(one));
        expect(tree(one)).toBe(tree(one));
      }),
    );
  });

  it('every score and every recorded fact names its article', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { explained } = pay(given);
        const bare = leaves(explained).filter((node) => !node.cite && !node.note?.includes('simulação'));
        expect(bare.map(({ id }) => id)).toEqual([]);
        expect(citationsOf(explained).length).toBeGreaterThan(5);
      }),
    );
  });
});

function leaves(node: Explained): Explained[] {
  return node.inputs.length === 0 ? [node] : node.inputs.flatMap(leaves);
}
