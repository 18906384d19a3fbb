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

/** Those that somebody else answers for, and that are answered here by charging them. */
const CHARGED_KINDS: readonly WorsenedKind[] = ['measure', 'reopened', 'returned', 'unsent'];
export const isCharged = (kind: WorsenedKind): boolean => CHARGED_KINDS.includes(kind);
