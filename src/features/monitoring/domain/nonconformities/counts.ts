import { AGES, type AgeId } from './ages.ts';
import {
  CAUSES,
  type CauseKind,
  lastRound,
  measuresOfRound,
  type NonConformity,
  STATES,
  type State,
  stateOf,
} from './nonconformity.ts';
import { daysBetween } from './settings.ts';

const isUntreated = (state: State): boolean => state === 'analysis' || state === 'treatment';

/** Days it has been open, first opening to today; to the day it was closed or cancelled, once it is. */
export function daysOpen(each: NonConformity, today: string): number {
  const { closedOn, end } = lastRound(each);
  return daysBetween(each.rounds[0].openedOn, closedOn ?? end?.on ?? today);
}

/** The bracket in which it ages; null once its treatment is over. */
export function ageOf(each: NonConformity, today: string): AgeId | null {
  if (!isUntreated(stateOf(each))) return null;
  const days = daysOpen(each, today);
  return AGES.find(({ to }) => to === null || days <= to)?.id ?? null;
}

/** Measures of this round whose day went by undone. */
export const overdueMeasures = (each: NonConformity, today: string) =>
  isUntreated(stateOf(each))
    ? measuresOfRound(each).filter(({ done, until }) => done === null && until < today)
    : [];

export interface Counts {
  readonly states: readonly { readonly state: State; readonly count: number }[];
  readonly ages: readonly { readonly age: AgeId; readonly count: number }[];
  /** Of how many non-conformities each kind of cause was said, in any round, and of how many of these its treatment did not work. */
  readonly causes: readonly {
    readonly kind: CauseKind;
    readonly count: number;
    readonly notEffective: number;
  }[];
  /** Of each unit, not yet concluded; most first. */
  readonly units: readonly { readonly unit: string; readonly open: number; readonly overdue: number }[];
  readonly overdueMeasures: number;
  /** Closed, whose effect should have been checked by now. */
  readonly overdueChecks: number;
  /** Opened again at least once. */
  readonly reopened: number;
}

const isOverdueCheck = (each: NonConformity, today: string): boolean =>
  stateOf(each) === 'verification' && (lastRound(each).checkBy ?? today) < today;

/** The counts of a list, whole: no averages, nothing left out. */
export function countAll(all: readonly NonConformity[], today: string): Counts {
  const open = all.filter((each) => isUntreated(stateOf(each)) || stateOf(each) === 'verification');
  return {
    states: STATES.map((state) => ({ state, count: all.filter((each) => stateOf(each) === state).length })),
    ages: AGES.map(({ id }) => ({ age: id, count: all.filter((each) => ageOf(each, today) === id).length })),
    causes: CAUSES.map((kind) => {
      const own = all.map(({ rounds }) => rounds.filter(({ cause }) => cause?.kind === kind));
      return {
        kind,
        count: own.filter((rounds) => rounds.length > 0).length,
        notEffective: own.filter((rounds) => rounds.some(({ end }) => end?.kind === 'notEffective')).length,
      };
    }),
    units: [...Map.groupBy(open, ({ unit }) => unit)]
      .map(([unit, own]) => ({
        ...{ unit, open: own.length },
        overdue: own.reduce((sum, each) => sum + overdueMeasures(each, today).length, 0),
      }))
      .sort((a, b) => b.open - a.open || a.unit.localeCompare(b.unit)),
    overdueMeasures: open.reduce((sum, each) => sum + overdueMeasures(each, today).length, 0),
    overdueChecks: all.filter((each) => isOverdueCheck(each, today)).length,
    reopened: all.filter(({ rounds }) => rounds.length > 1).length,
  };
}
