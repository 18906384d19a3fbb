import { AppError } from '../../../../kernel/app-error.ts';
import { type Money, money } from '../../../../kernel/money.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { covers } from '../dated.ts';
import type { Case } from '../evaluate.ts';
import { beyondLimit } from '../factor-limit.ts';
import { calculatePayment, type Payment } from '../payment.ts';
import { readerOf } from './facts.ts';
import { lower } from './lower.ts';
import type { Place, Plan } from './plan.ts';
import { choicesOf, leafColumns, type Run, run } from './run.ts';

/** What one case pays; its tree is made when it is asked for. */
interface Calculated {
  /** Whole cents. */
  readonly amount: Money;
  readonly factor: Rational;
  readonly base: Rational;
  explain(): Payment;
}

/** A case that law or facts give no value says why. */
export type Outcome = Calculated | { readonly refusal: AppError };

/**
 * Calculates many cases, in their order: those of the same programme, month, readings and kinds of stated facts go through one
 * plan together. What the plan does not settle, and what is of so few that none is worth making, `calculatePayment` does, or refuses.
 * @throws AppError other than `refused`, where a programme is not sound
 */
export function calculateMany(cases: readonly Case[], fewest: number = WORTH_A_PLAN): Outcome[] {
  const outcomes = new Array<Outcome>(cases.length);
  for (const indexes of alike(cases)) {
    const group = indexes.map((index) => cases[index] as Case);
    const settle = group.length < fewest ? byEvaluator(group) : settleAlike(group);
    indexes.forEach((index, i) => {
      outcomes[index] = settle(i);
    });
  }
  return outcomes;
}

/** A plan takes as long to make as the evaluator takes for one case or two. */
const WORTH_A_PLAN = 3;

const byEvaluator = (group: readonly Case[]) => (i: number) => byEvaluating(group[i] as Case);

function settleAlike(group: readonly Case[]): (i: number) => Outcome {
  const first = group[0] as Case;
  const stated = first.programme.inputs.flatMap(({ id }) => (first.stated[id] === undefined ? [] : [id]));
  const plan = lower({ ...first, stated: new Set(stated) });
  const columns = leafColumns(plan, group.length);
  plan.leaves.forEach((leaf, k) => {
    const column = columns[k] as Float64Array;
    const read = readerOf(leaf, first);
    for (let i = 0; i < group.length; i++) column[i] = read(group[i] as Case);
  });
  const result = run(plan, columns, group.length);
  const day = `${first.competencia}-01`;
  const valid = covers(first.programme.effect, day);
  return (i) => {
    const on = group[i] as Case;
    const settled =
      valid && result.settled[i] === 1 && covers(on.agreement.effect, day) && beyondLimit(on).length === 0;
    return settled ? new Settled(plan, result, i, on) : byEvaluating(on);
  };
}

/** Places in the list of the cases that one plan serves. */
function alike(cases: readonly Case[]): number[][] {
  const months = new Map<string, number[][]>();
  cases.forEach((on, index) => {
    const groups = months.get(on.competencia) ?? [];
    months.set(on.competencia, groups);
    const group = groups.find(([first]) => sharePlan(cases[first as number] as Case, on));
    if (group) group.push(index);
    else groups.push([index]);
  });
  return [...months.values()].flat();
}

function sharePlan(a: Case, b: Case): boolean {
  return (
    a.programme === b.programme &&
    a.knownOn === b.knownOn &&
    a.programme.readings.every(({ id }) => a.readings[id] === b.readings[id]) &&
    a.programme.inputs.every(({ id }) => (a.stated[id] === undefined) === (b.stated[id] === undefined))
  );
}

function byEvaluating(on: Case): Outcome {
  try {
    const payment = calculatePayment(on);
    return { ...payment, explain: () => payment };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return { refusal: error };
  }
}

/** One case of a run: its place in the columns. */
class Settled implements Calculated {
  readonly #plan: Plan;
  readonly #run: Run;
  readonly #at: number;
  readonly #case: Case;

  constructor(plan: Plan, result: Run, at: number, on: Case) {
    this.#plan = plan;
    this.#run = result;
    this.#at = at;
    this.#case = on;
  }

  get amount(): Money {
    return money(exactly(this.#run.amount[this.#at] as number, this.#plan.amount));
  }

  get factor(): Rational {
    return exactly(this.#run.factor[this.#at] as number, this.#plan.factor);
  }

  get base(): Rational {
    return exactly(this.#run.base[this.#at] as number, this.#plan.base);
  }

  /** The tree, along the choices of the trace. @throws AppError `internal` where it does not come to the same amount */
  explain(): Payment {
    const payment = calculatePayment({ ...this.#case, taken: choicesOf(this.#plan, this.#run, this.#at) });
    if (payment.amount.eq(this.amount)) return payment;
    throw new AppError(
      'internal',
      `O plano dá ${this.amount} e a árvore dá ${payment.amount} para o mesmo caso.`,
    );
  }
}

function exactly(value: number, { scale }: Place): Rational {
  return Rational.of(BigInt(value), scale);
}
