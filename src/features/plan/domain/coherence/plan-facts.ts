import type { Deadline } from '../deadline.ts';
import type { Known as Instrument } from '../instruments/instrument.ts';
import type { Acronyms, Problem } from '../plan-document/front-matter.ts';

/** A unit that may answer for actions. */
export interface FactUnit {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Whether the plan is its own: a part of the unit that the plan belongs to. */
  readonly own: boolean;
  /** The workshop of the plan's making in which it took part; null where in none. */
  readonly tookPartIn: string | null;
  /** Actions whose cell QUEM PARTICIPA names it. */
  readonly calledBy: readonly string[];
}

/** A place that a cell of the panel names. */
interface FactPlace {
  readonly code: string;
  readonly name: string;
  readonly municipalities: number;
}

/** A name that the territory gives to places of two levels. */
export interface SharedName {
  readonly name: string;
  readonly places: readonly { readonly code: string; readonly level: string; readonly within: string }[];
}

export interface FactTarget {
  readonly id: string;
  readonly text: string;
  readonly due: string;
  readonly kind: string;
  /** Decimal text. */
  readonly base: string | null;
  readonly goal: string | null;
  readonly unit: string | null;
  readonly indicator: string | null;
}

export interface FactIndicator {
  readonly id: string;
  readonly ppaCode: string | null;
  readonly block: string;
  readonly title: string;
  readonly unit: string | null;
  readonly direction: 'higher' | 'lower';
  readonly accumulation: 'point' | 'periodic-sum' | 'cumulative';
  readonly years: readonly FactCell[];
}

export interface FactCell {
  readonly year: number;
  readonly raw: string;
  /** Decimal text; null for a dash. */
  readonly value: string | null;
  /** Figures by name, or names alone (`value` null). */
  readonly parts: readonly { readonly name: string; readonly value: string | null }[];
}

interface FactAction {
  readonly id: string;
  readonly objective: string;
  readonly title: string;
  readonly owner: string;
  /** Units that the cell of the owner names. */
  readonly units: readonly string[];
  /** Why the cell of the owner may be read otherwise. */
  readonly ownerDoubt?: string | null;
  /** Whether it says “todas as coordenadorias” and names none. */
  readonly everyUnit: boolean;
  readonly deadline: Deadline;
}

export interface FactOperational extends FactAction {
  readonly strategicAction: string;
  readonly participants: string;
  readonly notes: string;
}

/** Everything that the rules of coherence look at. */
export interface PlanFacts {
  readonly starts: string;
  readonly ends: string;
  readonly objectives: readonly {
    readonly id: string;
    readonly number: number | null;
    readonly title: string;
  }[];
  readonly targets: readonly FactTarget[];
  readonly indicators: readonly FactIndicator[];
  readonly strategicActions: readonly FactAction[];
  readonly operationalActions: readonly FactOperational[];
  /** Of a plan born of another: the actions there that carry it out. */
  readonly carriedOutBy: readonly {
    readonly id: string;
    readonly title: string;
    readonly deadline: Deadline;
  }[];
  /** What people said of the instruments that the actions make and carry out. */
  readonly instruments: readonly Instrument[];
  readonly problems: readonly Problem[];
  /** What people, and readings of this project, tie beyond the document, as `level/id`. */
  readonly ties: readonly { readonly from: string; readonly to: string }[];
  readonly acronyms: Acronyms;
  readonly units: readonly FactUnit[];
  /** The place that a name in a cell means, on the last day of the plan; null where none is known. */
  readonly placeOf: (name: string) => FactPlace | null;
  readonly sharedNames: readonly SharedName[];
}
