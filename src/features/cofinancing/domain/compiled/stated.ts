import { Rational } from '../../../../kernel/rational.ts';
import { covers } from '../dated.ts';
import type { Agreement } from '../programme.ts';
import { factOf, scaledDecimal } from './facts.ts';
import { lower, type PlanKey } from './lower.ts';
import { NONE, type Place } from './plan.ts';
import { choicesOf, leafColumns, run } from './run.ts';

/** A stated fact as it is written: decimal text, yes or no, or nothing yet. */
export type Written = string | boolean | null;

/** What cases that state all their facts pay, by their place in the list. */
export interface StatedRun {
  /** BRL and multiples of the SUS table as decimal text with two places; null where the plan does not settle the case. */
  of(at: number): { readonly amount: string; readonly factor: string } | null;
  /** What the plan chose for the case, by rule, as the evaluator follows it. */
  taken(at: number): ReadonlyMap<string, number>;
}

/** The law of the cases, and the agreement whose recorded facts serve all of them where they state none. */
export type StatedLaw = PlanKey & { readonly agreement: Agreement };

/**
 * Calculates cases from their written facts, with no number made for each: `written` gives the fact of case `at` for an input of
 * the programme.
 */
export function calculateStated(
  key: StatedLaw,
  cases: number,
  written: (input: string) => (at: number) => Written,
): StatedRun {
  const plan = lower(key);
  const recorded = { ...key, stated: {} };
  const columns = leafColumns(plan, cases);
  plan.leaves.forEach((leaf, k) => {
    if (leaf.from === 'stated') fill(columns[k] as Float64Array, leaf.places, written(leaf.input));
    else columns[k]?.fill(factOf(leaf, recorded));
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
    taken: (at) => choicesOf(plan, result, at),
  };
}

function fill(column: Float64Array, places: number, written: (at: number) => Written): void {
  for (let at = 0; at < column.length; at++) column[at] = integerOf(written(at), places);
}

function integerOf(value: Written, places: number): number {
  if (typeof value === 'string') return scaledDecimal(value, places);
  return value === null ? NONE : Number(value);
}

/** Two places, half up: cents by their digits, anything else once for each different value. */
function decimals({ scale }: Place): (value: number) => string {
  if (scale === 100n) return centsText;
  const known = new Map<number, string>();
  return (value) => {
    const text = known.get(value) ?? Rational.of(BigInt(value), scale).toDecimal(2);
    if (known.size < 1000) known.set(value, text);
    return text;
  };
}

function centsText(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const rest = Math.abs(cents) - whole * 100;
  return `${cents < 0 ? '-' : ''}${whole}.${rest < 10 ? '0' : ''}${rest}`;
}
