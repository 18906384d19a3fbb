import { countLateness, type Lateness, type LatenessCounts, type LatenessState } from './lateness.ts';
import { countStates, type StateCounts, type Status, stateOfChildren } from './state.ts';

interface ActionFact {
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
function rollUp(actions: readonly ActionFact[]): RollUp {
  const states = actions.map((action) => action.status);
  return {
    actions: actions.length,
    status: stateOfChildren(states),
    byStatus: countStates(states),
    byLateness: countLateness(actions.map((action) => action.lateness)),
  };
}

/** Actions that stand alike, counted. */
interface Counted {
  readonly status: Status | null;
  readonly lateness: LatenessState | 'closed';
  readonly count: number;
}

/** The derived state of everything that these counts hold. */
export const liveOf = (counted: readonly Counted[]): RollUp =>
  rollUp(
    counted.flatMap(({ status, lateness: state, count }) => {
      const fact = { status, lateness: state === 'closed' ? null : { state } };
      return Array.from({ length: count }, () => fact);
    }),
  );
