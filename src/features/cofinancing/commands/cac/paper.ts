import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, formatPercent } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Paper, PaperBlock } from '../../../documents/index.ts';
import type { Evaluation } from '../../domain/cac/evaluation.ts';
import { periodInWords } from '../../domain/cac/period.ts';
import type { CacTerms, GoalValue } from '../../domain/cac/terms.ts';
import type { OpenedEvaluation } from './open.ts';

const PLACES = 2;

/** The evaluation as its members signed it: goals, result, meeting, answer, opinion. */
export function evaluationPaper(
  { agreement, facts: { terms, period, today } }: OpenedEvaluation,
  { notice, meeting, answer, opinion, signatures }: Evaluation,
): Paper {
  const percent = formatPercent(Rational.parse(notice?.sheet.percent ?? '0'), PLACES);
  const month = competenciaInWords(parseCompetencia(opinion?.competencia ?? today.slice(0, 7)));
  return {
    title: 'Avaliação da CAC',
    subtitle: `${agreement.establishment}, ${periodInWords(period)}`,
    foot: `Avaliação da CAC · ${agreement.name} · ${period}`,
    day: today,
    contentSha256: notice?.sha256 ?? '',
    hashOf: 'da ficha',
    blocks: [
      {
        kind: 'result',
        label: 'Cumprimento das metas',
        figure: percent,
        words: `Alcança os pagamentos a partir de ${month}.`,
      },
      ...goalTable(terms, notice?.sheet.judged ?? {}, notice?.sheet.values ?? []),
      { kind: 'heading', text: 'Reunião, resposta e parecer' },
      {
        kind: 'pairs',
        rows: [
          {
            label: 'Reunião',
            value: meeting === null ? '–' : `${formatDay(meeting.on)}, ${meeting.minutes}`,
          },
          { label: 'Resposta do hospital', value: answer?.text ?? 'Não houve, no prazo da notificação.' },
          { label: 'Parecer', value: opinion?.text ?? '–' },
        ],
      },
      { kind: 'heading', text: 'Assinaturas' },
      {
        kind: 'pairs',
        rows: (opinion?.seats ?? []).map(({ id, name, institution }) => ({
          label: `${name}, ${institution}`,
          value: `SHA-256 do que assinou: ${signatures.find(({ seat }) => seat === id)?.sha256 ?? '–'}`,
        })),
      },
    ],
  };
}

function goalTable(
  terms: CacTerms,
  judged: NonNullable<Evaluation['notice']>['sheet']['judged'],
  values: readonly GoalValue[],
): PaperBlock[] {
  const rows = terms.goals.map(({ id, label, kind }) => {
    const value = values.find(({ goal }) => goal === id);
    const said = judged[id];
    if (kind === 'quantitative') return [id, label, value?.text ?? 'sem valor', value?.reason ?? ''];
    return [id, label, said?.met ? 'Cumprida' : 'Não cumprida', said?.evidence ?? ''];
  });
  const columns = [
    { label: 'Meta', width: 'auto' },
    { label: 'O que pede', width: '2fr' },
    { label: 'Resultado', width: 'auto' },
    { label: 'Evidência, ou o que falta', width: '3fr' },
  ];
  return [{ kind: 'table', columns, rows }];
}
