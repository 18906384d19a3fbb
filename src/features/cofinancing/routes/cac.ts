import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import type { EvaluationOf } from '../commands/cac/open.ts';
import { readCac } from '../commands/cac/read.ts';
import { readEvaluation } from '../commands/cac/read-evaluation.ts';
import {
  ANSWER,
  answerNotice,
  composeCommission,
  judgeGoal,
  KEEP,
  noticeEvaluation,
  opine,
  recordMeeting,
  signEvaluation,
  startEvaluation,
} from '../commands/cac/write.ts';
import { scopeOfAgreement, scopeOfHospitalOf } from '../commands/save.ts';
import {
  AgreementParams,
  AnswerBody,
  CacAnswer,
  CacParams,
  CacSignBody,
  CommissionBody,
  EvaluationDetail,
  JudgeBody,
  MeetBody,
  NoticeBody,
  OpenBody,
  OpinionBody,
} from '../contract.ts';

const ROOT = '/api/cofinancing/agreements/:id/cac';
const ONE = `${ROOT}/:period`;
const evaluationOf = ({ id, period }: { id: string; period: string }): EvaluationOf => ({
  agreement: id,
  period,
});
const scope = (context: Context, { params }: { params: { id: string } }) =>
  scopeOfAgreement(context, params.id);

/** The commission that evaluates the goals of a Termo, and the four-monthly sheets; each change answers where the sheet stands then. */
export const cacRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: ROOT,
    verb: 'cofinancing.read',
    summary: 'A CAC de um termo: ato, membros, avaliações e o que a média dá em cada interpretação',
    params: AgreementParams,
    answer: CacAnswer,
    handle: (context, { params }) => readCac(context, params.id),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/composition`,
    verb: KEEP,
    summary: 'Registra os membros da CAC que assinam as avaliações',
    params: AgreementParams,
    body: CommissionBody,
    answer: CacAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await composeCommission(context, params.id, body);
      return readCac(context, params.id);
    },
  }),
  route({
    method: 'GET',
    path: ONE,
    verb: 'cofinancing.read',
    summary: 'A ficha de um quadrimestre: metas com valor ou julgamento, resultado e o que se pode fazer',
    params: CacParams,
    answer: EvaluationDetail,
    handle: (context, { params }) => readEvaluation(context, evaluationOf(params)),
  }),
  route({
    method: 'POST',
    path: `${ONE}/open`,
    verb: KEEP,
    summary: 'Abre a avaliação de um quadrimestre; nenhum se pula',
    params: CacParams,
    body: OpenBody,
    answer: EvaluationDetail,
    scope,
    handle: async (context, { params }) => {
      await startEvaluation(context, evaluationOf(params));
      return readEvaluation(context, evaluationOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/goals`,
    verb: KEEP,
    summary: 'Julga uma meta qualitativa, com a evidência',
    params: CacParams,
    body: JudgeBody,
    answer: EvaluationDetail,
    scope,
    handle: async (context, { params, body }) => {
      await judgeGoal(context, evaluationOf(params), body);
      return readEvaluation(context, evaluationOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/meeting`,
    verb: KEEP,
    summary: 'Registra a reunião da CAC e o número da ata',
    params: CacParams,
    body: MeetBody,
    answer: EvaluationDetail,
    scope,
    handle: async (context, { params, body }) => {
      await recordMeeting(context, evaluationOf(params), body);
      return readEvaluation(context, evaluationOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/notice`,
    verb: KEEP,
    summary: 'Congela a ficha com o seu hash e notifica o hospital, com prazo de resposta',
    params: CacParams,
    body: NoticeBody,
    answer: EvaluationDetail,
    scope,
    handle: async (context, { params, body }) => {
      await noticeEvaluation(context, evaluationOf(params), body);
      return readEvaluation(context, evaluationOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/answer`,
    verb: ANSWER,
    summary: 'Responde à notificação, no prazo',
    params: CacParams,
    body: AnswerBody,
    answer: EvaluationDetail,
    scope: (context, { params }) => scopeOfHospitalOf(context, params.id),
    handle: async (context, { params, body }) => {
      await answerNotice(context, evaluationOf(params), body);
      return readEvaluation(context, evaluationOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/opinion`,
    verb: KEEP,
    summary: 'Parecer: a ficha vale de uma competência em diante, ou volta ao preenchimento',
    params: CacParams,
    body: OpinionBody,
    answer: EvaluationDetail,
    scope,
    handle: async (context, { params, body }) => {
      await opine(context, evaluationOf(params), body);
      return readEvaluation(context, evaluationOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/sign`,
    verb: KEEP,
    summary: 'Assina, com a senha, pela própria cadeira; a última assinatura emite a avaliação numerada',
    params: CacParams,
    body: CacSignBody,
    answer: EvaluationDetail,
    scope,
    handle: async (context, { params, body, caller }) => {
      await signEvaluation(context, caller, evaluationOf(params), body);
      return readEvaluation(context, evaluationOf(params));
    },
  }),
];
