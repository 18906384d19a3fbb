import { type Route, route } from '../../../platform/http/route.ts';
import { confirmPassword } from '../../accounts/index.ts';
import { readEvaluationDesk } from '../commands/evaluation/desk.ts';
import { cancelFreeze, freezeSemester } from '../commands/evaluation/freeze.ts';
import { judgeObjective } from '../commands/evaluation/judge.ts';
import { JUDGE, SIGN } from '../commands/evaluation/powers.ts';
import {
  listSemesters,
  readComparison,
  readDifferences,
  readEvaluation,
} from '../commands/evaluation/read.ts';
import { renderReport } from '../commands/evaluation/report-paper.ts';
import { changeEvaluationSettings, readEvaluationSettings } from '../commands/evaluation/settings.ts';
import { signEvaluation } from '../commands/evaluation/sign.ts';
import { exportWorkbook } from '../commands/evaluation/workbook.ts';
import { MANAGE_CYCLE } from '../commands/settings.ts';
import {
  CancelFreezeBody,
  ComparisonAnswer,
  ComparisonQuery,
  DifferencesAnswer,
  EvaluationAnswer,
  EvaluationDesk,
  EvaluationSettingsAnswer,
  EvaluationSettingsBody,
  EvaluationsAnswer,
  FreezeBody,
  Frozen,
  JudgementBody,
  JudgementParams,
  JudgementWritten,
  SemesterParams,
  SignatureWritten,
  SignBody,
  Written,
} from '../contract.ts';

const ROOT = '/api/monitoring/evaluations';
const ONE = `${ROOT}/:semester`;

const whole = async <T>(items: Promise<readonly T[]>) => ({ items: [...(await items)], next: null });

const reading: readonly Route[] = [
  route({
    method: 'GET',
    path: ROOT,
    verb: 'monitoring.read',
    summary: 'Os semestres do plano e em que passo está a avaliação de cada um',
    answer: EvaluationsAnswer,
    handle: (context) => whole(listSemesters(context)),
  }),
  route({
    method: 'GET',
    path: ONE,
    verb: 'monitoring.read',
    summary:
      'A avaliação de um semestre: o que foi congelado, conferido de novo, os pareceres e as assinaturas',
    params: SemesterParams,
    answer: EvaluationAnswer,
    handle: (context, { params }) => readEvaluation(context, params.semester),
  }),
  route({
    method: 'GET',
    path: `${ONE}/differences`,
    verb: 'monitoring.read',
    summary: 'O que os dados de hoje dizem de outro modo do que foi congelado',
    params: SemesterParams,
    answer: DifferencesAnswer,
    handle: (context, { params }) => whole(readDifferences(context, params.semester)),
  }),
  route({
    method: 'GET',
    path: '/api/monitoring/evaluation-desk',
    verb: 'monitoring.read',
    summary: 'O que as avaliações pedem a quem lê: congelar, julgar, assinar',
    answer: EvaluationDesk,
    handle: (context) => whole(readEvaluationDesk(context)),
  }),
  route({
    method: 'GET',
    path: '/api/monitoring/evaluation-comparison',
    verb: 'monitoring.read',
    summary: 'Dois semestres congelados, lado a lado',
    query: ComparisonQuery,
    answer: ComparisonAnswer,
    handle: (context, { query }) => readComparison(context, query),
  }),
];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const files: readonly Route[] = [
  route({
    method: 'GET',
    path: `${ONE}/report.pdf`,
    verb: 'monitoring.read',
    summary: 'O relatório do semestre em PDF/A: o publicado, ou a minuta',
    params: SemesterParams,
    handle: async (context, { params: { semester } }) => ({
      kind: 'file',
      contentType: 'application/pdf',
      fileName: `avaliacao-${semester}.pdf`,
      body: await renderReport(context, semester),
    }),
  }),
  route({
    method: 'GET',
    path: `${ONE}/report.xlsx`,
    verb: 'monitoring.read',
    summary: 'As tabelas do semestre congelado em XLSX, com gráficos',
    params: SemesterParams,
    handle: async (context, { params: { semester } }) => ({
      kind: 'file',
      contentType: XLSX,
      fileName: `avaliacao-${semester}.xlsx`,
      body: await exportWorkbook(context, semester),
    }),
  }),
];

const writing: readonly Route[] = [
  route({
    method: 'POST',
    path: `${ONE}/freeze`,
    verb: MANAGE_CYCLE,
    summary: 'Congela um semestre: guarda o que o plano e os indicadores são agora',
    params: SemesterParams,
    body: FreezeBody,
    answer: Frozen,
    handle: (context, { params, body }) => freezeSemester(context, params.semester, body),
  }),
  route({
    method: 'POST',
    path: `${ONE}/cancel`,
    verb: MANAGE_CYCLE,
    summary: 'Cancela o congelamento antes de qualquer assinatura, com motivo',
    params: SemesterParams,
    body: CancelFreezeBody,
    answer: Written,
    handle: (context, { params, body }) => cancelFreeze(context, params.semester, body),
  }),
  route({
    method: 'POST',
    path: `${ONE}/judgements/:objective`,
    verb: JUDGE,
    summary: 'Escreve o parecer de um objetivo, inteiro ou em rascunho',
    params: JudgementParams,
    body: JudgementBody,
    answer: JudgementWritten,
    handle: (context, { params, body }) => judgeObjective(context, params.semester, params.objective, body),
  }),
  route({
    method: 'POST',
    path: `${ONE}/sign`,
    verb: SIGN,
    summary: 'Assina a avaliação por uma unidade, com a senha de novo; a última assinatura a publica',
    params: SemesterParams,
    body: SignBody,
    answer: SignatureWritten,
    ratePerMinute: 20,
    handle: async (context, { params, body, caller }) =>
      signEvaluation(context, params.semester, body, await confirmPassword(context, caller, body)),
  }),
];

const settings: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/monitoring/evaluation-settings',
    verb: 'monitoring.read',
    summary: 'As regras da avaliação: prazo, escala e quem assina',
    answer: EvaluationSettingsAnswer,
    handle: (context) => readEvaluationSettings(context),
  }),
  route({
    method: 'POST',
    path: '/api/monitoring/evaluation-settings',
    verb: MANAGE_CYCLE,
    summary: 'Define as regras da avaliação a partir de um semestre que não foi congelado',
    body: EvaluationSettingsBody,
    answer: Written,
    handle: (context, { body }) => changeEvaluationSettings(context, body),
  }),
];

/** The semiannual evaluation. */
export const evaluationRoutes: readonly Route[] = [...reading, ...files, ...writing, ...settings];
