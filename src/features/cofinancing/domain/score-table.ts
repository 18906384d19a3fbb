import { AppError } from '../../../kernel/app-error.ts';
import type { Band } from '../../../kernel/bands.ts';
import type { Citation } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { PrintedBand, TableRow } from './programme.ts';

/**
 * How the holes of a printed table are closed. `integer-thresholds`: each printed lower bound is where its band begins.
 * `lower-band`: a value in a hole stays in the band below it. `as-printed`: a hole stays a hole.
 */
const BAND_READINGS = ['integer-thresholds', 'lower-band', 'as-printed'] as const;
type BandReading = (typeof BAND_READINGS)[number];

export interface Score {
  readonly value: Rational;
  readonly cite: Citation;
}

interface Bounds {
  from: Rational | null;
  fromInclusive: boolean;
  to: Rational | null;
  toInclusive: boolean;
}

function printedBounds(band: PrintedBand): Bounds {
  switch (band.form) {
    case 'below':
      return { from: null, fromInclusive: false, to: Rational.parse(band.value), toInclusive: false };
    case 'above':
      return { from: Rational.parse(band.value), fromInclusive: false, to: null, toInclusive: false };
    case 'between':
      return {
        from: Rational.parse(band.from),
        fromInclusive: true,
        to: Rational.parse(band.to),
        toInclusive: true,
      };
  }
}

/** The rows of a table, lowest first, as bands under a reading. */
export function bandsOf(rows: readonly TableRow[], reading: string): Band<Score>[] {
  if (!isBandReading(reading)) {
    throw new AppError('invalid-input', `Não há a leitura "${reading}" para as faixas.`);
  }
  const bounds = rows.map((row) => printedBounds(row.band));
  if (reading !== 'as-printed') closeHoles(bounds, reading);
  return rows.map((row, i) => ({
    id: row.id,
    printed: row.printed,
    ...(bounds[i] as Bounds),
    value: { value: Rational.parse(row.score), cite: row.cite },
  }));
}

function closeHoles(bounds: Bounds[], reading: 'integer-thresholds' | 'lower-band'): void {
  for (let i = 1; i < bounds.length; i++) {
    const [lower, upper] = [bounds[i - 1] as Bounds, bounds[i] as Bounds];
    if (lower.to === null || upper.from === null || !lower.to.lt(upper.from)) continue;
    if (reading === 'lower-band') extendUp(lower, upper);
    else startAtThreshold(lower, upper);
  }
  const last = bounds.at(-1);
  if (last) last.to = null;
}

/** The hole belongs to the band below it, end included where the upper band does not hold it. */
function extendUp(lower: Bounds, upper: Bounds): void {
  lower.to = upper.from;
  lower.toInclusive = !upper.fromInclusive;
}

/** The upper band begins at its printed bound; "below 50" is an exact end, so what follows begins right there. */
function startAtThreshold(lower: Bounds, upper: Bounds): void {
  const open = lower.from === null;
  const threshold = open ? lower.to : upper.from;
  lower.to = threshold;
  lower.toInclusive = false;
  upper.from = threshold;
  upper.fromInclusive = true;
}

function isBandReading(reading: string): reading is BandReading {
  return (BAND_READINGS as readonly string[]).includes(reading);
}
