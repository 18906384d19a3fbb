import type { CardFilter } from './card.ts';
import {
  compileFilters,
  type GroupKey,
  keysOf,
  MONTH,
  monthKeys,
  NUMERATOR,
  named,
  numeratorMeasure,
  type Regions,
  type Tally,
} from './compile.ts';

type NamedMeasure = ReturnType<typeof named>;

/** What one tally asks by one set of keys; with parts, its rows are those of each part. */
export interface Question {
  readonly tally: Tally;
  readonly groupBy: readonly GroupKey[];
  readonly filters: ReturnType<typeof compileFilters>;
  readonly measures: readonly NamedMeasure[];
}

/** A tally by each of its sets of keys. */
export function questionsOf(tally: Tally, regions: Regions): Question[] {
  const { measures, counting, parts } = tally;
  const common = commonFilters(measures.map(({ measure }) => measure.where));
  return keysOf(counting).map((keys) => ({
    tally,
    groupBy: parts === null ? keys : [...keys, parts],
    filters: compileFilters([...counting.filters, ...common.values()], regions),
    measures: measures.map(({ name, measure }) => {
      const own = measure.where.filter((filter) => !common.has(JSON.stringify(filter)));
      return named(name, { ...measure, where: own }, [], regions);
    }),
  }));
}

/** What every one of the lists asks: rows that do not meet it need not be read. */
function commonFilters(lists: readonly (readonly CardFilter[])[]): Map<string, CardFilter> {
  const texts = lists.map((list) => new Set(list.map((filter) => JSON.stringify(filter))));
  const shared = (lists[0] ?? []).map((filter) => [JSON.stringify(filter), filter] as const);
  return new Map(shared.filter(([text]) => texts.every((list) => list.has(text))));
}

/** A tally as it is counted for keeping: by place. */
interface PackedQuestion extends Omit<Question, 'tally' | 'groupBy'> {
  readonly groupings: readonly (readonly GroupKey[])[];
  readonly parts: { readonly by: GroupKey; readonly of: readonly number[] } | null;
}

/**
 * Tallies as they are counted for keeping, each a question of its own: several in one pass over the rows were slower, not quicker, as
 * a row as wide as all their measures costs more than reading the few columns of each again.
 */
export function packedQuestion(tally: Tally, regions: Regions): PackedQuestion {
  const { filters, measures } = questionsOf(tally, regions)[0] as Question;
  const of = tally.partsOf.map((variant) =>
    measures.findIndex(({ name }) => name === (variant === null ? NUMERATOR : numeratorMeasure(variant))),
  );
  const parts = tally.parts === null ? null : { by: tally.parts, of };
  const months = monthKeys(tally.counting);
  const groupings = keysOf(tally.counting).map((keys) => [...keys, ...months]);
  return { filters, measures, groupings, parts };
}

/**
 * Whether a list of keys of a packed question is that of municipalities, and not of establishments with the municipality where each
 * stands. Where establishments stand in the municipality that is counted, theirs are the only counts: they add up to its own.
 */
export const isOfMunicipalities = (keys: readonly GroupKey[]): boolean =>
  keys.filter(({ as }) => as !== MONTH).length === 1;

/** Exact, of text with two decimals at most: `12` → 1200n, `-3.5` → -350n. */
export function hundredthsOf(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}

/** `1234.50`, or `1234` where there is no fraction. */
export function hundredthsText(amount: number): string {
  if (amount % 100 === 0) return String(amount / 100);
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
