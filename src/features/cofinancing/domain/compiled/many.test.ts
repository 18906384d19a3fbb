import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreement,
  anyReadings,
  caseOf,
  factsOf,
  programme,
  read,
} from '../../../../../test/fixtures/cofinancing.ts';
import { randomProgramme } from '../../../../../test/fixtures/random-programme.ts';
import { AppError } from '../../../../kernel/app-error.ts';
import { explainedJson } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Case } from '../evaluate.ts';
import { chooseReadings, parseStated } from '../inputs.ts';
import { calculatePayment, type Payment } from '../payment.ts';
import { readerOf, scaledDecimal } from './facts.ts';
import { lower } from './lower.ts';
import { calculateMany, type Outcome } from './many.ts';
import { leafColumns, run } from './run.ts';

const plain = (payment: Payment) => ({
  regime: payment.regime,
  amount: payment.amount.toString(),
  factor: payment.factor.toString(),
  base: payment.base.toString(),
  criteria: payment.criteria.map(explainedJson),
  tree: explainedJson(payment.explained),
});

/** What the evaluator says of a case, or why it refuses. */
function evaluated(on: Case) {
  try {
    return plain(calculatePayment(on));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return { refusal: error.message, details: error.details };
  }
}

function compiled(outcome: Outcome) {
  if ('refusal' in outcome) return { refusal: outcome.refusal.message, details: outcome.refusal.details };
  const payment = outcome.explain();
  const { amount, factor, base } = outcome;
  return { ...plain(payment), amount: amount.toString(), factor: factor.toString(), base: base.toString() };
}

/** How many cases the plan settles by itself. */
function settledOf(cases: readonly Case[]): number {
  return cases.filter((on) => {
    const plan = lower({ ...on, stated: new Set(Object.keys(on.stated)) });
    const columns = leafColumns(plan, 1);
    plan.leaves.forEach((leaf, k) => {
      (columns[k] as Float64Array)[0] = readerOf(leaf, on)(on);
    });
    return run(plan, columns, 1).settled[0] === 1;
  }).length;
}

describe('many cases at once', () => {
  it('pays what the table of 320 combinations says, all of it by the plan', () => {
    const [, ...rows] = read('test/golden/cofinancing/combinations.csv').trim().split('\n');
    const cases = rows.map((row) => {
      const [ppi, referral, cac, sanitary, equity] = row.split(';') as [
        string,
        string,
        string,
        string,
        string,
      ];
      return caseOf({ ppi, referral, cac, sanitary, equity });
    });
    const factors = calculateMany(cases).map((each) => ('factor' in each ? each.factor.toDecimal(2) : ''));
    expect(factors).toEqual(rows.map((row) => row.split(';')[5]));
    expect(rows).toHaveLength(320);
    expect(settledOf(cases)).toBe(320);
  });

  it('gives the amounts, the refusals and the trees of the worked example', () => {
    const golden: { competencia: string; facts: Record<string, string>; readings: Record<string, string> }[] =
      JSON.parse(read('test/golden/cofinancing/cases.json'));
    const cases = golden.map((each) => caseOf(each.facts, each.readings, each.competencia));
    expect(calculateMany(cases, 1).map(compiled)).toEqual(cases.map(evaluated));
  });

  it('gives what the evaluator gives, node by node, for random facts and readings of Quadro 01', () => {
    const hundredths = fc.oneof(
      fc.integer({ min: 0, max: 15_000 }),
      fc.constantFrom(1500, 2100, 3000, 3100, 5000, 10_000),
    );
    const percent = fc.oneof(
      hundredths.map((each) => Rational.of(each, 100).toDecimal(2)),
      fc.constant('30.654321'),
    );
    const base = fc
      .bigInt({ min: 0n, max: 10n ** 16n })
      .map((cents) => Rational.of(cents, 100n).toDecimal(2));
    const facts = factsOf(percent, base);
    const month = fc.constantFrom('2020-06', '2020-07', '2020-10', '2020-11');
    fc.assert(
      fc.property(fc.array(fc.tuple(facts, anyReadings, month), { minLength: 1, maxLength: 20 }), (drawn) => {
        const cases = drawn.map(([given, chosen, at]) => caseOf(given, chosen, at));
        expect(calculateMany(cases, 1).map(compiled)).toEqual(cases.map(evaluated));
      }),
    );
  });

  it('gives what the evaluator gives, node by node, for random programmes', () => {
    let [settled, all] = [0, 0];
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const { nextCase } = randomProgramme(seed);
        const cases = Array.from({ length: 10 }, nextCase);
        settled += settledOf(cases);
        all += cases.length;
        expect(calculateMany(cases, 1).map(compiled)).toEqual(cases.map(evaluated));
      }),
      { numRuns: 100 },
    );
    expect(settled / all).toBeGreaterThan(0.3);
  });

  it('keeps its order across months, readings and kinds of facts, and goes through more than one chunk', () => {
    const readings = chooseReadings(programme, {});
    const cases = Array.from({ length: 1300 }, (_, i): Case => {
      const base = Rational.of(100_000 + i, 100).toDecimal(2);
      const texts: Record<string, string> = i % 3 === 0 ? { base, cac: '92' } : { base };
      const competencia = caseOf({}, {}, i % 2 === 0 ? '2020-08' : '2020-12').competencia;
      return {
        programme,
        agreement,
        competencia,
        knownOn: '2026-11-23',
        readings,
        stated: parseStated(programme, texts),
      };
    });
    const amounts = calculateMany(cases).map((each) =>
      'amount' in each ? each.amount.toDecimal(2) : each.refusal.message,
    );
    const expected = cases.map((on, i) =>
      (on.stated.base as Rational)
        .mul(Rational.parse(i % 3 === 0 ? '2.5' : '2'))
        .round(2, 'truncate')
        .toDecimal(2),
    );
    expect(amounts).toEqual(expected);
  });

  it('refuses to explain by choices that do not come to its amount', () => {
    const outcome = calculateMany([caseOf({ base: '100.00' })], 1)[0] as Exclude<
      Outcome,
      { refusal: AppError }
    >;
    expect(outcome.explain().amount.toDecimal(2)).toBe('200.00');
    Object.defineProperty(outcome, 'amount', { value: Rational.of(1) });
    expect(() => outcome.explain()).toThrow('mesmo caso');
  });
});

describe('decimal text as an integer', () => {
  it.each([
    ['104.61', 4, 1_046_100],
    ['0', 2, 0],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
  ])('%s at %d places', (text, places, expected) => {
    expect(scaledDecimal(text, places)).toBe(expected);
  });

  it.each(['', '.', '1.', '.5', '-1', '+1', '1e3', '1/3', '12.345', '90071992547409.92', '1,5', ' 1'])(
    'leaves "%s" to the evaluator',
    (text) => {
      expect(scaledDecimal(text, 2)).toBeNaN();
    },
  );
});
