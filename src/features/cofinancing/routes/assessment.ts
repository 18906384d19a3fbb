import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { renderAssessmentOrdinance } from '../commands/assessment/paper.ts';
import { readAssessment, readAssessments } from '../commands/assessment/read.ts';
import {
  ASSESS,
  DECIDE,
  freezeEvidence,
  orderAssessment,
  PARTY_VERBS,
  publishAssessment,
  ratifyScore,
  reopenAssessment,
  scoreAssessment,
  signScore,
  startAssessment,
} from '../commands/assessment/write.ts';
import { scopeOfAgreement } from '../commands/save.ts';
import {
  AgreementParams,
  AssessmentAnswer,
  AssessmentFileParams,
  AssessmentList,
  AssessmentParams,
  AssessmentPublicationBody,
  AssessmentSignBody,
  AssessmentStepBody,
  OpenAssessmentBody,
  RatifyBody,
  ReopenAssessmentBody,
} from '../contract.ts';
import { PARTIES } from '../domain/assessment/assessment.ts';
import { PARTY_WORDS } from '../domain/assessment/may.ts';

const ROOT = '/api/cofinancing/agreements/:id/assessments';
const ONE = `${ROOT}/:period`;
type At = { readonly id: string; readonly period: string };
const assessmentOf = ({ id, period }: At) => ({ agreement: id, period });
const scope = (context: Context, { params }: { params: { id: string } }) =>
  scopeOfAgreement(context, params.id);
const after = (context: Context, params: At) => readAssessment(context, assessmentOf(params));

const STEPS = [
  {
    path: 'freeze',
    verb: ASSESS,
    run: freezeEvidence,
    summary: 'Congela a evidência da avaliação, com o seu hash',
  },
  {
    path: 'score',
    verb: ASSESS,
    run: scoreAssessment,
    summary: 'Pontua pelo Quadro 01, só com a evidência congelada',
  },
  {
    path: 'ordinance',
    verb: DECIDE,
    run: orderAssessment,
    summary: 'Emite a portaria numerada do valor ratificado',
  },
] as const;

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The twice-yearly assessment of the incentive; each change answers where it stands then. */
export const assessmentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: ROOT,
    verb: 'cofinancing.read',
    summary: 'As avaliações do incentivo de um termo, a próxima e o pedido de revisão em aberto',
    params: AgreementParams,
    answer: AssessmentList,
    handle: (context, { params }) => readAssessments(context, params.id),
  }),
  route({
    method: 'GET',
    path: ONE,
    verb: 'cofinancing.read',
    summary: 'Uma avaliação do incentivo: evidência, pontuação, assinaturas, valor ratificado e portaria',
    params: AssessmentParams,
    answer: AssessmentAnswer,
    handle: (context, { params }) => after(context, params),
  }),
  route({
    method: 'POST',
    path: `${ONE}/open`,
    verb: ASSESS,
    summary: 'Abre a avaliação do semestre, ou outra a pedido, para as competências a partir de uma',
    params: AssessmentParams,
    body: OpenAssessmentBody,
    answer: AssessmentAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await startAssessment(context, assessmentOf(params), body);
      return after(context, params);
    },
  }),
  ...STEPS.map(({ path, verb, run, summary }) =>
    route({
      method: 'POST',
      path: `${ONE}/${path}`,
      verb,
      summary,
      params: AssessmentParams,
      body: AssessmentStepBody,
      answer: AssessmentAnswer,
      scope,
      handle: async (context, { params, body }) => {
        await run(context, assessmentOf(params), body);
        return after(context, params);
      },
    }),
  ),
  route({
    method: 'POST',
    path: `${ONE}/reopen`,
    verb: ASSESS,
    summary: 'Volta à coleta da evidência: o que se congelou, pontuou e assinou perde efeito',
    params: AssessmentParams,
    body: ReopenAssessmentBody,
    answer: AssessmentAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await reopenAssessment(context, assessmentOf(params), body);
      return after(context, params);
    },
  }),
  ...PARTIES.map((party) =>
    route({
      method: 'POST',
      path: `${ONE}/signatures/${party}`,
      verb: PARTY_VERBS[party],
      summary: `Assina a pontuação, com a senha: ${PARTY_WORDS[party]}`,
      params: AssessmentParams,
      body: AssessmentSignBody,
      answer: AssessmentAnswer,
      scope,
      handle: async (context, { params, body, caller }) => {
        await signScore(context, caller, assessmentOf(params), party, body);
        return after(context, params);
      },
    }),
  ),
  route({
    method: 'POST',
    path: `${ONE}/ratify`,
    verb: DECIDE,
    summary: 'Ratifica a pontuação, ou menos com o motivo, com a senha',
    params: AssessmentParams,
    body: RatifyBody,
    answer: AssessmentAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await ratifyScore(context, caller, assessmentOf(params), body);
      return after(context, params);
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/publication`,
    verb: DECIDE,
    summary: 'Registra a publicação da portaria: o valor passa a valer da competência em diante',
    params: AssessmentParams,
    body: AssessmentPublicationBody,
    answer: AssessmentAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await publishAssessment(context, assessmentOf(params), body);
      return after(context, params);
    },
  }),
  route({
    method: 'GET',
    path: `${ONE}/ordinance/:form`,
    verb: 'cofinancing.read',
    summary: 'A portaria dos valores de base em PDF ou DOCX',
    params: AssessmentFileParams,
    ratePerMinute: 60,
    handle: async (context, { params }) => {
      const { bytes, sha256 } = await renderAssessmentOrdinance(context, assessmentOf(params), params.form);
      return {
        kind: 'file' as const,
        contentType: MEDIA_TYPES[params.form],
        fileName: `portaria-dos-valores-de-base.${params.form}`,
        body: Buffer.from(bytes),
        etag: sha256,
      };
    },
  }),
];
