import { parseCompetencia } from '../../../kernel/competencia.ts';
import type { Rational } from '../../../kernel/rational.ts';
import { caseFor, type Law } from './case.ts';
import { calculateMany } from './compiled/many.ts';
import { RATIFIED_FACT } from './ratified.ts';
import { paidMonths } from './reading-effect.ts';

interface LicenceLoss {
  readonly amount: Rational;
  readonly competencia: string;
  /** Whether the month itself loses it, or the months from the next assessment on. */
  readonly at: 'month' | 'assessment';
}

/**
 * What the programme pays less without the licence, in the last month that the recorded facts let calculate; null where none can be. Where an
 * ordinance fixed the factor of that month, a licence that lapses moves nothing by itself: the loss is that of the next assessment, by the table.
 */
export function licenceLoss(
  law: Law,
  today: string,
  { input, without }: { readonly input: string; readonly without: string },
): LicenceLoss | null {
  const last = paidMonths(law, parseCompetencia(today.slice(0, 7)), today).at(-1);
  if (last === undefined) return null;
  const { competencia } = last.on;
  const facts = law.agreement.facts.filter(({ id }) => id !== RATIFIED_FACT);
  const byTable = { ...law, agreement: { ...law.agreement, facts } };
  const [standing, lapsed] = calculateMany([
    caseFor(byTable, competencia, today),
    caseFor(byTable, competencia, today, { facts: { [input]: without } }),
  ]);
  if (!standing || !lapsed || 'refusal' in standing || 'refusal' in lapsed) return null;
  const at = last.on.programme === law.programme ? 'month' : 'assessment';
  return { amount: standing.amount.sub(lapsed.amount), competencia, at };
}
