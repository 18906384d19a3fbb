import type { Unit } from '../../../../kernel/explained.ts';
import type { RoundingMode } from '../../../../kernel/rational.ts';

/**
 * A programme under one set of readings, for the law of one month, with one set of stated facts, as flat operations over
 * integers: every slot holds a column of exact values times its `scale`. Nothing is looked up by name while it runs.
 *
 * A slot's number may also say that there is none: `NONE` for a value that is not there yet (null in the rules), `UNSETTLED`
 * where the plan does not decide — a refusal, a number with more places than the scale or too large to be exact. The
 * evaluator (`evaluate.ts`) decides those, with its reason.
 */
export interface Plan {
  readonly leaves: readonly Leaf[];
  readonly constants: readonly { readonly out: number; readonly value: number }[];
  readonly steps: readonly Step[];
  readonly slots: number;
  /** The rules whose choices a calculation keeps, in the order of its trace. */
  readonly choices: readonly string[];
  /** Where the value of each rule is. */
  readonly places: ReadonlyMap<string, Place>;
  readonly amount: Place;
  readonly factor: Place;
  readonly base: Place;
  /** Slots that must hold a value, or none yet, for a case to be settled. */
  readonly criteria: readonly number[];
}

export const NONE = Number.POSITIVE_INFINITY;
export const UNSETTLED = Number.NaN;
/** In a trace: nothing was chosen. */
export const NO_CHOICE = 255;

/** Where a value is, and by what it is multiplied there. */
export interface Place {
  readonly slot: number;
  readonly scale: bigint;
}

/** What a case brings: a stated fact, or one recorded of the agreement; its numbers have up to `places` decimals. */
export type Leaf = { readonly out: number; readonly places: number } & (
  | { readonly from: 'stated'; readonly input: string }
  | {
      readonly from: 'fact';
      readonly fact: string;
      readonly unit: Unit;
      readonly monthsBack: number | undefined;
    }
  | {
      readonly from: 'items';
      readonly fact: string;
      readonly last: number | undefined;
      readonly atLeast: number;
    }
  | { readonly from: 'member'; readonly fact: string; readonly codes: ReadonlySet<string> }
);

/** A slot, and what brings its integers to the scale of the result. */
export interface Operand {
  readonly slot: number;
  readonly by: number;
}

/** Each operation writes its own slot `out`; `choice` is its place in the trace. */
export type Step = { readonly out: number } & (
  | { readonly op: 'sum'; readonly of: readonly Operand[] }
  | { readonly op: 'times'; readonly a: number; readonly b: number }
  | { readonly op: 'cap'; readonly of: Operand; readonly limit: Operand }
  | BandStep
  | WhenStep
  | {
      readonly op: 'round';
      readonly of: Operand;
      readonly divisor: number;
      readonly mode: RoundingMode;
    }
);

/**
 * `cuts` ascend. The stretch before cut k and not before cut k − 1 has score `scores[k]` and row `rows[k]`, `UNSETTLED` and
 * `NO_CHOICE` where no row holds it; one more of these at the end is for what has no value.
 */
export interface BandStep {
  readonly op: 'band';
  readonly of: Operand;
  readonly cuts: Float64Array;
  readonly rows: Uint8Array;
  readonly scores: Float64Array;
  readonly choice: number;
}

export interface WhenStep {
  readonly op: 'when';
  readonly of: number;
  /** A yes-or-no chooses by what it says, anything else by being there. */
  readonly yesNo: boolean;
  readonly held: Operand;
  readonly otherwise: Operand;
  readonly choice: number;
}
