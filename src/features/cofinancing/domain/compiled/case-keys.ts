import { NO_CHOICE, NONE, type Plan } from './plan.ts';
import type { Run } from './run.ts';

/**
 * Numbers cases of a plan so that two have the same number exactly where they chose alike and stated the same kinds of facts: a
 * number or none yet, yes or no. Their trees then differ in nothing but numbers.
 */
export class CaseKeys {
  readonly #choices: readonly { readonly at: number; readonly radix: number }[];
  readonly #kinds: readonly { readonly slot: number; readonly yesNo: boolean }[];
  /** Whether there are few enough for a number to tell them apart. */
  readonly distinct: boolean;

  constructor({ steps, leaves }: Plan) {
    this.#choices = steps.flatMap((step) => {
      if (step.op !== 'band' && step.op !== 'when') return [];
      return [
        {
          at: step.choice,
          radix: 1 + (step.op === 'band' ? Math.max(...step.rows.filter((row) => row !== NO_CHOICE)) + 1 : 2),
        },
      ];
    });
    this.#kinds = leaves.flatMap(({ from, out, places }) =>
      from === 'stated' ? [{ slot: out, yesNo: places === 0 }] : [],
    );
    const all = [...this.#choices.map(({ radix }) => radix), ...this.#kinds.map(() => KINDS)];
    this.distinct = all.reduce((product, radix) => product * radix, 1) <= Number.MAX_SAFE_INTEGER;
  }

  /** Fills `keys` for `count` cases, the first of which is case `from` of the run. */
  fill(
    keys: Float64Array,
    slots: readonly Float64Array[],
    { choices }: Run,
    from: number,
    count: number,
  ): void {
    keys.fill(0, 0, count);
    for (const { at, radix } of this.#choices)
      addChoices(keys, (choices[at] as Uint8Array).subarray(from, from + count), radix);
    for (const { slot, yesNo } of this.#kinds) addKinds(keys, slots[slot] as Float64Array, count, yesNo);
  }
}

function addChoices(keys: Float64Array, chosen: Uint8Array, radix: number): void {
  for (let i = 0; i < chosen.length; i++) {
    const choice = chosen[i] as number;
    keys[i] = (keys[i] as number) * radix + (choice === NO_CHOICE ? radix - 1 : choice);
  }
}

const KINDS = 3;

function addKinds(keys: Float64Array, stated: Float64Array, count: number, yesNo: boolean): void {
  for (let i = 0; i < count; i++) {
    const value = stated[i] as number;
    keys[i] = (keys[i] as number) * KINDS + (value === NONE ? 2 : yesNo ? value : 0);
  }
}
