import type { Slice, Tally } from './tally.ts';

/** The values a layout watches in the rows, by the names it gave them. */
export type Tallies = Readonly<Record<string, Tally>>;

/** How a kind of table is recognised, and where its state and period are written. Column names in upper case. */
export interface Layout {
  /** The system, where the columns alone decide it. */
  system: string;
  /** Columns it must have: those that tell its state and period, and it from other kinds. An extract may lack any other. */
  has: readonly string[];
  /** Columns it must not have. */
  lacks?: readonly string[];
  /** What the names of all its columns must be like. */
  only?: RegExp;
  /** Where the two-digit code of the state is; of the slices given, the first whose column exists. */
  uf: readonly Slice[];
  year: readonly Slice[];
  /** Absent in yearly tables. */
  month?: readonly Slice[];
  /** Share of the filled rows that must agree on the period: less than 1 where it is read from dates of events. */
  agreement?: number;
  /** Further columns to watch, for `decide`. */
  watch?: Readonly<Record<string, Slice>>;
  /** The systems that rows like these can belong to, likeliest first, where columns alone cannot tell. */
  decide?: (tallies: Tallies) => readonly string[];
}
