import type { Instrument } from './instrument.ts';

/** The sanitary adequacy plan (Art. 3º, clause 5) of an instrument, and its approval by the SES. */
export interface AdequacyPlan {
  readonly document: string;
  readonly until: string | null;
  /** The approval that stands: its day and document; null while the plan that was presented waits for it. */
  readonly approved: { readonly on: string; readonly document: string } | null;
}

/** The plan that was presented last; null where none was. A plan presented again waits for its own approval. */
export function adequacyPlanOf({ last }: Pick<Instrument, 'last'>): AdequacyPlan | null {
  const { 'adequacy-plan-presented': presented, 'adequacy-plan-approved': approved } = last;
  if (presented === undefined) return null;
  return {
    document: presented.document,
    until: presented.details.until ?? null,
    approved:
      approved !== undefined && approved.on >= presented.on
        ? { on: approved.on, document: approved.document }
        : null,
  };
}

/** The approval that lets money be spent on a day. */
export function approvedPlanOn(instrument: Pick<Instrument, 'last'>, day: string) {
  const approved = adequacyPlanOf(instrument)?.approved ?? null;
  return approved !== null && approved.on <= day ? approved : null;
}
