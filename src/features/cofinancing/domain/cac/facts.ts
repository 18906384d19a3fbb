import { withLater } from '../later-fact.ts';
import type { Fact } from '../programme.ts';
import type { FinalEvaluation } from './evaluation.ts';
import { periodInWords } from './period.ts';

/** The fact that the final evaluations give, as programmes name it. */
export const CAC_FACT = 'cac.evaluations';

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
