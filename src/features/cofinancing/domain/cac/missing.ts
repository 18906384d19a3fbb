import { addMonths, competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { covers } from '../dated.ts';
import type { FinalEvaluation } from './evaluation.ts';
import type { CacTerms } from './terms.ts';

interface AroundMonth {
  readonly terms: CacTerms;
  readonly competencia: string;
  /** First day from which the Termo is paid. */
  readonly effectFrom: string;
  readonly constituted: boolean;
  readonly finals: readonly FinalEvaluation[];
  readonly knownOn: string;
}

/** Why a month cannot be paid for want of the commission or of its evaluations (pt-BR); nothing in the first year, which the act excepts. */
export function missingEvaluations(around: AroundMonth): string[] {
  const { terms, competencia, effectFrom, constituted, finals, knownOn } = around;
  const { months, evaluations } = terms.firstYear;
  const first = addMonths(parseCompetencia(effectFrom.slice(0, 7)), months);
  if (competencia < first) return [];
  const since = `Desde ${competenciaInWords(first)}, passado o primeiro ano do Termo, o critério das metas pede a avaliação da CAC.`;
  if (!constituted) return [`${since} A CAC não está constituída: registre o ato no instrumento.`];
  const reached = finals.filter(
    (each) => covers([`${each.competencia}-01`, null], `${competencia}-01`) && each.knownOn <= knownOn,
  );
  if (reached.length >= evaluations) return [];
  return [
    `${since} Alcançam esta competência ${reached.length} avaliações assinadas, e a média pede ${evaluations}: conclua-as em Avaliação CAC.`,
  ];
}
