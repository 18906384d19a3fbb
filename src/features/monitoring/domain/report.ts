/**
 * What becomes of a unit's report of a month: written, handed to its coordination, sent to who approves, and given back or approved.
 * Null (no row) is a month of which the unit said nothing in a report.
 */
export const REPORT_STATES = ['draft', 'submitted', 'sent', 'returned', 'approved'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_WORDS: Readonly<Record<ReportState, string>> = {
  draft: 'Rascunho',
  submitted: 'Com a coordenação',
  sent: 'Enviado',
  returned: 'Devolvido',
  approved: 'Aprovado',
};

/** The meeting that a unit holds before the conduction meeting (action 1.3.1): held on a day, or not, and why. */
export interface OwnMeeting {
  readonly held: boolean;
  readonly day: string | null;
  readonly note: string | null;
}
