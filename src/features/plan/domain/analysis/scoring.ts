import { Rational } from '../../../../kernel/rational.ts';

/** The six criteria as the document names them (section 3). It prints no scale: the levels are this project's own. */
export const CRITERIA = [
  { id: 'technicalResources', group: 'feasibility', label: 'Recursos técnicos' },
  { id: 'administrativeResources', group: 'feasibility', label: 'Recursos administrativos' },
  { id: 'financialResources', group: 'feasibility', label: 'Recursos financeiros' },
  { id: 'politicalCapacity', group: 'viability', label: 'Capacidade política' },
  { id: 'technicalCapacity', group: 'viability', label: 'Capacidade técnica' },
  { id: 'managerialCapacity', group: 'viability', label: 'Capacidade gerencial' },
] as const;

export type CriterionId = (typeof CRITERIA)[number]['id'];
type Group = (typeof CRITERIA)[number]['group'];
type Level = 0 | 1 | 2;

/** How far what a criterion asks for is there. */
export const LEVELS: readonly { level: Level; label: string }[] = [
  { level: 0, label: 'Não há' },
  { level: 1, label: 'Em parte' },
  { level: 2, label: 'Há' },
];
const MOST = 2;

export type Scores = Readonly<Record<CriterionId, Level | null>>;

/** Points given of the points possible over what was judged: `8/12`; `missing` criteria nobody judged. */
interface GroupScore {
  readonly given: number;
  readonly possible: number;
  readonly missing: number;
}

export interface Score {
  readonly assessments: number;
  readonly feasibility: GroupScore;
  readonly viability: GroupScore;
  /** Both together, exact; null until each of the six was judged by somebody. */
  readonly total: Rational | null;
}

function groupScore(group: Group, assessments: readonly Scores[]): GroupScore {
  const ids = CRITERIA.filter((each) => each.group === group).map((each) => each.id);
  const levels = ids.map((id) => assessments.flatMap((scores) => scores[id] ?? []));
  return {
    given: levels.flat().reduce<number>((sum, level) => sum + level, 0),
    possible: levels.flat().length * MOST,
    missing: levels.filter((each) => each.length === 0).length,
  };
}

/**
 * What several units judged, as one: points given ÷ points possible, without weights. A criterion left blank by one unit
 * counts for nobody. The rule is this project's own, shown as such beside the result.
 */
export function consolidate(assessments: readonly Scores[]): Score {
  const feasibility = groupScore('feasibility', assessments);
  const viability = groupScore('viability', assessments);
  const whole = feasibility.missing + viability.missing === 0 && assessments.length > 0;
  const total = whole
    ? Rational.of(feasibility.given + viability.given, feasibility.possible + viability.possible)
    : null;
  return { assessments: assessments.length, feasibility, viability, total };
}

/** Highest first; what is not wholly judged comes after, in the order it had. */
export function byScore<T>(items: readonly T[], scoreOf: (item: T) => Rational | null): T[] {
  return items.toSorted((a, b) => {
    const [left, right] = [scoreOf(a), scoreOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return right.compare(left);
  });
}
