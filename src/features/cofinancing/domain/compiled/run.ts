import type { RoundingMode } from '../../../../kernel/rational.ts';
import {
  type BandStep,
  NO_CHOICE,
  NONE,
  type Operand,
  type Plan,
  type Step,
  UNSETTLED,
  type WhenStep,
} from './plan.ts';

type StepOf<O extends Step['op']> = Extract<Step, { op: O }>;

const MOST = Number.MAX_SAFE_INTEGER;
/** Cases that go through all steps before the next: their columns stay in the processor's cache. */
const CHUNK = 512;

/** What a plan gave for many cases, column by column. With its facts, the choices of a case are its whole trace. */
export interface Run {
  /** Choice by choice: the row of the table, or 1 for `then` and 0 for `otherwise`; `NO_CHOICE` where nothing was chosen. */
  readonly choices: readonly Uint8Array[];
  readonly amount: Float64Array;
  readonly factor: Float64Array;
  readonly base: Float64Array;
  /** 1 where the three results and every criterion are decided. */
  readonly settled: Uint8Array;
}

/** Room for the facts of `cases` cases, to be filled before `run`. */
export function leafColumns(plan: Plan, cases: number): Float64Array[] {
  return plan.leaves.map(() => new Float64Array(cases));
}

/** Calculates every case of the columns. */
export function run(plan: Plan, leaves: readonly Float64Array[], cases: number): Run {
  const result: Run = {
    choices: plan.choices.map(() => new Uint8Array(cases)),
    amount: new Float64Array(cases),
    factor: new Float64Array(cases),
    base: new Float64Array(cases),
    settled: new Uint8Array(cases),
  };
  const slots = Array.from({ length: plan.slots }, () => new Float64Array(Math.min(CHUNK, cases)));
  for (const { out, value } of plan.constants) slots[out]?.fill(value);
  for (let from = 0; from < cases; from += CHUNK) {
    const count = Math.min(CHUNK, cases - from);
    plan.leaves.forEach(({ out }, i) => {
      slots[out]?.set((leaves[i] as Float64Array).subarray(from, from + count));
    });
    for (const step of plan.steps) apply(step, slots, result.choices, from, count);
    keep(plan, slots, result, from, count);
  }
  return result;
}

/** What a plan chose for a case, by rule. */
export function choicesOf(plan: Plan, { choices }: Run, at: number): ReadonlyMap<string, number> {
  const chosen = plan.choices.map((rule, k): [string, number] => [rule, choices[k]?.[at] ?? NO_CHOICE]);
  return new Map(chosen.filter(([, choice]) => choice !== NO_CHOICE));
}

function keep(plan: Plan, slots: readonly Float64Array[], result: Run, from: number, count: number): void {
  const column = (slot: number) => (slots[slot] as Float64Array).subarray(0, count);
  const [amount, factor, base] = [plan.amount, plan.factor, plan.base].map(({ slot }) => column(slot)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  result.amount.set(amount, from);
  result.factor.set(factor, from);
  result.base.set(base, from);
  const { settled } = result;
  for (let i = 0; i < count; i++) {
    const sound =
      isNumber(amount[i] as number) && isNumber(factor[i] as number) && isNumber(base[i] as number);
    settled[from + i] = sound ? 1 : 0;
  }
  for (const slot of plan.criteria) {
    const values = column(slot);
    for (let i = 0; i < count; i++) if (Number.isNaN(values[i])) settled[from + i] = 0;
  }
}

const isNumber = (value: number) => value - value === 0;

function apply(
  step: Step,
  slots: readonly Float64Array[],
  choices: readonly Uint8Array[],
  from: number,
  count: number,
): void {
  const out = slots[step.out] as Float64Array;
  switch (step.op) {
    case 'sum':
      sum(out, slots, step.of, count);
      break;
    case 'times':
      times(out, slots[step.a] as Float64Array, slots[step.b] as Float64Array, count);
      break;
    case 'cap':
      cap(out, slots, step, count);
      break;
    case 'band':
      band(out, slots, step, (choices[step.choice] as Uint8Array).subarray(from), count);
      break;
    case 'when':
      when(out, slots, step, (choices[step.choice] as Uint8Array).subarray(from), count);
      break;
    case 'round':
      round(out, slots, step, count);
  }
}

/** The number while it is exact; what is too large, or no number, is not settled. */
function exact(value: number): number {
  return value <= MOST && value >= -MOST ? value : UNSETTLED;
}

function sum(out: Float64Array, slots: readonly Float64Array[], of: readonly Operand[], count: number): void {
  out.fill(0, 0, count);
  for (const { slot, by } of of) {
    const term = slots[slot] as Float64Array;
    for (let i = 0; i < count; i++) out[i] = exact((out[i] as number) + exact((term[i] as number) * by));
  }
}

function times(out: Float64Array, a: Float64Array, b: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) out[i] = exact((a[i] as number) * (b[i] as number));
}

function cap(out: Float64Array, slots: readonly Float64Array[], step: StepOf<'cap'>, count: number): void {
  const [of, limit] = [slots[step.of.slot] as Float64Array, slots[step.limit.slot] as Float64Array];
  const [ofBy, limitBy] = [step.of.by, step.limit.by];
  for (let i = 0; i < count; i++) {
    const [value, most] = [exact((of[i] as number) * ofBy), exact((limit[i] as number) * limitBy)];
    out[i] = value <= most ? value : most < value ? most : UNSETTLED;
  }
}

function band(
  out: Float64Array,
  slots: readonly Float64Array[],
  step: BandStep,
  choice: Uint8Array,
  count: number,
): void {
  const { cuts, rows, scores } = step;
  const { by } = step.of;
  const of = slots[step.of.slot] as Float64Array;
  for (let i = 0; i < count; i++) {
    const value = exact((of[i] as number) * by);
    const row = Number.isNaN(value) ? -1 : (rows[cutsUpTo(cuts, value)] as number);
    out[i] = row < 0 ? UNSETTLED : (scores[row] as number);
    choice[i] = row < 0 ? NO_CHOICE : row;
  }
}

/** How many cuts lie at or below the value. */
function cutsUpTo(cuts: readonly number[], value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function when(
  out: Float64Array,
  slots: readonly Float64Array[],
  step: WhenStep,
  choice: Uint8Array,
  count: number,
): void {
  const [of, then, otherwise] = [step.of, step.held.slot, step.otherwise.slot].map(
    (slot) => slots[slot] as Float64Array,
  ) as [Float64Array, Float64Array, Float64Array];
  const { yesNo } = step;
  for (let i = 0; i < count; i++) {
    const condition = of[i] as number;
    const holds = condition !== NONE && !(yesNo && condition === 0);
    const value = holds ? (then[i] as number) * step.held.by : (otherwise[i] as number) * step.otherwise.by;
    const known = !Number.isNaN(condition);
    out[i] = known ? (value === NONE ? NONE : exact(value)) : UNSETTLED;
    choice[i] = known ? Number(holds) : NO_CHOICE;
  }
}

/**
 * Quotients of integers below 2⁵³ truncate exactly: one that is not whole lies 1/divisor or more from the next whole number, and a
 * double of that size is nearer than that.
 */
function round(
  out: Float64Array,
  slots: readonly Float64Array[],
  step: StepOf<'round'>,
  count: number,
): void {
  const of = slots[step.of.slot] as Float64Array;
  const { divisor, mode } = step;
  const { by } = step.of;
  for (let i = 0; i < count; i++) {
    const value = exact((of[i] as number) * by);
    const magnitude = Math.abs(value);
    const quotient = Math.trunc(magnitude / divisor);
    const up = mode === 'truncate' ? 0 : carry(magnitude - quotient * divisor, divisor, mode, quotient);
    out[i] = value < 0 ? -(quotient + up) : quotient + up;
  }
}

function carry(rest: number, divisor: number, mode: RoundingMode, quotient: number): 0 | 1 {
  const beyond = rest - (divisor - rest);
  if (beyond !== 0) return beyond > 0 ? 1 : 0;
  return mode === 'half-up' || quotient % 2 === 1 ? 1 : 0;
}
