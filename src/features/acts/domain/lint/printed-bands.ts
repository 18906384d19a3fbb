import type { Band } from '../../../../kernel/bands.ts';
import type { Rational } from '../../../../kernel/rational.ts';

/** A band as a text prints it, where it stands. */
export interface PrintedBand extends Band<null> {
  readonly start: number;
  readonly end: number;
}

/** Bands of one quantity, one after another. */
export interface Column {
  readonly bands: readonly PrintedBand[];
  /** "%" or the noun of the quantity; empty where the text names none. */
  readonly unit: string;
  /** The least step between two values, where they have one: 1 of things that are counted, 0,01 of percentages so printed. */
  readonly step: Rational | null;
  /** Whether nothing can be above the highest band. */
  readonly isClosed: boolean;
  /** Where the table ends: its notes come after. */
  readonly tableEnd: number;
  readonly name: string;
  /** The highest score beside a band; null where some has none. */
  readonly best: Rational | null;
}

export type Bounds = Pick<Band<null>, 'from' | 'fromInclusive' | 'to' | 'toInclusive'>;
