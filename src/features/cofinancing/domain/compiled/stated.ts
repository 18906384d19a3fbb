import { Rational } from '../../../../kernel/rational.ts';
import { covers } from '../dated.ts';
import { scaledDecimal } from './facts.ts';
import { lower, type PlanKey } from './lower.ts';
import { type Leaf, NONE, type Place, UNSETTLED } from './plan.ts';
import { leafColumns, run } from './run.ts';

/** A stated fact as it is written: decimal text, yes or no, or nothing yet. */
export type Written = string | boolean | null;

/** What cases that state all their facts pay, by their place in the list. */
export interface StatedRun {
  /** BRL and multiples of the SUS table as decimal text with two places; null where the plan does not settle the case. */
  of(at: number): { readonly amount: string; readonly factor: string } | null;
}

/**
 * Calculates cases from their written facts alone, with no agreement and no number made for each: `written` gives the fact
 * of case `at` for an input of the programme.
 */
export function calculateStated(
  key: PlanKey,
  cases: number,
  written: (input: string, at: number) => Written,
): StatedRun {
  const plan = lower(key);
  const columns = leafColumns(plan, cases);
  plan.leaves.forEach((leaf, k) => {
    fill(columns[k] as Float64Array, leaf, written);
  });
  const result = run(plan, columns, cases);
  const valid = covers(key.programme.effect, `${key.competencia}-01`);
  const factorText = decimals(plan.factor);
  const amountText = decimals(plan.amount);
  return {
    of(at) {
      if (!valid || result.settled[at] !== 1) return null;
      return {
        amount: amountText(result.amount[at] as number),
        factor: factorText(result.factor[at] as number),
      };
    },
  };
}

function fill(column: Float64Array, leaf: Leaf, written: (input: string, at: number) => Written): void {
  for (let at = 0; at < column.length; at++) {
    const value = leaf.from === 'stated' ? written(leaf.input, at) : undefined;
    column[at] = integerOf(value, leaf.places);
  }
}

function integerOf(value: Written | undefined, places: number): number {
  if (typeof value === 'string') return scaledDecimal(value, places);
  if (value === null) return NONE;
  return value === undefined ? UNSETTLED : Number(value);
}

/** Two places, half up, each different value written once. */
function decimals({ scale }: Place): (value: number) => string {
  const known = new Map<number, string>();
  return (value) => {
    const text = known.get(value) ?? Rational.of(BigInt(value), scale).toDecimal(2);
    if (known.size < 1000) known.set(value, text);
    return text;
  };
}
