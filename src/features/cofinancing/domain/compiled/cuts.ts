import type { Band } from '../../../../kernel/bands.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { type BandStep, NO_CHOICE, UNSETTLED } from './plan.ts';

/** The integers, at a scale, that a band holds: from `low` on, up to before `high`. */
interface Reach {
  readonly low: number;
  readonly high: number;
}

/**
 * Bands as ascending cuts between integers at `scale`, of which every bound is a whole multiple, and the score and row of each
 * stretch between two cuts: none where no band holds it, or more than one does, nor for what has no value.
 */
export function stretchesOf<T>(
  bands: readonly Band<T>[],
  scale: bigint,
  scores: readonly number[],
): Pick<BandStep, 'cuts' | 'rows' | 'scores'> {
  const reaches = bands.map((band) => reachOf(band, scale));
  const ends = reaches.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  const cuts = Float64Array.from(new Set(ends)).sort();
  const rows = [Number.NEGATIVE_INFINITY, ...cuts].map((start) => {
    const holding = reaches.flatMap(({ low, high }, row) => (low <= start && start < high ? [row] : []));
    return holding.length === 1 ? (holding[0] as number) : NO_CHOICE;
  });
  const all = [...rows, NO_CHOICE];
  return {
    cuts,
    rows: Uint8Array.from(all),
    scores: Float64Array.from(all, (row) => scores[row] ?? UNSETTLED),
  };
}

function reachOf<T>({ from, fromInclusive, to, toInclusive }: Band<T>, scale: bigint): Reach {
  return {
    low: from === null ? Number.NEGATIVE_INFINITY : cut(from, !fromInclusive, scale),
    high: to === null ? Number.POSITIVE_INFINITY : cut(to, toInclusive, scale),
  };
}

/** The first integer from the bound on, or the first after it. */
function cut(bound: Rational, after: boolean, scale: bigint): number {
  return Number((bound.numerator * scale) / bound.denominator) + (after ? 1 : 0);
}
