import { Rational, sum } from '../../../../kernel/rational.ts';
import type { CacTerms, Goal, GoalValue, QuantitativeGoal } from './terms.ts';

/** The answer in use of each question of the sheet. */
export type SheetReadings = Readonly<Record<string, string>>;

/** What the commission says of a qualitative goal. */
export interface Judgement {
  readonly met: boolean;
  readonly evidence: string;
  readonly file: { readonly sha256: string; readonly fileName: string } | null;
  readonly by: string | null;
  readonly at: string;
}

/** How much of a goal counts: from 0 to 1; null where it is not in the account. */
interface GoalScore {
  readonly goal: string;
  readonly share: Rational | null;
  readonly weight: Rational;
}

export interface SheetResult {
  /** Percentage of the goals fulfilled, exact. */
  readonly percent: Rational;
  readonly fulfilled: Rational;
  readonly counted: Rational;
  readonly scores: readonly GoalScore[];
}

/** Another answer to a question of the sheet, with what it would give. */
export interface SheetAlternative {
  readonly reading: string;
  readonly question: string;
  readonly option: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly percent: string;
}

const HUNDRED = Rational.of(100);

export function sheetReadings(terms: CacTerms, chosen: SheetReadings = {}): SheetReadings {
  return Object.fromEntries(
    terms.readings.map(({ id, options }) => [
      id,
      options.find((option) => option.id === chosen[id])?.id ?? options[0]?.id ?? '',
    ]),
  );
}

type Judged = Readonly<Record<string, Judgement>>;
type Values = Readonly<Record<string, GoalValue>>;

/** The share of the goals that is fulfilled, each by its weight; nothing where no goal is in the account. */
export function resultOf(
  terms: CacTerms,
  judged: Judged,
  values: Values,
  readings: SheetReadings,
): SheetResult | null {
  const scores = terms.goals.map((goal) => ({
    goal: goal.id,
    weight: Rational.parse(goal.weight),
    share: shareOf(goal, judged, values, readings),
  }));
  const inAccount = scores.filter(({ share }) => share !== null);
  const counted = sum(inAccount.map(({ weight }) => weight));
  if (counted.isZero()) return null;
  const fulfilled = sum(inAccount.map(({ weight, share }) => weight.mul(share ?? Rational.zero)));
  return { percent: fulfilled.div(counted).mul(HUNDRED), fulfilled, counted, scores };
}

function shareOf(goal: Goal, judged: Judged, values: Values, readings: SheetReadings): Rational | null {
  if (goal.kind === 'qualitative') {
    const said = judged[goal.id];
    return said === undefined ? null : yes(said.met);
  }
  const value = values[goal.id]?.value ?? null;
  if (value === null) return readings.missing === 'not-met' ? Rational.zero : null;
  return quantitativeShare(goal, value, readings);
}

const yes = (met: boolean): Rational => (met ? Rational.one : Rational.zero);

/** What the goal asks under a reading. */
export const targetOf = (goal: QuantitativeGoal, readings: SheetReadings) =>
  goal.targets.find(({ reading }) => reading === null || reading === readings.occupancy) ?? goal.targets[0];

function quantitativeShare(
  goal: QuantitativeGoal,
  value: string | boolean,
  readings: SheetReadings,
): Rational {
  if (typeof value === 'boolean') return yes(value);
  const target = targetOf(goal, readings);
  const from = target?.from == null ? null : Rational.parse(target.from);
  const exact = Rational.parse(value);
  const above = target?.to !== undefined && exact.compare(Rational.parse(target.to)) > 0;
  if (from === null || above) return yes(!above);
  if (exact.compare(from) >= 0) return Rational.one;
  return readings.partial === 'proportional' ? exact.div(from) : Rational.zero;
}

/** What each answer of each question of the sheet would give, the others as they are. */
export function alternativesOf(
  terms: CacTerms,
  judged: Judged,
  values: Values,
  readings: SheetReadings,
): SheetAlternative[] {
  return terms.readings.flatMap(({ id, question, options }) =>
    options.flatMap((option) => {
      const result = resultOf(terms, judged, values, { ...readings, [id]: option.id });
      if (result === null) return [];
      const chosen = readings[id] === option.id;
      return [
        {
          reading: id,
          question,
          option: option.id,
          label: option.label,
          chosen,
          percent: result.percent.toString(),
        },
      ];
    }),
  );
}
