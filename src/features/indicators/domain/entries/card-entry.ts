/** Levels of territory that values may be told for, from the finest. */
export const ENTRY_LEVELS = ['municipality', 'healthRegion', 'macroRegion', 'state'] as const;
export type EntryLevel = (typeof ENTRY_LEVELS)[number];

/** The method of every told value. */
export const TOLD_METHOD = 'DECLARED';

/** What people may tell of an indicator, with evidence and approval. It is the method that its approved values have. */
export interface CardEntry {
  readonly id: typeof TOLD_METHOD;
  readonly name: string;
  readonly version: string;
  readonly formula: string;
  /** Units that tell the values; the superintendence may too. */
  readonly units: readonly string[];
  /** What one value covers; a year takes the last of them. */
  readonly grain: 'month' | 'semester' | 'year';
  /** How the field calls that span: "vigência". */
  readonly grainLabel: string;
  readonly levels: readonly EntryLevel[];
  /** What is counted and what divides it: whole numbers. */
  readonly numerator: string;
  readonly denominator: string;
  /** The numerator is a part of the denominator: it cannot be more. */
  readonly isPart: boolean;
  /** Where to find what is told, and what to attach. */
  readonly help: string;
}
