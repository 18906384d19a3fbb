import { AppError } from './app-error.ts';
import { Rational } from './rational.ts';

/** One row of a score table: `from`…`to` in the unit of the criterion, null where open-ended. */
export interface Band<T> {
  readonly id: string;
  /** As printed in the act, e.g. `15 a 20%`. */
  readonly printed: string;
  readonly from: Rational | null;
  readonly fromInclusive: boolean;
  readonly to: Rational | null;
  readonly toInclusive: boolean;
  readonly value: T;
}

/** A stretch of values: `to` null where it has no end; the ends belong to it where they are included. */
interface Stretch {
  readonly from: Rational;
  readonly fromIncluded: boolean;
  readonly to: Rational | null;
  readonly toIncluded: boolean;
}

/** What a table leaves out or says twice from zero up, and the bands that hold no value at all. */
export interface Coverage {
  readonly gaps: readonly Stretch[];
  readonly overlaps: readonly (Stretch & { readonly bands: readonly [string, string] })[];
  readonly empty: readonly string[];
}

function contains<T>(band: Band<T>, value: Rational): boolean {
  const lower = band.from === null ? 1 : value.compare(band.from);
  const upper = band.to === null ? -1 : value.compare(band.to);
  const above = lower > 0 || (lower === 0 && band.fromInclusive);
  const below = upper < 0 || (upper === 0 && band.toInclusive);
  return above && below;
}

/** The only band that holds `value`, or null where the table has a hole. @throws AppError when two bands hold it. */
export function bandOf<T>(bands: readonly Band<T>[], value: Rational): Band<T> | null {
  const hits = bands.filter((band) => contains(band, value));
  if (hits.length > 1) {
    throw new AppError(
      'refused',
      `A tabela tem faixas sobrepostas: ${hits.map((b) => b.printed).join(' e ')}.`,
    );
  }
  return hits[0] ?? null;
}

/**
 * Proves which values from zero up are in no band or in more than one, by interval arithmetic on the bounds: each bound is a
 * cut just before or just after a number, and a band reaches from one cut to another.
 */
export function coverageOf<T>(bands: readonly Band<T>[]): Coverage {
  const reaches = bands
    .map((band) => ({ id: band.id, ...reachOf(band) }))
    .sort((a, b) => compareCuts(a.low, b.low));
  const gaps: Stretch[] = [];
  const overlaps: Coverage['overlaps'][number][] = [];
  let covered: { upTo: Cut; by: string } = { upTo: ZERO, by: '' };
  for (const { id, low, high } of reaches.filter((reach) => compareCuts(reach.low, reach.high) < 0)) {
    if (covered.upTo !== null && compareCuts(covered.upTo, low) < 0) gaps.push(stretch(covered.upTo, low));
    const shared = compareCuts(high, covered.upTo) < 0 ? high : covered.upTo;
    if (compareCuts(low, shared) < 0) overlaps.push({ ...stretch(low, shared), bands: [covered.by, id] });
    if (compareCuts(covered.upTo, high) < 0) covered = { upTo: high, by: id };
  }
  if (covered.upTo !== null) gaps.push(stretch(covered.upTo, null));
  const empty = reaches.filter(({ low, high }) => compareCuts(low, high) >= 0).map(({ id }) => id);
  return { gaps, overlaps, empty };
}

/** A place between numbers: just before `at`, or just after it. */
interface Place {
  readonly at: Rational;
  readonly after: boolean;
}

/** null lies after every number. */
type Cut = Place | null;

const ZERO: Place = { at: Rational.zero, after: false };

/** From which cut to which a band holds values that are not negative. */
function reachOf<T>({ from, fromInclusive, to, toInclusive }: Band<T>): { low: Place; high: Cut } {
  const low = from === null ? ZERO : { at: from, after: !fromInclusive };
  return {
    low: compareCuts(low, ZERO) < 0 ? ZERO : low,
    high: to === null ? null : { at: to, after: toInclusive },
  };
}

function compareCuts(a: Cut, b: Cut): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.at.compare(b.at) || Number(a.after) - Number(b.after);
}

function stretch(low: Place, high: Cut): Stretch {
  return { from: low.at, fromIncluded: !low.after, to: high?.at ?? null, toIncluded: high?.after ?? false };
}
