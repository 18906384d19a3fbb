import { Rational } from '../../../../kernel/rational.ts';
import { type Leaf, type Operand, type Place, type Plan, type Step, UNSETTLED } from './plan.ts';

/** A value of the rules on its way into the plan. */
export interface Lowered extends Place {
  readonly kind: 'number' | 'boolean' | 'text';
  /** Where it is the same for every case. */
  readonly constant?: number;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Hands out the slots of a plan, each with what fills it. */
export class Slots {
  readonly #leaves: Leaf[] = [];
  readonly #constants: Plan['constants'][number][] = [];
  readonly #steps: Step[] = [];
  readonly #choices: string[] = [];
  #slots = 0;

  columns(): Pick<Plan, 'leaves' | 'constants' | 'steps' | 'slots' | 'choices'> {
    return {
      leaves: this.#leaves,
      constants: this.#constants,
      steps: this.#steps,
      slots: this.#slots,
      choices: this.#choices,
    };
  }

  leaf(leaf: Without<Leaf, 'out' | 'places'>, kind: Lowered['kind'], places: number, divisor = 1): Lowered {
    const out = this.#slots++;
    this.#leaves.push({ ...leaf, out, places });
    return { slot: out, scale: 10n ** BigInt(places) * BigInt(divisor), kind };
  }

  constant(value: Rational, kind: Lowered['kind'] = 'number'): Lowered {
    return this.hold(integerOf(value, value.denominator), value.denominator, kind);
  }

  unsettled(): Lowered {
    return this.hold(UNSETTLED, 1n, 'number');
  }

  hold(value: number, scale: bigint, kind: Lowered['kind']): Lowered {
    const out = this.#slots++;
    this.#constants.push({ out, value });
    return { slot: out, scale, kind, constant: value };
  }

  /** A scale beyond exact integers leaves the value to the evaluator. */
  step(kind: Lowered['kind'], scale: bigint, make: (out: number) => Step): Lowered {
    if (!isExact(scale)) return this.unsettled();
    const out = this.#slots++;
    this.#steps.push(make(out));
    return { slot: out, scale, kind };
  }

  /** Room in the trace for what a rule chooses. */
  choice(rule: string): number {
    return this.#choices.push(rule) - 1;
  }
}

/** Whether every integer up to the scale is an exact double. */
export function isExact(scale: bigint): boolean {
  return scale <= BigInt(Number.MAX_SAFE_INTEGER);
}

export function operand(value: Place, scale: bigint): Operand {
  return { slot: value.slot, by: Number(scale / value.scale) };
}

export function integerOf(value: Rational, scale: bigint): number {
  const integer = Number((value.numerator * scale) / value.denominator);
  return Number.isSafeInteger(integer) ? integer : UNSETTLED;
}

export function leastCommon(scales: readonly bigint[]): bigint {
  return scales.reduce((a, b) => a * Rational.of(b, a).numerator, 1n);
}
