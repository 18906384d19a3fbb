import type { Fact, Interval } from './programme.ts';

/** A fact that takes the place of the one before it, from a day of effect and a day of knowledge on. */
export type LaterFact = Omit<Fact, 'effect' | 'known'> & {
  readonly from: string;
  readonly knownFrom: string;
};

const empty = ([from, to]: Interval): boolean => to !== null && to <= from;

/**
 * The facts with one more, dated: what was known before it said something stays as it was, and what was paid by it too. Nothing is
 * edited: the version that it replaces ends where it begins, for those who look from that day on.
 */
export function withLater(facts: readonly Fact[], { from, knownFrom, ...later }: LaterFact): Fact[] {
  const split = facts.flatMap((each): Fact[] => {
    const [, knownTo] = each.known;
    if (each.id !== later.id || (knownTo !== null && knownTo <= knownFrom)) return [each];
    const before: Fact = { ...each, known: [each.known[0], knownFrom] };
    const since: Fact = {
      ...each,
      known: [knownFrom, knownTo],
      effect: [each.effect[0], lesser(each.effect[1], from)],
    };
    return [before, since];
  });
  const added: Fact = { ...later, effect: [from, null], known: [knownFrom, null] };
  return [...split, added].filter(({ effect, known }) => !empty(effect) && !empty(known));
}

const lesser = (end: string | null, from: string): string => (end === null || end > from ? from : end);
