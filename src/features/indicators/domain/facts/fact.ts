/** The act that a fact stands on; `id` where its text is stored here. */
interface FactAct {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly id: string | null;
}

/** What was said of one subject. */
export interface FactContent {
  readonly kind: string;
  /** 6 digits (municipality), 4 (macro-region) or 2 (state). */
  readonly territory: string;
  readonly careLine: string | null;
  readonly detail: string | null;
  readonly quantity: number | null;
  /** The day it happened, `YYYY-MM-DD`. */
  readonly day: string;
  readonly act: FactAct | null;
  /** Hash of the stored file that proves it. */
  readonly evidence: string | null;
  readonly url: string | null;
  readonly note: string | null;
}

/** Why a fact no longer counts. It stays to be read. */
export interface Annulment {
  readonly how: 'annulled' | 'corrected' | 'undone';
  readonly reason: string;
}

/** A fact as it stands: what its stream of events folds to. */
export interface Fact extends FactContent {
  readonly id: string;
  /** `reaction`: written by another room, once for each of its events (`origin`). */
  readonly source: 'register' | 'reaction';
  readonly origin: string | null;
  /** The facts recorded in one gesture share it. */
  readonly batch: string;
  /** The fact that this one takes the place of. */
  readonly corrects: string | null;
  readonly annulment: Annulment | null;
}

export type FactEvent =
  | {
      readonly type: 'recorded';
      readonly data: Omit<Fact, 'id' | 'annulment'>;
      readonly reason: string | null;
    }
  | {
      readonly type: 'annulled';
      readonly data: { readonly how: Annulment['how'] };
      readonly reason: string | null;
    };

export const factStream = (id: string): string => `fact/${id}`;

/** The fact that its events tell; null before the first. */
export function foldFact(id: string, events: readonly FactEvent[]): Fact | null {
  const recorded = events.find((event) => event.type === 'recorded');
  if (recorded === undefined) return null;
  const annulled = events.find((event) => event.type === 'annulled');
  const annulment = annulled ? { how: annulled.data.how, reason: annulled.reason ?? '' } : null;
  return { ...recorded.data, id, annulment };
}

/** One subject of one kind or of its rule: facts of the same key speak of the same thing. */
export function subjectKey(fact: Pick<FactContent, 'territory' | 'careLine' | 'detail'>): string {
  return [fact.territory, fact.careLine ?? '', fact.detail ?? ''].join('/');
}
