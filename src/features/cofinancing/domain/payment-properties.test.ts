import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOf, pay, type Texts } from '../../../../test/fixtures/cofinancing.ts';
import { citationsOf, type Explained, explainedJson } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Case } from './evaluate.ts';
import { calculatePayment } from './payment.ts';

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
  it('the factor is bounded and never falls when a criterion rises', () => {
    const criterion = fc.constantFrom('ppi', 'referral', 'cac');
    fc.assert(
      fc.property(facts, readings, criterion, percent, percent, (given, chosen, name, a, b) => {
        const [low, high] = Rational.parse(a).lt(Rational.parse(b)) ? [a, b] : [b, a];
        const below = pay({ ...given, [name]: low }, chosen).factor;
        const above = pay({ ...given, [name]: high }, chosen).factor;
        expect(below.gt(above)).toBe(false);
        expect(above.gt(Rational.parse(given.equity === 'yes' ? '3.5' : '2.5'))).toBe(false);
        expect(below.numerator >= 0n).toBe(true);
      }),
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

  it('the tree holds the value: replaying it gives the same, exactly', () => {
    fc.assert(
      fc.property(facts, readings, cents, (given, chosen, base) => {
        const { explained } = pay({ ...given, base: amountText(base) }, chosen);
        expect(replay(explained).eq(explained.value)).toBe(true);
      }),
    );
  });

  it('the same case gives the same tree, and order of facts and readings does not matter', () => {
    fc.assert(
      fc.property(facts, readings, (given, chosen) => {
        const reversed = (texts: Texts) => Object.fromEntries(Object.entries(texts).reverse());
        const tree = (one: Case) => JSON.stringify(explainedJson(calculatePayment(one).explained));
        expect(tree(caseOf(reversed(given), reversed(chosen)))).toBe(tree(caseOf(given, chosen)));
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

/** Computes a tree again from its leaves. */
function replay(node: Explained): Rational {
  const inputs = node.inputs.filter(({ value }) => value instanceof Rational).map(replay);
  switch (node.op) {
    case 'sum':
      return inputs.reduce((a, b) => a.add(b), Rational.zero);
    case 'times':
      return inputs.reduce((a, b) => a.mul(b), Rational.one);
    case 'cap':
      return inputs.reduce((a, b) => a.min(b));
    case 'round':
      return (node.value as Rational).eq((inputs[0] as Rational).round(2, 'truncate')) ||
        (node.value as Rational).eq((inputs[0] as Rational).round(2, 'half-up'))
        ? (node.value as Rational)
        : Rational.of(-1);
    default:
      return node.value as Rational;
  }
}

function leaves(node: Explained): Explained[] {
  return node.inputs.length === 0 ? [node] : node.inputs.flatMap(leaves);
}
