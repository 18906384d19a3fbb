import type { RoundingMode } from '../../../../kernel/rational.ts';
import {
  type BandStep,
  type Leaf,
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
export const CHUNK = 512;

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

/** Told of each chunk with its columns, by slot, which are its own: `count` cases, the first of which is case `from`. */
export type OnChunk = (slots: readonly Float64Array[], result: Run, from: number, count: number) => void;

/** Calculates every case of the columns. */
export function run(plan: Plan, leaves: readonly Float64Array[], cases: number, onChunk?: OnChunk): Run {
  const result: Run = {
    choices: plan.choices.map(() => new Uint8Array(cases)),
    amount: new Float64Array(cases),
    factor: new Float64Array(cases),
    base: new Float64Array(cases),
    settled: new Uint8Array(cases),
  };
  const constants = new Map(plan.constants.map(({ out, value }) => [out, columnOf(cases).fill(value)]));
  const slotsOf = (): Float64Array[] =>
    Array.from({ length: plan.slots }, (_, out) => constants.get(out) ?? columnOf(cases));
  let slots = slotsOf();
  for (let from = 0; from < cases; from += CHUNK) {
    const count = Math.min(CHUNK, cases - from);
    if (onChunk && from > 0) slots = slotsOf();
    for (let i = 0; i < leaves.length; i++)
      slots[(plan.leaves[i] as Leaf).out] = (leaves[i] as Float64Array).subarray(from, from + count);
    for (const step of plan.steps) apply(step, slots, result.choices, from, count);
    keep(plan, slots, result, from, count);
    onChunk?.(slots, result, from, count);
  }
  return result;
}

const columnOf = (cases: number) => new Float64Array(Math.min(CHUNK, cases));

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
  return Math.abs(value) <= MOST ? value : UNSETTLED;
}

/** Terms that are each so small that no part of the sum can leave the exact numbers. */
function sum(out: Float64Array, slots: readonly Float64Array[], of: readonly Operand[], count: number): void {
  const most = MOST / of.length;
  out.fill(0, 0, count);
  for (const { slot, by } of of) {
    const term = slots[slot] as Float64Array;
    for (let i = 0; i < count; i++) {
      const value = (term[i] as number) * by;
      out[i] = (out[i] as number) + (Math.abs(value) <= most ? value : UNSETTLED);
    }
  }
}

function times(out: Float64Array, a: Float64Array, b: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) out[i] = exact((a[i] as number) * (b[i] as number));
}

function cap(out: Float64Array, slots: readonly Float64Array[], step: StepOf<'cap'>, count: number): void {
  const [of, limit] = [slots[step.of.slot] as Float64Array, slots[step.limit.slot] as Float64Array];
  const [ofBy, limitBy] = [step.of.by, step.limit.by];
  for (let i = 0; i < count; i++)
    out[i] = Math.min(exact((of[i] as number) * ofBy), exact((limit[i] as number) * limitBy));
}

function band(
  out: Float64Array,
  slots: readonly Float64Array[],
  { cuts, scores, rows, of: { slot, by } }: BandStep,
  choice: Uint8Array,
  count: number,
): void {
  const of = slots[slot] as Float64Array;
  for (let i = 0; i < count; i++) {
    const at = stretchOf(cuts, exact((of[i] as number) * by));
    out[i] = scores[at] as number;
    choice[i] = rows[at] as number;
  }
}

/** Which stretch between cuts holds the value; the one after the last where there is no value. */
function stretchOf(cuts: Float64Array, value: number): number {
  if (Number.isNaN(value)) return cuts.length + 1;
  if (cuts.length > FEW) return bisected(cuts, value);
  let at = 0;
  for (let k = 0; k < cuts.length; k++) at += (cuts[k] as number) <= value ? 1 : 0;
  return at;
}

/** Comparing with each cut is faster than choosing halves as long as they are few. */
const FEW = 12;

function bisected(cuts: Float64Array, value: number): number {
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
