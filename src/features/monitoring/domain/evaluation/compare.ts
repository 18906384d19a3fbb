import type { CellStatus } from '../cell.ts';
import type { FrozenAction, FrozenCounts, FrozenIndicator, Snapshot, Verdict } from './snapshot.ts';

/** How something went from one semester to the next. */
export const COURSES = ['advanced', 'regressed', 'same', 'added', 'removed'] as const;
export type Course = (typeof COURSES)[number];

interface ComparedAction {
  readonly id: string;
  readonly title: string;
  readonly objective: string;
  readonly units: readonly string[];
  readonly from: CellStatus | null;
  readonly to: CellStatus | null;
  readonly course: Course;
  readonly newLate: boolean;
  readonly noLongerLate: boolean;
  readonly renegotiated: boolean;
}

/** What became of the actions of an objective, or of those in which a unit has a part. */
interface ComparedGroup {
  readonly id: string;
  readonly from: FrozenCounts | null;
  readonly to: FrozenCounts | null;
  readonly advanced: number;
  readonly regressed: number;
  readonly newLate: number;
  readonly noLongerLate: number;
}

interface ComparedIndicator {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly unitLabel: string;
  readonly from: {
    readonly year: number;
    readonly text: string | null;
    readonly verdict: Verdict | null;
  } | null;
  readonly to: {
    readonly year: number;
    readonly text: string | null;
    readonly verdict: Verdict | null;
  } | null;
  readonly course: Course | 'unknown';
}

export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly actions: readonly ComparedAction[];
  readonly objectives: readonly ComparedGroup[];
  readonly units: readonly ComparedGroup[];
  readonly indicators: readonly ComparedIndicator[];
}

/** How far on a status is; a cancelled action is neither ahead nor behind. */
const RANK: Readonly<Record<Exclude<CellStatus, 'cancelled'>, number>> = {
  notStarted: 1,
  inProgress: 2,
  completed: 3,
};

const rankOf = (status: CellStatus | null): number | null =>
  status === null ? 0 : status === 'cancelled' ? null : RANK[status];

function courseOf(from: CellStatus | null, to: CellStatus | null): Course {
  const [before, after] = [rankOf(from), rankOf(to)];
  if (before === null || after === null || before === after) return 'same';
  return after > before ? 'advanced' : 'regressed';
}

function comparedAction(from: FrozenAction | undefined, to: FrozenAction | undefined): ComparedAction {
  const known = (to ?? from) as FrozenAction;
  const wasLate = from?.lateness.isLate ?? false;
  const isLate = to?.lateness.isLate ?? false;
  const course =
    from === undefined ? 'added' : to === undefined ? 'removed' : courseOf(from.status, to.status);
  return {
    ...{ id: known.id, title: known.title, objective: known.objective, course },
    units: known.lines.map(({ unit }) => unit),
    from: from?.status ?? null,
    to: to?.status ?? null,
    newLate: isLate && !wasLate,
    noLongerLate: wasLate && !isLate && to !== undefined,
    renegotiated: (to?.renegotiations ?? 0) > (from?.renegotiations ?? 0),
  };
}

function groupOf(
  id: string,
  [from, to]: readonly [FrozenCounts | null, FrozenCounts | null],
  actions: readonly ComparedAction[],
): ComparedGroup {
  const count = (is: (action: ComparedAction) => boolean) => actions.filter(is).length;
  return {
    ...{ id, from, to },
    advanced: count(({ course }) => course === 'advanced'),
    regressed: count(({ course }) => course === 'regressed'),
    newLate: count(({ newLate }) => newLate),
    noLongerLate: count(({ noLongerLate }) => noLongerLate),
  };
}

const keysOf = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

/** Decimal texts of any length, compared without floats: -1, 0 or 1. */
export type CompareDecimals = (a: string, b: string) => number;

function indicatorCourse(
  from: FrozenIndicator | undefined,
  to: FrozenIndicator | undefined,
  compare: CompareDecimals,
): ComparedIndicator['course'] {
  if (from === undefined || to === undefined) return from === undefined ? 'added' : 'removed';
  const [before, after] = [from.annual.value, to.annual.value];
  if (before === null || after === null || to.direction === 'within') return 'unknown';
  // Of another method, the numbers are not of one series.
  if (from.annual.method !== to.annual.method || from.annual.variant !== to.annual.variant) return 'unknown';
  const order = compare(after, before) * (to.direction === 'lower' ? -1 : 1);
  if (order === 0) return 'same';
  return order > 0 ? 'advanced' : 'regressed';
}

const reachedBy = (indicator: FrozenIndicator | undefined): ComparedIndicator['from'] =>
  indicator === undefined
    ? null
    : { year: indicator.year, text: indicator.annual.text, verdict: indicator.verdict };

function comparedIndicator(
  from: FrozenIndicator | undefined,
  to: FrozenIndicator | undefined,
  compare: CompareDecimals,
): ComparedIndicator {
  const { id, code, name, shortName, unitLabel } = (to ?? from) as FrozenIndicator;
  return {
    ...{ id, code, name, shortName, unitLabel, from: reachedBy(from), to: reachedBy(to) },
    course: indicatorCourse(from, to, compare),
  };
}

/** What advanced, went back and fell late between two frozen semesters: by action, objective, unit and indicator. */
export function compareSnapshots(from: Snapshot, to: Snapshot, compare: CompareDecimals): Comparison {
  const [before, after] = [from, to].map(({ actions }) => new Map(actions.map((each) => [each.id, each])));
  const ids = keysOf([...(after?.keys() ?? [])], [...(before?.keys() ?? [])]);
  const actions = ids.map((id) => comparedAction(before?.get(id), after?.get(id)));
  const objectiveOf = (snapshot: Snapshot, id: string) =>
    snapshot.objectives.find((each) => each.id === id)?.counts ?? null;
  const unitOf = (snapshot: Snapshot, id: string) =>
    snapshot.units.find(({ unit }) => unit === id)?.counts ?? null;
  const indicatorOf = (snapshot: Snapshot, id: string) => snapshot.indicators.find((each) => each.id === id);
  return {
    ...{ from: from.semester, to: to.semester, actions },
    objectives: keysOf(
      to.objectives.map(({ id }) => id),
      from.objectives.map(({ id }) => id),
    ).map((id) =>
      groupOf(
        id,
        [objectiveOf(from, id), objectiveOf(to, id)],
        actions.filter(({ objective }) => objective === id),
      ),
    ),
    units: keysOf(
      to.units.map(({ unit }) => unit),
      from.units.map(({ unit }) => unit),
    ).map((id) =>
      groupOf(
        id,
        [unitOf(from, id), unitOf(to, id)],
        actions.filter(({ units }) => units.includes(id)),
      ),
    ),
    indicators: keysOf(
      to.indicators.map(({ id }) => id),
      from.indicators.map(({ id }) => id),
    ).map((id) => comparedIndicator(indicatorOf(from, id), indicatorOf(to, id), compare)),
  };
}
