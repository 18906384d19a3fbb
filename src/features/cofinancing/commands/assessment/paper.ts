import { AppError } from '../../../../kernel/app-error.ts';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { money } from '../../../../kernel/money.ts';
import { amountInWords } from '../../../../kernel/number-words.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { citationName, getAct } from '../../../acts/index.ts';
import {
  type Paper,
  type PaperBlock,
  type RenderedPaper,
  renderIssuedPaper,
  renderWord,
} from '../../../documents/index.ts';
import { PARTIES } from '../../domain/assessment/assessment.ts';
import { PARTY_WORDS } from '../../domain/assessment/may.ts';
import { assessmentInWords } from '../../domain/assessment/period.ts';
import { ledgerTerms } from '../ledger/terms.ts';
import { type AssessmentOf, type OpenedAssessment, openAssessment } from './open.ts';

const tab = (factor: string): string => `${formatExact(Rational.parse(factor), 2, 4)} TabelaSUS`;
const inFull = (amount: string): string =>
  `${formatBrl(Rational.parse(amount))} (${amountInWords(money(Rational.parse(amount)))})`;
const text = (words: string): PaperBlock => ({ kind: 'text', text: words });

/** The ordinance of the base value that an assessment ratified, with the table it was scored by. */
export async function assessmentPaper(
  context: Context,
  { agreement, on, assessment }: OpenedAssessment,
): Promise<Paper> {
  const { scored, ratified, frozen, competencia = '', signatures = [] } = assessment ?? {};
  if (!scored || !ratified || !frozen) throw new AppError('internal', 'Não há valor ratificado.');
  const { authority, signatory } = ledgerTerms.ordinance;
  const month = competenciaInWords(parseCompetencia(competencia));
  const { base } = frozen.evidence;
  const act = citationName(await getAct(context, agreement.act));
  return {
    title: 'Portaria dos valores de base',
    subtitle: `${agreement.establishment}, avaliação do ${assessmentInWords(on.period)}`,
    foot: `Portaria dos valores de base · ${agreement.name} · ${on.period}`,
    day: context.clock.today(),
    contentSha256: scored.sha256,
    hashOf: 'da pontuação',
    blocks: [
      text(`${authority} e considerando ${act}, cláusula quarta, RESOLVE:`),
      text(
        `Art. 1º Fixar em ${tab(ratified.factor)} o valor de base do incentivo mensal de ${agreement.establishment}, a partir da competência de ${month}.`,
      ),
      ...(ratified.reason === null
        ? []
        : [
            text(
              `Parágrafo único. A pontuação dos critérios é de ${tab(scored.score.factor)}; o valor ratificado é menor porque: ${ratified.reason}`,
            ),
          ]),
      text(
        `Art. 2º Sobre a produção de ${competenciaInWords(parseCompetencia(base.competencia))}, de ${inFull(base.amount)}, o valor fixado corresponde a ${inFull(ratified.amount)}.`,
      ),
      text(
        'Art. 3º Esta Portaria entra em vigor na data da sua publicação; as competências anteriores ficam como eram.',
      ),
      { kind: 'signatures', roles: [signatory] },
      { kind: 'heading', text: 'Pontuação dos critérios (Quadro 01)' },
      {
        kind: 'table',
        columns: [
          { label: 'Critério', width: '3fr' },
          { label: 'Evidência', width: 'auto', numbers: true },
          { label: 'Pontos (TabelaSUS)', width: 'auto', numbers: true },
        ],
        rows: [
          ...scored.score.criteria.map(({ label, value, score }) => [
            label,
            value.replace('.', ','),
            score.replace('.', ','),
          ]),
          ['Pontuação', '', formatExact(Rational.parse(scored.score.factor), 2, 4)],
          ['Ratificado', '', formatExact(Rational.parse(ratified.factor), 2, 4)],
        ],
      },
      {
        kind: 'pairs',
        rows: [
          { label: 'Evidência congelada', value: `SHA-256 ${frozen.sha256}` },
          ...PARTIES.map((party) => ({
            label: PARTY_WORDS[party],
            value: `SHA-256 do que assinou: ${signatures.find((each) => each.party === party)?.sha256 ?? '–'}`,
          })),
        ],
      },
    ],
  };
}

/** The ordinance as a tagged PDF, or as a Word document for the state's process. @throws AppError `not-found` before it is issued */
export async function renderAssessmentOrdinance(
  context: Context,
  on: AssessmentOf,
  form: 'pdf' | 'docx',
): Promise<RenderedPaper> {
  const { assessment } = await openAssessment(context, on);
  if (!assessment?.ordinance)
    throw new AppError('not-found', 'Esta avaliação ainda não tem portaria: ratifique-a e emita-a antes.');
  const { paper } = assessment.ordinance;
  if (form === 'pdf') return renderIssuedPaper(context, paper);
  const bytes = await renderWord(context, { issued: paper });
  return { bytes, sha256: sha256(bytes) };
}
