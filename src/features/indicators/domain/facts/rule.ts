import type { Citation } from '../../../../kernel/explained.ts';

/** What a fact is said of. A care line by itself belongs to the whole state. */
export type FactSubject = 'municipality' | 'macro-region' | 'care-line' | 'care-line-macro-region';

/** Something that happens once to a subject and can be proved: a term signed, a resolution, a service begun. */
export interface FactKind {
  readonly id: string;
  readonly name: string;
  /** What standing in it is called, of one subject: "em adesão". */
  readonly standing: string;
  readonly help: string;
  readonly subject: FactSubject;
  readonly act: 'required' | 'optional';
  /** Which act it is, with an example. */
  readonly actHelp: string;
  readonly evidence: 'required' | 'optional';
  /** Apart by type of service or level of care, where the card tells them apart. */
  readonly detail: {
    readonly label: string;
    readonly options: readonly { readonly id: string; readonly name: string }[];
  } | null;
  /** How many people, where it counts them. */
  readonly quantity: { readonly label: string; readonly most: number } | null;
  /** The kind that this one brings to an end. */
  readonly ends: string | null;
}

/** One dated way to count facts. */
export interface FactRule {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly formula: string;
  readonly unitLabel: string;
  /** All of these must have happened to a subject: it counts from the day of the last. */
  readonly requires: readonly string[];
  /**
   * What is counted once: a place, a pair of line and macro-region, a line begun anywhere (`line`) or in every
   * macro-region of the place (`whole-line`), or the people that each fact names.
   */
  readonly counts: 'municipality' | 'macro-region' | 'pair' | 'line' | 'whole-line' | 'people';
  /** What began in the period, or what stands on its last day. */
  readonly over: 'new' | 'standing';
  /** Of how many; null where nobody fixed it. */
  readonly universe: 'municipalities' | 'macro-regions' | 'care-lines' | 'pairs' | null;
  readonly universeLabel: string | null;
}

/** How a card counts the house's own facts. */
export interface CardFacts {
  /** Units that answer for the indicator and record its facts, beside the superintendence. */
  readonly units: readonly string[];
  /** Codes of the lines that the plan names for it. */
  readonly careLines: readonly string[];
  /** Where the plan prints the indicator. */
  readonly cite: Citation;
  readonly kinds: readonly FactKind[];
  readonly rules: readonly FactRule[];
}

/** The kinds whose facts decide a rule: those required and those that end them. */
export function kindsOf(facts: CardFacts, rule: FactRule): FactKind[] {
  return facts.kinds.filter(
    (kind) => rule.requires.includes(kind.id) || (kind.ends !== null && rule.requires.includes(kind.ends)),
  );
}

/** A kind and what ends it: their facts take turns. */
export function familyOf(facts: CardFacts, kind: FactKind): FactKind[] {
  const first = kind.ends ?? kind.id;
  return facts.kinds.filter((each) => each.id === first || each.ends === first);
}
