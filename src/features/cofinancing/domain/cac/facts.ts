import type { Fact, Interval } from '../programme.ts';
import type { FinalEvaluation } from './evaluation.ts';
import { periodInWords } from './period.ts';

/** The fact that the final evaluations give, as programmes name it. */
export const CAC_FACT = 'cac.evaluations';

/** A fact that takes the place of the one before it, from a day of effect and a day of knowledge on. */
type LaterFact = Omit<Fact, 'effect' | 'known'> & {
  readonly from: string;
  readonly knownFrom: string;
};

const empty = ([from, to]: Interval): boolean => to !== null && to <= from;

/**
 * The facts with one more, dated: what was known before it said something stays as it was, and what was paid by it too. Nothing is
 * edited: the version that it replaces ends where it begins, for those who look from that day on.
 */
function withLater(facts: readonly Fact[], { from, knownFrom, ...later }: LaterFact): Fact[] {
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

/** The final evaluations as the list that the rules take the mean of: each from the payment month that its opinion names. */
export function withEvaluations(
  facts: readonly Fact[],
  fact: string,
  finals: readonly FinalEvaluation[],
): Fact[] {
  const said = facts.find(({ id }) => id === fact);
  if (said === undefined) return [...facts];
  return finals.reduce<Fact[]>(
    (all, final, index) => {
      const until = finals.slice(0, index + 1);
      return withLater(all, {
        id: fact,
        label: said.label,
        status: 'printed',
        value: until.map(({ percent }) => percent),
        items: until.map(({ period, number }) => `${periodInWords(period)}, avaliação ${number}`),
        ...(said.cite && { cite: said.cite }),
        note: `Avaliação ${final.number}, assinada pela CAC; SHA-256 da ficha ${final.sha256}.`,
        from: `${final.competencia}-01`,
        knownFrom: final.knownOn,
      });
    },
    [...facts],
  );
}
