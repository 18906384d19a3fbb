import type { Citation } from '../../../../kernel/explained.ts';
import type { Acronym } from '../acronyms.ts';
import type { Level } from '../chain.ts';
import type { Credit } from '../credits.ts';
import type { PlanCode } from '../crosswalk.ts';
import type { Instrument } from '../instruments/instrument.ts';
import type { Scores } from './scoring.ts';

/** A meeting in which the plan, or the analysis before it, was made. Participants are institutions and how many, never people. */
export interface Workshop {
  readonly kind: 'workshop';
  readonly title: string;
  readonly process: 'formulation' | 'situation';
  readonly date: string | null;
  readonly theme: string;
  readonly products: string[];
  readonly participants: {
    institution: string;
    unit: string | null;
    count: number;
  }[];
}

/** A problem that a macro-region brought, whether it is the superintendence's, and the prioritised one that took it up. */
export interface Macroproblem {
  readonly kind: 'macroproblem';
  readonly macro: string;
  /** Null where only its existence is known. */
  readonly text: string | null;
  readonly workshop: string | null;
  readonly careLines: string[];
  readonly pertinence: { readonly basis: 'competence' | 'careLine' | 'none'; readonly reason: string } | null;
  readonly prioritised: string | null;
}

/** A prioritised problem with its causes and consequences, as lists. */
interface Problem {
  readonly kind: 'problem';
  readonly code: string;
  readonly text: string;
  readonly careLine: string | null;
  readonly causes: string[];
  readonly consequences: string[];
}

/** A strength or a weakness, inside or outside the superintendence, and the competence it bears on. */
export interface Trait {
  readonly kind: 'trait';
  readonly side: 'strength' | 'weakness';
  readonly place: 'internal' | 'external';
  readonly text: string;
  readonly competence: string | null;
}

/** What one unit judged of a prioritised problem (`P01`) or of a measure (strategic action `1.1`), criterion by criterion. */
export interface Assessment {
  readonly kind: 'assessment';
  readonly subject: string;
  readonly assessor: string;
  readonly scores: Scores;
}

/** A number that the document states of its own analysis; read only. */
export interface Statement {
  readonly kind: 'statement';
  readonly measure: 'problems' | 'selected' | 'selectedShare' | 'prioritised' | 'careLineShare';
  readonly careLine: string | null;
  readonly printed: string;
  readonly cite: Citation;
}

/** Two records of the plan that belong together though the document does not tie them. */
export interface Link {
  readonly kind: 'link';
  readonly from: { readonly level: Level; readonly id: string };
  readonly to: { readonly level: Level; readonly id: string };
  readonly reason: string;
}

/** What people may write. */
export type EntryContent =
  | Workshop
  | Macroproblem
  | Problem
  | Trait
  | Assessment
  | Link
  | Acronym
  | PlanCode
  | Credit;

/** Everything that is kept around the printed plan. */
export type KeptContent = EntryContent | Statement | Instrument;
