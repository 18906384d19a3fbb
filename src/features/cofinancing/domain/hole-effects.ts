import type { Band } from '../../../kernel/bands.ts';
import type { Citation } from '../../../kernel/explained.ts';
import { type Money, money } from '../../../kernel/money.ts';
import { Rational } from '../../../kernel/rational.ts';
import { calculateMany } from './compiled/many.ts';
import { type Case, tableBands } from './evaluate.ts';
import type { Score } from './score-table.ts';

/** A hole below a row of a score table: the words of the row, and what a month pays more in it than in the row below. */
export interface HoleEffect {
  readonly cite: Citation;
  readonly difference: Money;
}

/** What stands between the two bands around each hole of the printed tables, the other facts of the month as they are. */
export function holeEffectsOf(on: Case): HoleEffect[] {
  return Object.values(on.programme.rules).flatMap((rule): HoleEffect[] => {
    const input = rule.op === 'band' ? on.programme.rules[rule.of]?.stated : undefined;
    if (rule.op !== 'band' || input === undefined) return [];
    const { bands } = tableBands(on, rule.table, 'as-printed');
    return bands.slice(1).flatMap((upper, index) => {
      const lower = bands[index] as Band<Score>;
      const difference = isHole(lower, upper) ? betweenOf(on, input, inside(lower), inside(upper)) : null;
      return difference === null ? [] : [{ cite: upper.value.cite, difference }];
    });
  });
}

function isHole(lower: Band<Score>, upper: Band<Score>): boolean {
  if (lower.to === null || upper.from === null) return false;
  const meets = lower.to.eq(upper.from) && (lower.toInclusive || upper.fromInclusive);
  return lower.to.compare(upper.from) <= 0 && !meets;
}

/** A value that only this band holds. */
function inside({ from, fromInclusive, to, toInclusive }: Band<Score>): Rational {
  if (from !== null && fromInclusive) return from;
  if (to !== null && toInclusive) return to;
  if (to === null) return (from ?? Rational.zero).add(Rational.one);
  return (from ?? Rational.zero).add(to).div(Rational.of(2));
}

/** Null where one of the two months cannot be calculated. */
function betweenOf(on: Case, input: string, low: Rational, high: Rational): Money | null {
  const [below, above] = calculateMany(
    [low, high].map((value) => ({ ...on, stated: { ...on.stated, [input]: value } })),
  );
  if (!below || !above || 'refusal' in below || 'refusal' in above) return null;
  return money(above.amount.sub(below.amount));
}
