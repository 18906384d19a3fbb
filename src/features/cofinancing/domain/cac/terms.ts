import type { Citation, ExplainedJson } from '../../../../kernel/explained.ts';
import type { ExecutionSource } from '../panel.ts';

/** When a quantitative goal is met: between two values of its unit, both included; without any, where the answer is yes. */
interface Target {
  /** The answer of the reading `occupancy` that asks for it; null where there is only one. */
  readonly reading: string | null;
  readonly from: string | null;
  readonly to?: string;
  readonly label: string;
  readonly cite?: Citation;
}

interface GoalBase {
  /** Item of clause 5: `5.1-3`. */
  readonly id: string;
  readonly label: string;
  readonly weight: string;
  readonly cite: Citation;
}

/** Judged by the commission, by evidence; `declared`: what the hospital's monthly declaration says of it. */
interface QualitativeGoal extends GoalBase {
  readonly kind: 'qualitative';
  readonly declared: readonly string[];
}

/** Worked out from files, programming and declarations; nobody types it. */
export interface QuantitativeGoal extends GoalBase {
  readonly kind: 'quantitative';
  readonly measure:
    | { readonly by: 'execution'; readonly source: ExecutionSource }
    | { readonly by: 'declared'; readonly indicator: string };
  readonly targets: readonly Target[];
}

export type Goal = QualitativeGoal | QuantitativeGoal;

/** An open question of the sheet; the first answer is used where the commission chose none. */
interface SheetReading {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** What a programme asks of its commission and of the evaluations. */
export interface CacTerms {
  readonly programme: string;
  /** Input of the programme that the evaluations give. */
  readonly input: string;
  /** Questions of the programme: how the mean is taken, and what there is before it. */
  readonly meanReading: string;
  readonly firstYearReading: string;
  /** How long a month may be paid with fewer evaluations than the mean asks. */
  readonly firstYear: { readonly months: number; readonly evaluations: number; readonly cite: Citation };
  readonly period: { readonly months: number; readonly cite: Citation };
  readonly commission: Citation;
  readonly answer: { readonly days: number; readonly note: string; readonly cite: Citation };
  readonly weights: string;
  readonly readings: readonly SheetReading[];
  readonly goals: readonly Goal[];
}

/** What files and declarations say of a goal over the four months, as it was when it was looked at. */
export interface GoalValue {
  readonly goal: string;
  /** `n/d` in the goal's unit, yes or no; null where nothing says it. */
  readonly value: string | boolean | null;
  readonly text: string | null;
  /** Why there is none, or which months are not in it. */
  readonly reason: string | null;
  readonly explained: ExplainedJson | null;
  readonly months: readonly {
    readonly month: string;
    readonly label: string;
    readonly text: string | null;
    readonly reason: string | null;
  }[];
}
