/** What may get worse, in the order in which it is told. */
export const WORSENED_KINDS = [
  'late',
  'status',
  'indicator',
  'measure',
  'check',
  'reopened',
  'returned',
  'unsent',
] as const;
export type WorsenedKind = (typeof WORSENED_KINDS)[number];
