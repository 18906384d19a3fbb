import type { Timeliness } from '../asked.ts';
import type { CellStatus } from '../cell.ts';
import type { CauseKind, State } from '../nonconformities/nonconformity.ts';
import type { Semester } from './semester.ts';
import type { Grade } from './settings.ts';

/** How many actions, or parts of them, stand in each state. Counts, never averages. */
export interface FrozenCounts {
  readonly total: number;
  readonly noInformation: number;
  readonly notStarted: number;
  readonly inProgress: number;
  readonly completed: number;
  readonly cancelled: number;
  readonly late: number;
}

/** What a unit says of its part of an action, with its last word of the semester. */
interface FrozenLine {
  readonly unit: string;
  readonly status: CellStatus | null;
  /** Percent, as the unit said it. */
  readonly progress: number | null;
  readonly comment: string | null;
  /** The competência of that word. */
  readonly saidFor: string | null;
}

export interface FrozenAction {
  readonly id: string;
  readonly title: string;
  readonly printedTitle: string | null;
  readonly objective: string;
  readonly strategicAction: string;
  readonly status: CellStatus | null;
  readonly deadline: {
    readonly printed: string;
    readonly understood: string;
    readonly renegotiated: string | null;
    readonly due: string | null;
    readonly certain: boolean;
  };
  readonly lateness: { readonly words: string; readonly isLate: boolean; readonly passed: string | null };
  readonly renegotiations: number;
  readonly lines: readonly FrozenLine[];
}

/** A value of an indicator with what it is made of; numbers as decimal text. */
export interface FrozenValue {
  readonly period: string;
  readonly status: string;
  readonly reason: string | null;
  readonly value: string | null;
  readonly text: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly method: string | null;
  readonly variant: string | null;
  readonly sources: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly date: string | null;
  }[];
}

export const VERDICTS = ['met', 'missed', 'notYet'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface FrozenIndicator {
  readonly id: string;
  readonly code: string;
  readonly planId: string;
  readonly name: string;
  readonly shortName: string;
  readonly direction: 'higher' | 'lower' | 'within';
  readonly unitLabel: string;
  readonly year: number;
  readonly annual: FrozenValue;
  readonly semester: FrozenValue;
  readonly target: {
    readonly raw: string;
    readonly value: string | null;
    readonly text: string | null;
    readonly act: string;
  } | null;
  /** By the visible rule of the panel; null without a target. */
  readonly verdict: Verdict | null;
  /** Why it does not stand beside its target. */
  readonly unjudged: string | null;
}

interface FrozenTarget {
  readonly id: string;
  readonly text: string;
  readonly due: string;
  readonly measure: string;
  readonly base: string | null;
  readonly goal: string | null;
  readonly unit: string | null;
  /** `planId` of the indicator that measures it. */
  readonly indicator: string | null;
  /** That of its indicator in the year; null where none measures it. */
  readonly verdict: Verdict | null;
}

interface FrozenRenegotiation {
  readonly action: string;
  readonly number: number;
  readonly on: string;
  readonly fromDeadline: string;
  readonly toDeadline: string;
  readonly fromTitle: string;
  readonly toTitle: string;
  readonly reason: string;
  readonly decision: string | null;
  readonly takenBack: boolean;
}

/** A non-conformity that was open in the semester, as it stands. */
interface FrozenNonConformity {
  /** `NC 3/2024`. */
  readonly number: string;
  readonly about: string;
  readonly unit: string;
  readonly action: string | null;
  readonly indicator: string | null;
  readonly state: State;
  readonly cause: CauseKind | null;
  readonly openedOn: string;
  readonly measures: number;
  readonly measuresDone: number;
  /** How many times it was opened. */
  readonly rounds: number;
}

/** What a month asked of a unit, what it said, and when it sent. */
export interface FrozenMonth {
  readonly competencia: string;
  readonly unit: string;
  readonly asked: number;
  readonly said: number;
  readonly sentOn: string | null;
  readonly timeliness: Timeliness;
}

export interface FrozenObjective {
  readonly id: string;
  readonly number: number | null;
  readonly perspective: string;
  readonly title: string;
  readonly responsible: string | null;
  /** Units with a part in its actions. */
  readonly units: readonly string[];
  readonly counts: FrozenCounts;
}

interface FrozenUnit {
  readonly unit: string;
  readonly name: string;
  readonly fullName: string;
  readonly isCoordination: boolean;
  /** Of its own parts. */
  readonly counts: FrozenCounts;
}

/** Everything a semester is evaluated on, as it stood when it was frozen. It never changes after. */
export interface Snapshot {
  readonly semester: Semester;
  /** The plan's own unit: whose superintendence signs. */
  readonly plan: {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly unitName: string;
  };
  /** Lateness is told against this day, the last of the semester. */
  readonly day: string;
  readonly rules: { readonly scale: readonly Grade[]; readonly signedBy: 'reporting' | readonly string[] };
  readonly objectives: readonly FrozenObjective[];
  readonly units: readonly FrozenUnit[];
  readonly actions: readonly FrozenAction[];
  readonly targets: readonly FrozenTarget[];
  readonly indicators: readonly FrozenIndicator[];
  readonly renegotiations: readonly FrozenRenegotiation[];
  readonly nonConformities: readonly FrozenNonConformity[];
  readonly months: readonly FrozenMonth[];
}

const COUNTED = ['notStarted', 'inProgress', 'completed', 'cancelled'] as const;

/** Counts of what stands in each state, and of what is late. */
function countStanding(
  each: readonly { readonly status: CellStatus | null; readonly isLate: boolean }[],
): FrozenCounts {
  const of = (status: CellStatus | null) => each.filter((one) => one.status === status).length;
  const [notStarted, inProgress, completed, cancelled] = COUNTED.map(of) as [number, number, number, number];
  return {
    ...{ total: each.length, noInformation: of(null), notStarted, inProgress, completed, cancelled },
    late: each.filter(({ isLate }) => isLate).length,
  };
}

const isClosed = (status: CellStatus | null): boolean => status === 'completed' || status === 'cancelled';

/** The parts of a unit, one of each action it reports of. A closed part is not late. */
const partsOf = (unit: string, actions: readonly FrozenAction[]) =>
  actions.flatMap((action) =>
    action.lines
      .filter((line) => line.unit === unit)
      .map(({ status }) => ({ status, isLate: action.lateness.isLate && !isClosed(status) })),
  );

type Uncounted = Omit<Snapshot, 'objectives' | 'units'> & {
  readonly objectives: readonly Omit<FrozenObjective, 'counts' | 'units'>[];
  readonly units: readonly Omit<FrozenUnit, 'counts'>[];
};

/** Puts the counts of each objective and unit beside what they count. Units without a part in the plan are left out. */
export function counted(facts: Uncounted): Snapshot {
  const objectives = facts.objectives.map((objective) => {
    const own = facts.actions.filter((action) => action.objective === objective.id);
    const units = [...new Set(own.flatMap(({ lines }) => lines.map(({ unit }) => unit)))].sort();
    const standing = own.map(({ status, lateness }) => ({ status, isLate: lateness.isLate }));
    return { ...objective, units, counts: countStanding(standing) };
  });
  const units = facts.units
    .map((unit) => ({ ...unit, counts: countStanding(partsOf(unit.unit, facts.actions)) }))
    .filter(({ counts }) => counts.total > 0);
  return { ...facts, objectives, units };
}

function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => [key(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item);
}

const sortedValue = (value: FrozenValue): FrozenValue => ({
  ...value,
  sources: sortedBy(value.sources, ({ file, sha256 }) => `${file} ${sha256}`),
});

/** The one order of a snapshot, whatever the order in which its rows were read; its canonical JSON is what is hashed. */
export function canonicalSnapshot(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    rules: {
      scale: snapshot.rules.scale,
      signedBy: Array.isArray(snapshot.rules.signedBy)
        ? [...snapshot.rules.signedBy].sort()
        : snapshot.rules.signedBy,
    },
    objectives: sortedBy(snapshot.objectives, ({ id }) => id).map((each) => ({
      ...each,
      units: [...each.units].sort(),
    })),
    units: sortedBy(snapshot.units, ({ unit }) => unit),
    actions: sortedBy(snapshot.actions, ({ id }) => id).map((action) => ({
      ...action,
      lines: sortedBy(action.lines, ({ unit }) => unit),
    })),
    targets: sortedBy(snapshot.targets, ({ id }) => id),
    indicators: sortedBy(snapshot.indicators, ({ id }) => id).map((each) => ({
      ...each,
      annual: sortedValue(each.annual),
      semester: sortedValue(each.semester),
    })),
    renegotiations: sortedBy(
      snapshot.renegotiations,
      ({ action, number }) => `${action} ${String(number).padStart(6, '0')}`,
    ),
    nonConformities: sortedBy(snapshot.nonConformities, ({ number }) => number),
    months: sortedBy(snapshot.months, ({ competencia, unit }) => `${competencia} ${unit}`),
  };
}
