import { Rational } from '../../../../kernel/rational.ts';
import { covers } from '../dated.ts';
import { evaluate } from '../evaluate.ts';
import type { Node } from '../nodes.ts';
import type { Agreement } from '../programme.ts';
import { CaseKeys } from './case-keys.ts';
import { readerOf, scaledDecimal } from './facts.ts';
import { lower, type PlanKey } from './lower.ts';
import { NONE, type Place, type Plan } from './plan.ts';
import { CHUNK, choicesOf, leafColumns, type OnChunk, type Run, run } from './run.ts';
import { type AtCase, TreePattern, varyingSlots } from './tree-pattern.ts';

/** A stated fact as it is written: decimal text, yes or no, or nothing yet. */
export type Written = string | boolean | null;

/** The law of the cases, and the agreement whose recorded facts serve all of them where they state none. */
export type StatedLaw = PlanKey & { readonly agreement: Agreement };

/** The fact of each case, in order, for an input of the programme. */
export type WrittenColumns = (input: string) => readonly Written[];

/** What cases that state their facts pay, by their place in the list. */
interface StatedRun {
  /** BRL and multiples of the SUS table as decimal text with two places; null where the plan does not settle the case. */
  of(at: number): { readonly amount: string; readonly factor: string } | null;
}

type OnTree = (at: number, tree: Node) => void;
type Facts = ReadonlyMap<string, readonly Written[]>;

/** A plan for cases that state their facts: made once for a law, run as often as wanted. */
export class StatedPlan {
  readonly #law: StatedLaw;
  readonly #plan: Plan;
  readonly #keys: CaseKeys;
  readonly #varying: ReadonlySet<number>;
  readonly #patterns = new Map<number, TreePattern>();
  readonly #valid: boolean;

  constructor(law: StatedLaw) {
    this.#law = law;
    this.#plan = lower(law);
    this.#keys = new CaseKeys(this.#plan);
    this.#varying = varyingSlots(this.#plan);
    const day = `${law.competencia}-01`;
    this.#valid = [law.programme, law.agreement].every(({ effect }) => covers(effect, day));
  }

  /**
   * Calculates the cases from their written facts, with no exact number made for each. `onTree` is told, in order, the tree of
   * each case that the plan settles, every node of it made: what the evaluator gives.
   */
  run(cases: number, written: WrittenColumns, onTree?: OnTree): StatedRun {
    const plan = this.#plan;
    const facts: Facts = new Map([...this.#law.stated].map((input) => [input, written(input)]));
    const columns = leafColumns(plan, cases);
    const recorded = { ...this.#law, stated: {} };
    plan.leaves.forEach((leaf, k) => {
      const column = columns[k] as Float64Array;
      if (leaf.from === 'stated') fill(column, leaf.places, facts.get(leaf.input) ?? []);
      else column.fill(readerOf(leaf, recorded)(recorded));
    });
    const trees = onTree && this.#valid ? this.#growing(facts, onTree) : undefined;
    const { settled, amount, factor } = run(plan, columns, cases, trees);
    const [factorText, amountText] = [decimals(plan.factor), decimals(plan.amount)];
    return {
      of: (at) => {
        if (!this.#valid || settled[at] !== 1) return null;
        return { amount: amountText(amount[at] as number), factor: factorText(factor[at] as number) };
      },
    };
  }

  /** Makes the trees of each chunk while its columns are there. */
  #growing(facts: Facts, onTree: OnTree): OnChunk {
    const keys = new Float64Array(CHUNK);
    return (slots, result, from, count) => {
      this.#keys.fill(keys, slots, result, from, count);
      for (let i = 0; i < count; i++) {
        if (result.settled[from + i] !== 1) continue;
        const key = keys[i] as number;
        const pattern =
          this.#patterns.get(key) ?? this.#patternOf(key, facts, result, from + i, { slots, at: i });
        onTree(from + i, pattern.treeOf(slots, i));
      }
    };
  }

  #patternOf(key: number, facts: Facts, result: Run, at: number, of: AtCase): TreePattern {
    const stated = Object.fromEntries([...facts].map(([input, column]) => [input, exactly(column[at])]));
    const taken = choicesOf(this.#plan, result, at);
    const tree = evaluate(this.#law.programme.result.amount, { ...this.#law, stated, taken });
    const pattern = new TreePattern(tree, this.#plan, this.#varying, of);
    if (this.#keys.distinct) this.#patterns.set(key, pattern);
    return pattern;
  }
}

function exactly(value: Written = null): Rational | boolean | null {
  return typeof value === 'string' ? Rational.parse(value) : value;
}

function fill(column: Float64Array, places: number, written: readonly Written[]): void {
  for (let at = 0; at < column.length; at++) column[at] = integerOf(written[at] ?? null, places);
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
