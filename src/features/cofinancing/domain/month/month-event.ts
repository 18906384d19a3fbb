import type { Attribution } from '../ledger/entry.ts';

/** The steps that the financial system of the state reports, each with its document. */
export const EXECUTION_EVENTS = {
  'ordinance-published': 'ordered',
  committed: 'committed',
  liquidated: 'liquidated',
  'bank-ordered': 'bankOrdered',
  paid: 'paid',
  reconciled: 'reconciled',
} as const;
export type ExecutionEvent = keyof typeof EXECUTION_EVENTS;
export type Stage = (typeof EXECUTION_EVENTS)[ExecutionEvent];

/** An event with what it says, who said it and when. */
export type Facts<T extends string, D> = {
  readonly type: T;
  readonly data: D;
  readonly by: string | null;
  readonly at: string;
};

/** What happened to a competência, as its stream keeps it. */
export type MonthEvent =
  | Facts<'production-closed', { readonly production: string | null }>
  | Facts<
      'calculated',
      {
        readonly calculation: string;
        readonly sha256: string;
        readonly amount: string;
        readonly memory: string;
        readonly opinion: string;
      }
    >
  | Facts<
      'lines-validated',
      {
        readonly lines: readonly {
          readonly id: string;
          readonly value: string | null;
          readonly words: string | null;
        }[];
      }
    >
  | Facts<'sent-back', object>
  | Facts<'checked' | 'authorised', { readonly signedSha256: string }>
  | Facts<'ordinance-issued', { readonly paper: string; readonly number: string; readonly amount: string }>
  | Facts<ExecutionEvent, { readonly document: string; readonly day: string; readonly amount: string }>
  | Facts<'adjustment-proposed', Omit<Proposal, 'by' | 'at'>>
  | Facts<'ordinance-withdrawn', { readonly paper: string; readonly number: string }>
  | Facts<'annulled', Annulled>
  | Facts<'instalment-recorded' | 'instalment-reversed', Instalment>
  | Facts<'discounted' | 'discount-reversed', Instalment>
  | Facts<'adjusted', { readonly signedSha256: string }>
  | Facts<'withheld' | 'released' | 'returned' | 'accounted' | 'closed', object>;

/** A step of the execution that was undone, in whole or in part. */
interface Annulled {
  readonly stage: Stage;
  /** The entry of the ledger and the document that are annulled. */
  readonly entry: string;
  readonly of: string;
  readonly document: string;
  readonly day: string;
  readonly amount: string;
}

/** A part of a recovery, as the competência that owes it tells it; the one that it is discounted from tells the same. */
export interface Instalment {
  readonly entry: string;
  readonly owedBy: string;
  readonly number: number;
  readonly amount: string;
  readonly discountedFrom: string | null;
  readonly document: string;
  readonly day: string;
}

/** What a competência that was authorised is worth now, and why it changed; somebody else adjusts it. */
export interface Proposal {
  readonly calculation: string;
  readonly sha256: string;
  readonly memory: string;
  readonly production: string | null;
  readonly opinion: string;
  readonly entitlement: string;
  /** What is to be added to what is posted; negative where less is due. */
  readonly difference: string;
  readonly attribution: Attribution;
  /** The decision of a control body or of the state that takes money back, whatever is calculated; null where the calculation changed. */
  readonly decision: { readonly act: string; readonly amount: string } | null;
  readonly by: string | null;
  readonly at: string;
}

/** A numbered ordinance of a competência, from its issue on. */
export interface Ordinance {
  readonly paper: string;
  readonly number: string;
  readonly amount: string;
  /** Where it was published; null until then. */
  readonly published: { readonly gazette: string; readonly day: string } | null;
  /** Set aside before it was published: it ordered nothing. */
  readonly withdrawn: boolean;
  /** What of it was annulled after it was published. */
  readonly annulled: string;
}
