/** States of an instrument, in the order in which it lives through them. */
export const STATES = [
  'DRAFT',
  'UNDER_REVIEW',
  'PROPOSED_BY_CIR',
  'APPROVED_BY_CIB',
  'HOMOLOGATED',
  'SIGNED',
  'DOCUMENTS_OVERDUE',
  'ACTIVE',
  'SUSPENDED',
  'CLOSED',
] as const;
export type State = (typeof STATES)[number];

/** Who may say that an event happened: the municipality, the state's analysis (regional office and SPCA), the commissions, the council, the state's decision. */
export const OFFICES = ['municipality', 'analysis', 'cir', 'cib', 'council', 'decision'] as const;
export type Office = (typeof OFFICES)[number];

/** What an event carries besides its day and its document. */
export const FIELDS = [
  'act',
  'adReferendum',
  'competencia',
  'contents',
  'items',
  'parameters',
  'team',
  'licence',
  'closing',
  'reason',
  'until',
  'meeting',
  'values',
  'amount',
] as const;
export type Field = (typeof FIELDS)[number];

export const EVENT_TYPES = [
  'requested',
  'technical-file-presented',
  'eligibility-presented',
  'eligibility-checked',
  'submitted',
  'reference-proposed',
  'cir-appreciated',
  'cms-appreciated',
  'approved',
  'homologated',
  'licence-recorded',
  'term-issued',
  'signed',
  'contract-presented',
  'improvement-plan-presented',
  'adequacy-plan-presented',
  'adequacy-plan-approved',
  'cac-constituted',
  'team-designated',
  'visit-recorded',
  'base-value-ordered',
  'revision-requested',
  'revision-analysed',
  'revision-refused',
  'revised',
  'suspension-noticed',
  'suspension-answered',
  'suspension-opinion',
  'suspension-dropped',
  'suspended',
  'reinstated',
  'closed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
