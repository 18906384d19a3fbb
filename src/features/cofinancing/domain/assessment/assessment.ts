import type { ExplainedJson, Reading } from '../../../../kernel/explained.ts';
import type { Agreement } from '../programme.ts';

/** Who signs the score before it is ratified. */
export const PARTIES = ['cac', 'regional', 'central'] as const;
export type Party = (typeof PARTIES)[number];

/** What a score is worked out from: the facts that bind, and nothing that comes later. */
export interface Evidence {
  /** The day until which law and facts are taken as known. */
  readonly knownOn: string;
  /** First payment month that the score is for. */
  readonly competencia: string;
  /** The Termo with those facts alone. */
  readonly agreement: Agreement;
  readonly readings: Readonly<Record<string, string>>;
  readonly decided: Readonly<Record<string, string>>;
  /** What files and programme say themselves of facts that people record: told beside them, and no score is made of it. */
  readonly counted?: CountedEvidence;
  /** The production by which the score is told in reais: of the last month that could be calculated. */
  readonly base: { readonly amount: string; readonly competencia: string };
}

/** What files and programme say of the year before the score's first month. */
export interface CountedEvidence {
  readonly year: string;
  /** None while a month lacks. */
  readonly facts: readonly {
    readonly fact: string;
    readonly label: string;
    /** Exact, in the fact's unit. */
    readonly value: string;
    readonly trace: ExplainedJson;
  }[];
  readonly lacking: readonly { readonly month: string; readonly reason: string }[];
}

export interface Score {
  /** Exact. */
  readonly factor: string;
  readonly amount: string;
  readonly criteria: readonly { readonly label: string; readonly value: string; readonly score: string }[];
  /** Each open question with what its other answers would give, in BRL of the base. */
  readonly readings: readonly Reading[];
  readonly trace: ExplainedJson;
}

interface Ratification {
  /** Multiple of the TabelaSUS: decimal text. */
  readonly factor: string;
  readonly amount: string;
  /** Why it is lower than the score; null where it is the score. */
  readonly reason: string | null;
}

interface Said {
  readonly by: string | null;
  readonly at: string;
}

export type AssessmentEvent = Said &
  (
    | { readonly type: 'opened'; readonly data: { readonly competencia: string; readonly reason: string } }
    | { readonly type: 'frozen'; readonly data: { readonly evidence: Evidence; readonly sha256: string } }
    | { readonly type: 'scored'; readonly data: { readonly score: Score; readonly sha256: string } }
    | { readonly type: 'signed'; readonly data: { readonly party: Party; readonly sha256: string } }
    | { readonly type: 'reopened'; readonly data: { readonly reason: string } }
    | { readonly type: 'ratified'; readonly data: Ratification }
    | { readonly type: 'ordered'; readonly data: { readonly paper: string; readonly number: string } }
    | { readonly type: 'published'; readonly data: { readonly gazette: string; readonly day: string } }
  );

export type AssessmentState = 'OPEN' | 'EVIDENCE_FROZEN' | 'SCORED' | 'RATIFIED' | 'ORDERED' | 'PUBLISHED';

/** One assessment of the incentive: what its events say. */
export interface Assessment {
  readonly state: AssessmentState;
  readonly version: number;
  readonly lastAt: string;
  readonly competencia: string;
  readonly reason: string;
  readonly frozen: (Said & { readonly evidence: Evidence; readonly sha256: string }) | null;
  readonly scored: (Said & { readonly score: Score; readonly sha256: string }) | null;
  readonly signatures: readonly (Said & { readonly party: Party; readonly sha256: string })[];
  readonly ratified: (Said & Ratification) | null;
  readonly ordinance: { readonly paper: string; readonly number: string } | null;
  readonly published: { readonly gazette: string; readonly day: string } | null;
}

const EMPTY: Assessment = {
  state: 'OPEN',
  version: 0,
  lastAt: '',
  competencia: '',
  reason: '',
  frozen: null,
  scored: null,
  signatures: [],
  ratified: null,
  ordinance: null,
  published: null,
};

/** The assessment after one more event; null before the first. */
export function after(before: Assessment | null, event: AssessmentEvent): Assessment {
  const was = before ?? EMPTY;
  const { by, at } = event;
  return { ...was, ...changeOf(was, event, { by, at }), version: was.version + 1, lastAt: at };
}

function changeOf(was: Assessment, event: AssessmentEvent, said: Said): Partial<Assessment> {
  switch (event.type) {
    case 'opened':
      return event.data;
    case 'frozen':
      return { state: 'EVIDENCE_FROZEN', frozen: { ...event.data, ...said } };
    case 'scored':
      return { state: 'SCORED', scored: { ...event.data, ...said } };
    case 'signed':
      return { signatures: [...was.signatures, { ...event.data, ...said }] };
    case 'reopened':
      return { state: 'OPEN', frozen: null, scored: null, signatures: [] };
    case 'ratified':
      return { state: 'RATIFIED', ratified: { ...event.data, ...said } };
    case 'ordered':
      return { state: 'ORDERED', ordinance: event.data };
    case 'published':
      return { state: 'PUBLISHED', published: event.data };
  }
}
