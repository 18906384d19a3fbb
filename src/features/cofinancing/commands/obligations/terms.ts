import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../../kernel/app-error.ts';
import type { Citation } from '../../../../kernel/explained.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import type { Obligation, ObligationTerms } from '../../domain/obligations/obligation.ts';

const terms: ObligationTerms = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/cofinancing/obligations.json'), 'utf8'),
);

/** The words of the acts that the obligations are. */
export const citationsOfObligations = (): Citation[] => [
  ...terms.obligations.map(({ cite }) => cite),
  ...terms.expiring.map(({ cite }) => cite),
];

/** What a programme obliges to. @throws AppError `not-found` */
export function obligationTermsOf(programme: string): ObligationTerms {
  if (programme === terms.programme) return terms;
  throw new AppError('not-found', 'As obrigações deste programa não estão cadastradas.');
}

/** @throws AppError `not-found` */
export function getObligation(programme: string, id: string): Obligation {
  const found = obligationTermsOf(programme).obligations.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw new AppError('not-found', 'Não há esta obrigação no Termo. Veja a lista em Obrigações.', {
    details: { obligation: id },
  });
}
