import { type Money, money } from '../../../kernel/money.ts';
import { Rational } from '../../../kernel/rational.ts';
import { calculateMany, type Outcome } from './compiled/many.ts';
import { type Case, tableBands } from './evaluate.ts';
import { type Node, numberOf } from './nodes.ts';
import type { Payment } from './payment.ts';
import type { Input, Rule } from './programme.ts';

/** What a criterion lacks to reach the next band, and what that band would pay. */
export interface NextBand {
  /** The rule that scores it, as in the tree. */
  readonly rule: string;
  readonly criterion: string;
  readonly label: string;
  /** The next band as printed; for a yes-or-no, its name. */
  readonly printed: string;
  /** `points` of a percentage up to the threshold, a `first-value` where there is none yet, or a `yes` to a yes-or-no. */
  readonly needs: 'points' | 'first-value' | 'yes';
  /** Percentage points up to the threshold, from zero where there is no value yet; where `strictly`, the value must pass it. */
  readonly distance: Rational | null;
  readonly strictly: boolean;
  readonly gain: Rational;
  /** Difference of the month's payment, in whole cents. */
  readonly difference: Money;
}

/** The next step of a criterion, before it is known what it pays. */
type Step = Pick<NextBand, 'printed' | 'needs' | 'distance' | 'strictly'> & {
  readonly score: Rational;
  /** What is stated to take it. */
  readonly reached: Rational | true;
};

/** For each scored criterion below its best band, the way to the next one. */
export function nextBandsOf(on: Case, payment: Payment): NextBand[] {
  const steps = on.programme.result.criteria.flatMap(({ rule, input }) => {
    const node = payment.criteria.find((each) => each.id === rule);
    const step = node && stepOf(on, rule, input, node);
    return node && step?.score.gt(numberOf(node)) ? [{ rule, input, node, step }] : [];
  });
  const outcomes = calculateMany(
    steps.map(({ input, step }) => ({ ...on, stated: { ...on.stated, [input]: step.reached } })),
  );
  return steps.map(({ rule, input, node, step: { score, reached: _, ...step } }, i) => ({
    rule,
    criterion: input,
    label: node.label,
    ...step,
    gain: score.sub(numberOf(node)),
    difference: differenceOf(outcomes[i] as Outcome, payment.amount),
  }));
}

function differenceOf(outcome: Outcome, amount: Money): Money {
  return money('refusal' in outcome ? Rational.zero : outcome.amount.sub(amount));
}

function stepOf(on: Case, rule: string, input: string, node: Node): Step | null {
  const kind = on.programme.inputs.find(({ id }) => id === input)?.kind;
  return kind === 'yes-no' ? yesStep(on, rule, input, node) : bandStep(on, rule, kind, node);
}

/** What a yes would score, where the answer is no. */
function yesStep(on: Case, rule: string, input: string, { inputs: [condition] }: Node): Step | null {
  if (condition?.value !== false) return null;
  const [outcome] = calculateMany([{ ...on, stated: { ...on.stated, [input]: true } }]);
  if (outcome === undefined || 'refusal' in outcome) return null;
  const yes = outcome.explain().criteria.find(({ id }) => id === rule);
  if (yes === undefined) return null;
  const { label } = condition;
  return {
    printed: label,
    needs: 'yes',
    distance: null,
    strictly: false,
    score: numberOf(yes),
    reached: true,
  };
}

/** The lowest band above the value that scores more; from zero where there is no value yet. */
function bandStep(on: Case, rule: string, kind: Input['kind'] | undefined, node: Node): Step | null {
  const band = bandRuleOf(on, rule);
  const given = node.inputs[0]?.value;
  const isFirst = node.op !== 'band' && kind === 'percent-or-none' && given === null;
  if (band === null || !(isFirst || (node.op === 'band' && given instanceof Rational))) return null;
  const value = given instanceof Rational ? given : Rational.zero;
  const { bands } = tableBands(on, band.table, on.readings[band.by] ?? '');
  const next = bands.find(
    ({ from, value: score }) => from !== null && !from.lt(value) && score.value.gt(numberOf(node)),
  );
  if (!next?.from) return null;
  const strictly = !next.fromInclusive;
  return {
    printed: next.printed,
    needs: isFirst ? 'first-value' : 'points',
    distance: next.from.sub(value),
    strictly,
    score: next.value.value,
    reached: strictly ? next.from.add(JUST_ABOVE) : next.from,
  };
}

const JUST_ABOVE = Rational.of(1, 1_000_000);

/** The band rule of a criterion, also where it is scored only when its value is there. */
function bandRuleOf({ programme }: Case, rule: string): Extract<Rule, { op: 'band' }> | null {
  const definition = programme.rules[rule];
  const inner = definition?.op === 'when' ? programme.rules[definition.then] : definition;
  return inner?.op === 'band' ? inner : null;
}
