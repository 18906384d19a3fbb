import type { Context } from '../../../../platform/context.ts';
import { missingEvaluations } from '../../domain/cac/missing.ts';
import type { Agreement } from '../../domain/programme.ts';
import { listFinalEvaluations } from '../../store/cac.ts';
import { isConstituted } from './open.ts';
import { findCacTerms } from './terms.ts';

/** Why a payment month waits for the commission or for its evaluations, in words; none where it does not. */
export async function evaluationsOn(
  context: Context,
  { id, programme, effect }: Agreement,
  competencia: string,
): Promise<string[]> {
  const terms = findCacTerms(programme);
  if (terms === null) return [];
  return missingEvaluations({
    terms,
    competencia,
    effectFrom: effect[0],
    constituted: await isConstituted(context, id),
    finals: await listFinalEvaluations(context, id),
    knownOn: context.clock.today(),
  });
}
