import { Rational } from '../../../../kernel/rational.ts';
import type { OpenReading } from '../../contract.ts';

type Option = OpenReading['options'][number];

/** What the answer would change in a month, in BRL: the mean of the months it lets calculate; null where there is none. */
export function monthlyDifference({ effect }: Option): Rational | null {
  if (effect.difference === null || effect.months === 0) return null;
  return Rational.parse(effect.difference).div(Rational.of(effect.months));
}

/** The most that any answer to the question would change over the known months. */
function weightOf({ options }: OpenReading): Rational {
  return options.reduce((most, { effect }) => {
    const size = Rational.parse(effect.difference ?? '0').abs();
    return most.lt(size) ? size : most;
  }, Rational.zero);
}

/** What is still to be decided first; of those, what moves most money. */
export function inOrderOfWeight(readings: readonly OpenReading[]): OpenReading[] {
  const rank = ({ status }: OpenReading) => (status === 'to-decide' ? 0 : 1);
  return [...readings].sort((a, b) => rank(a) - rank(b) || weightOf(b).compare(weightOf(a)));
}
