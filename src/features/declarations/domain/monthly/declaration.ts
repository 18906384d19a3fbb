import type { Origin } from '../programming/programme.ts';

/** Whole digits as text, yes or no, or a day. */
export type Answer = string | boolean | null;

interface Inconsistency {
  readonly reason: string;
  /** How many referrals it struck. */
  readonly quantity: string;
}

export interface Proof {
  readonly sha256: string;
  readonly fileName: string;
}

export interface Content {
  readonly items: Readonly<Record<string, Answer>>;
  /** By day of the month (`01`), by column. */
  readonly census: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly inconsistencies: readonly Inconsistency[];
  readonly proofs: Readonly<Record<string, Proof | null>>;
}

export const EMPTY_CONTENT: Content = { items: {}, census: {}, inconsistencies: [], proofs: {} };

/** What one gesture changes: the answers named, and no other. */
export interface Patch {
  readonly items?: Readonly<Record<string, Answer>> | undefined;
  readonly census?: Readonly<Record<string, Readonly<Record<string, string | null>>>> | undefined;
  readonly inconsistencies?: readonly Inconsistency[] | undefined;
  readonly proofs?: Readonly<Record<string, Proof | null>> | undefined;
}

export function patched(content: Content, patch: Patch): Content {
  const days = Object.entries(patch.census ?? {});
  const census = Object.fromEntries(days.map(([day, cells]) => [day, { ...content.census[day], ...cells }]));
  return {
    items: { ...content.items, ...patch.items },
    census: { ...content.census, ...census },
    inconsistencies: patch.inconsistencies ?? content.inconsistencies,
    proofs: { ...content.proofs, ...patch.proofs },
  };
}

type DeclarationState = 'draft' | 'sent' | 'returned' | 'approved';

/** "nº 12/2026": given when it is first sent. */
interface DeclarationNumber {
  readonly year: number;
  readonly number: number;
}

/** One month of one hospital, as it stands: what its stream of events folds to. An approved one never changes. */
export interface Declaration {
  readonly id: string;
  readonly hospital: string;
  readonly month: string;
  /** 1, then one more for each correction of an approved one. */
  readonly version: number;
  readonly origin: Origin;
  readonly state: DeclarationState;
  readonly number: DeclarationNumber | null;
  /** Why it was opened again or returned. */
  readonly reason: string | null;
  readonly content: Content;
}

export type DeclarationEvent =
  | {
      readonly type: 'opened';
      readonly data: Pick<Declaration, 'hospital' | 'month' | 'version' | 'origin' | 'content'>;
      readonly reason: string | null;
    }
  | { readonly type: 'answered'; readonly data: Patch; readonly reason: null }
  | { readonly type: 'sent'; readonly data: DeclarationNumber; readonly reason: null }
  | { readonly type: 'returned'; readonly data: Record<string, never>; readonly reason: string | null }
  | { readonly type: 'approved'; readonly data: Record<string, never>; readonly reason: null };

export const declarationStream = (id: string): string => `declaration/${id}`;

/** The declaration after one more of its events; null before the first. */
export function afterEvent(
  id: string,
  before: Declaration | null,
  event: DeclarationEvent,
): Declaration | null {
  if (event.type === 'opened')
    return { ...event.data, id, state: 'draft', number: null, reason: event.reason };
  if (before === null) return null;
  switch (event.type) {
    case 'answered':
      return { ...before, content: patched(before.content, event.data) };
    case 'sent':
      return { ...before, state: 'sent', number: event.data, reason: null };
    case 'returned':
      return { ...before, state: 'returned', reason: event.reason };
    case 'approved':
      return { ...before, state: 'approved' };
  }
}

export function foldDeclaration(id: string, events: readonly DeclarationEvent[]): Declaration | null {
  let declaration: Declaration | null = null;
  for (const event of events) declaration = afterEvent(id, declaration, event);
  return declaration;
}

export const isOpen = ({ state }: Pick<Declaration, 'state'>): boolean =>
  state === 'draft' || state === 'returned';

/** "declaração nº 12/2026". */
export const declarationName = ({ number }: Pick<Declaration, 'number'>): string =>
  number === null ? 'declaração sem número' : `declaração nº ${number.number}/${number.year}`;
