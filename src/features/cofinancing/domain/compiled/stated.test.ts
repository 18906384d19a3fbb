import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOf, type Texts } from '../../../../../test/fixtures/cofinancing.ts';
import { randomProgramme } from '../../../../../test/fixtures/random-programme.ts';
import { Random } from '../../../../../test/random.ts';
import { AppError } from '../../../../kernel/app-error.ts';
import { type Explained, explainedJson, findExplained } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Case } from '../evaluate.ts';
import { calculatePayment } from '../payment.ts';
import { StatedPlan, type Written } from './stated.ts';

const exactly = (value: Written) => (typeof value === 'string' ? Rational.parse(value) : value);

/** The trees that a plan gives of cases of one law, by place, and what it says each pays. */
function byPlan(law: Case, cases: readonly Record<string, Written>[]) {
  const trees: Explained[] = [];
  const plan = new StatedPlan({ ...law, stated: new Set(Object.keys(cases[0] ?? {})) });
  const run = plan.run(
    cases.length,
    (input) => cases.map((each) => each[input] ?? null),
    (at, tree) => {
      trees[at] = tree;
    },
  );
  return { trees, amounts: cases.map((_, at) => run.of(at)?.amount ?? null) };
}

/** The tree by the evaluator alone, or null where it refuses. */
function byEvaluator(law: Case, facts: Record<string, Written>) {
  const stated = Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, exactly(value)]));
  try {
    return calculatePayment({ ...law, stated }).explained;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return null;
  }
}

/** Every tree of the plan is the evaluator's, node by node; how many there were. */
function expectSameTrees(law: Case, cases: readonly Record<string, Written>[]): number {
  const { trees, amounts } = byPlan(law, cases);
  cases.forEach((facts, at) => {
    const tree = trees[at];
    expect(tree === undefined).toBe(amounts[at] === null);
    if (tree === undefined) return;
    const expected = byEvaluator(law, facts);
    expect(explainedJson(tree)).toEqual(expected && explainedJson(expected));
    expect((tree.value as Rational).toDecimal(2)).toBe(amounts[at]);
  });
  return trees.filter((tree) => tree !== undefined).length;
}

const percent = (random: Random) =>
  random.oneIn(2) ? `${random.below(130)}` : (random.below(13_000) / 100).toFixed(2);

const quadroFacts = (random: Random): Record<string, Written> => ({
  base: (random.below(200_000_000) / 100).toFixed(2),
  ppi: percent(random),
  referral: percent(random),
  cac: random.oneIn(4) ? null : percent(random),
  sanitary: random.oneIn(2),
  equity: random.oneIn(2),
});

describe('the trees of cases that state their facts', () => {
  it('are those of the evaluator, under any answers to the questions and over more than one chunk', () => {
    const random = new Random(7);
    const answers: Texts[] = [{}, { bands: 'lower-band', equity: 'inside', art1: 'cap' }, { art1: 'fixed' }];
    for (const readings of answers) {
      const cases = Array.from({ length: 700 }, () => quadroFacts(random));
      expect(expectSameTrees(caseOf({}, readings, '2020-10'), cases)).toBe(700);
    }
  });

  it('are those of the evaluator for random programmes', () => {
    let trees = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const law = randomProgramme(seed).nextCase();
        const random = new Random(seed, 1);
        const facts = (): Record<string, Written> => ({
          share: percent(random),
          perhaps: random.oneIn(3) ? null : percent(random),
          money: (random.below(1_000_000) / 100).toFixed(2),
          flag: random.oneIn(2),
        });
        trees += expectSameTrees(law, Array.from({ length: 12 }, facts));
      }),
      { numRuns: 150 },
    );
    expect(trees).toBeGreaterThan(200);
  });

  it('share what the law says and keep their own numbers, also long after the run', () => {
    const facts = { base: '100.00', ppi: '80', referral: '36.2', cac: null, sanitary: true, equity: false };
    const cases = Array.from({ length: 1200 }, (_, i) => ({ ...facts, base: `${i}.00` }));
    const { trees } = byPlan(caseOf(), cases);
    const score = (tree: Explained | undefined) => tree && findExplained(tree, 'sanitary.score');
    expect(score(trees[0])).toBe(score(trees[1199]));
    expect(trees.map((tree) => String(tree.value))).toEqual(
      cases.map(({ base }) => Rational.parse(base).mul(Rational.parse('1.55')).toString()),
    );
    expect(trees[0]?.inputs).toBe(trees[0]?.inputs);
  });

  it('are not given where the law of the month does not hold, nor where the plan leaves the case to the evaluator', () => {
    const facts = quadroFacts(new Random(1));
    expect(byPlan(caseOf({}, {}, '2020-06'), [facts]).trees).toEqual([]);
    const hole = { ...facts, referral: '30.65' };
    expect(
      byPlan(caseOf({}, { bands: 'as-printed' }), [hole, { ...facts, ppi: '55' }]).trees[0],
    ).toBeUndefined();
  });
});
