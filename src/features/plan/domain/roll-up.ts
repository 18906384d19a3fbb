import { countLateness, type Lateness, type LatenessCounts } from './deadline.ts';
import { countStates, type StateCounts, type Status, stateOfChildren } from './state.ts';

export interface ActionFact {
  readonly status: Status | null;
  readonly lateness: Pick<Lateness, 'state'> | null;
}

/** The live state of what is made of operational actions: derived by the visible rule, with its counts. */
export interface RollUp {
  readonly actions: number;
  /** null also where there is no action to count. */
  readonly status: Status | null;
  readonly byStatus: StateCounts;
  readonly byLateness: LatenessCounts;
}

/** Counts, never averages. */
export function rollUp(actions: readonly ActionFact[]): RollUp {
  const states = actions.map((action) => action.status);
  return {
    actions: actions.length,
    status: stateOfChildren(states),
    byStatus: countStates(states),
    byLateness: countLateness(actions.map((action) => action.lateness)),
  };
}
