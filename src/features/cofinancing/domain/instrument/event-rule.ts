import type { EventType, Field, Office, State } from './event-types.ts';

export interface EventRule {
  /** E1 to E14 of the life cycle; null for what it leaves without a number. */
  readonly number: string | null;
  readonly label: string;
  readonly office: Office;
  /** What the document of the event is called. */
  readonly document: string;
  readonly from: readonly State[];
  readonly asks: readonly Field[];
  /** Said once in the life of an instrument. */
  readonly once?: boolean;
  /** Events that must have happened before, since the last one of this procedure was closed. */
  readonly after?: readonly EventType[];
  readonly consequence: string;
}

export const SIGNED: readonly State[] = ['SIGNED', 'DOCUMENTS_OVERDUE', 'ACTIVE', 'SUSPENDED'];
export const APPROVED: readonly State[] = ['APPROVED_BY_CIB', 'HOMOLOGATED'];
