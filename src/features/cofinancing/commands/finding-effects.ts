import { competenciaInWords, parseCompetencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import type { FindingEffects } from '../../acts/index.ts';
import { holeEffectsOf } from '../domain/hole-effects.ts';
import { paidMonths } from '../domain/reading-effect.ts';
import { getAgreement, getProgramme, listAgreements, listReadingDecisions } from '../store.ts';

/**
 * What the holes of an act's tables are worth where something is paid by them: for each agreement under the act, in its last
 * month that can be calculated, what stands between the band below and the band above. None where nothing is paid by the act.
 */
export async function readFindingEffects(context: Context, act: string): Promise<FindingEffects> {
  const today = context.clock.today();
  const items: FindingEffects['items'] = [];
  for (const head of await listAgreements(context)) {
    const agreement = await getAgreement(context, head.id);
    const programme = await getProgramme(context, agreement.programme);
    if (programme.act !== act || programme.example) continue;
    const decisions = await listReadingDecisions(context, programme.id);
    const law = { programme, agreement, decisions };
    const last = paidMonths(law, parseCompetencia(today.slice(0, 7)), today).at(-1);
    if (last === undefined) continue;
    for (const { cite, difference } of holeEffectsOf(last.on))
      items.push({
        at: cite.at,
        quote: cite.quote,
        effect: difference.toDecimal(2),
        note: `Entre a faixa de baixo e a de cima, num mês: ${agreement.name}, ${competenciaInWords(last.on.competencia)}.`,
      });
  }
  return { items, next: null };
}
