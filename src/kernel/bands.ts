import { AppError } from './app-error.ts';
import type { Rational } from './rational.ts';

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

export interface BandGap {
  readonly after: string;
  readonly before: string;
  readonly from: Rational;
  readonly to: Rational;
  /** Whether the ends themselves belong to no band. */
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
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

/** The holes between neighbouring bands, in order; empty for a table that covers its whole range. */
export function bandGaps<T>(bands: readonly Band<T>[]): BandGap[] {
  const gaps: BandGap[] = [];
  for (let i = 1; i < bands.length; i++) {
    const [lower, upper] = [bands[i - 1] as Band<T>, bands[i] as Band<T>];
    if (lower.to === null || upper.from === null) continue;
    const order = lower.to.compare(upper.from);
    const touches = order === 0 && (lower.toInclusive || upper.fromInclusive);
    if (order > 0 || touches) continue;
    gaps.push({
      after: lower.id,
      before: upper.id,
      from: lower.to,
      to: upper.from,
      fromIncluded: !lower.toInclusive,
      toIncluded: !upper.fromInclusive,
    });
  }
  return gaps;
}
