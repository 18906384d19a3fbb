import type { Citation } from '../../../../kernel/explained.ts';
import type { EventType } from '../instrument/event-types.ts';

export const PARTIES = ['municipality', 'hospital', 'state'] as const;
export type Party = (typeof PARTIES)[number];

export const OFTEN = ['once', 'monthly', 'standing'] as const;
type Often = (typeof OFTEN)[number];

/** What proves it here: a step of the instrument, a criterion of eligibility, files, the approved declaration, a payment; or only a document. */
type Proof =
  | { readonly kind: 'step'; readonly of: EventType }
  | { readonly kind: 'criterion'; readonly of: string }
  | { readonly kind: 'production' | 'declaration' | 'paid' | 'document' };

export interface Obligation {
  /** Its provision: `cl-3/inc-4`. */
  readonly id: string;
  readonly party: Party;
  readonly often: Often;
  readonly label: string;
  readonly proof: Proof;
  readonly cite: Citation;
}

/** A part of an obligation that ends by itself. */
interface Expiring {
  readonly obligation: string;
  readonly label: string;
  readonly to: string;
  readonly note: string;
  readonly cite: Citation;
}

export interface ObligationTerms {
  readonly programme: string;
  readonly obligations: readonly Obligation[];
  readonly expiring: readonly Expiring[];
}

/** What comes next: until which day, for which month where it is monthly, and what falls on that day where it is not a presentation. */
export interface NextDue {
  readonly month: string | null;
  readonly by: string;
  readonly what?: string;
}

/** The next day of an obligation, or the event that it waits for. */
export type Due =
  | { readonly next: NextDue; readonly noDate: null }
  | { readonly next: null; readonly noDate: string };

/** What was found of a proof: how it is proved, or why it is not; and what comes next. */
export type Found = ({ readonly proof: string } | { readonly reason: string }) & { readonly due: Due };
