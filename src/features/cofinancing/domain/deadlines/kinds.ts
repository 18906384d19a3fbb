export const DEADLINE_KINDS = ['document', 'suspension', 'evaluation', 'notice', 'accounts'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
