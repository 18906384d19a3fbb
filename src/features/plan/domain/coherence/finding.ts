import type { PlanFacts } from './plan-facts.ts';

export type Severity = 'high' | 'medium' | 'low';

/** One fact that a finding rests on: what it is, as printed, and the record it stands in. */
export interface Evidence {
  readonly label: string;
  readonly value: string;
  readonly item: string | null;
}

/** What one rule found once. */
export interface Found {
  /** Ids of the records concerned; the first is where it is to be mended. */
  readonly items: readonly string[];
  /** Which cell of the records, where one rule may find several in the same ones: the year. */
  readonly cell?: string;
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

export interface Finding extends Found {
  /** `rule/items`, with `@cell` where it is of one: the same contradiction keeps it from one check to the next. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
}

/** A rule of coherence: named, with the reason that users read. */
export interface CoherenceRule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  readonly find: (plan: PlanFacts) => readonly Found[];
}

/** Evidence of one record. */
export const seen = (label: string, value: string, item: string | null = null): Evidence => ({
  label,
  value,
  item,
});

/** A title as a sentence quotes it: without the semicolon that ends it in a list. */
export const bare = (title: string): string => title.replace(/[;,.\s]+$/, '');
