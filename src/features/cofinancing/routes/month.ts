import { type Route, route } from '../../../platform/http/route.ts';
import { adjustMonth, proposeAdjustment } from '../commands/month/adjust.ts';
import { recordExecution } from '../commands/month/execution.ts';
import { validateLines } from '../commands/month/lines.ts';
import type { MonthOf } from '../commands/month/open.ts';
import { issueOrdinance, publishOrdinance, renderOrdinance } from '../commands/month/ordinance.ts';
import { closeProduction, countersignProduction, typeProduction } from '../commands/month/production.ts';
import { readLines, readMonth, readMonths } from '../commands/month/read.ts';
import { authoriseMonth, CHECK, calculateMonth, checkMonth, sendBack } from '../commands/month/sign.ts';
import { scopeOfAgreement } from '../commands/save.ts';
import {
  AdjustBody,
  CalculateBody,
  CloseBody,
  CountersignBody,
  ExecutionBody,
  LineList,
  LinesBody,
  MonthAnswer,
  MonthList,
  MonthParams,
  OrdinanceAnswer,
  OrdinanceBody,
  PaperFileParams,
  PaperParams,
  ProposeBody,
  PublicationBody,
  RecordParams,
  SendBackBody,
  SignBody,
  TypedAnswer,
  TypedBody,
} from '../contract.ts';

export const ADDRESS = '/api/cofinancing/agreements/:id/months/:competencia';
export const monthOf = ({ id, competencia }: { id: string; competencia: string }): MonthOf => ({
  agreement: id,
  competencia,
});
/** Where an agreement of the path lies. */
export const scope = (
  context: Parameters<typeof scopeOfAgreement>[0],
  { params }: { params: { id: string } },
) => scopeOfAgreement(context, params.id);

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The month of a transfer, one hospital at a time; each change answers where the competência stands then. */
export const monthRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/cofinancing/months',
    verb: 'cofinancing.read',
    summary: 'As competências em andamento: o que foi calculado, ordenado, empenhado, liquidado e pago',
    answer: MonthList,
    handle: (context) => readMonths(context),
  }),
  route({
    method: 'GET',
    path: ADDRESS,
    verb: 'cofinancing.read',
    summary:
      'Uma competência: produção com os arquivos, cálculo, assinaturas, o que se pode fazer e por que não',
    params: MonthParams,
    answer: MonthAnswer,
    handle: (context, { params }) => readMonth(context, monthOf(params)),
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/production`,
    verb: 'cofinancing.calculate',
    summary: 'Fecha a produção que a competência paga, lida nos arquivos do SIH e do SIA em vigor',
    params: MonthParams,
    body: CloseBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await closeProduction(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/typed-production`,
    verb: 'cofinancing.calculate',
    summary: 'Digita a produção onde faltam os arquivos; só vale depois da contra-assinatura de outra pessoa',
    params: MonthParams,
    body: TypedBody,
    answer: TypedAnswer,
    scope,
    handle: (context, { params, body }) => typeProduction(context, monthOf(params), body),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/agreements/:id/production/:record/countersign',
    verb: 'cofinancing.calculate',
    summary: 'Contra-assina, com a senha, a produção que outra pessoa digitou',
    params: RecordParams,
    body: CountersignBody,
    scope,
    handle: async (context, { params, body, caller }) => {
      await countersignProduction(context, caller, { agreement: params.id, record: params.record }, body);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/calculate`,
    verb: 'cofinancing.calculate',
    summary: 'Calcula a competência, com o parecer da área técnica, e emite a memória',
    params: MonthParams,
    body: CalculateBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await calculateMonth(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'GET',
    path: `${ADDRESS}/lines`,
    verb: 'cofinancing.read',
    summary: 'As linhas de indicadores do mês que a competência paga, as exceções e o que já foi validado',
    params: MonthParams,
    answer: LineList,
    handle: (context, { params }) => readLines(context, monthOf(params)),
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/lines`,
    verb: 'cofinancing.calculate',
    summary: 'Valida linhas de indicadores: as limpas juntas, cada exceção sozinha, com o que a explica',
    params: MonthParams,
    body: LinesBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await validateLines(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/send-back`,
    verb: CHECK,
    summary: 'Devolve o cálculo ao escritório regional, com o que corrigir',
    params: MonthParams,
    body: SendBackBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await sendBack(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/check`,
    verb: CHECK,
    summary: 'Confere o cálculo e assina com a senha: outra pessoa que não quem calculou',
    params: MonthParams,
    body: SignBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await checkMonth(context, caller, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/authorise`,
    verb: 'cofinancing.decide-transfer',
    summary: 'Autoriza o repasse e assina com a senha: nem quem calculou nem quem conferiu',
    params: MonthParams,
    body: SignBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await authoriseMonth(context, caller, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/execution`,
    verb: 'cofinancing.record-execution',
    summary: 'Registra empenho, liquidação, ordem bancária, pagamento ou conciliação, no todo ou em parte',
    params: MonthParams,
    body: ExecutionBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await recordExecution(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/adjustment-proposal`,
    verb: 'cofinancing.calculate',
    summary:
      'Propõe o ajuste de uma competência autorizada, com a diferença atribuída a dados, regra, interpretação ou decisão',
    params: MonthParams,
    body: ProposeBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await proposeAdjustment(context, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/adjustment`,
    verb: 'cofinancing.decide-transfer',
    summary:
      'Autoriza o ajuste proposto e assina com a senha; o que já foi ordenado volta por cronograma de recuperação',
    params: MonthParams,
    body: AdjustBody,
    answer: MonthAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await adjustMonth(context, caller, monthOf(params), body);
      return readMonth(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/ordinances',
    verb: 'cofinancing.decide-transfer',
    summary: 'Emite a portaria numerada do que está autorizado, com o anexo por município',
    body: OrdinanceBody,
    answer: OrdinanceAnswer,
    handle: (context, { body }) => issueOrdinance(context, body),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/ordinances/:paper/publication',
    verb: 'cofinancing.decide-transfer',
    summary: 'Registra a publicação da portaria no diário oficial: só então o repasse está ordenado',
    params: PaperParams,
    body: PublicationBody,
    handle: async (context, { params, body }) => {
      await publishOrdinance(context, params.paper, body);
      return {};
    },
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/ordinances/:paper/files/:form',
    verb: 'cofinancing.read',
    summary: 'A portaria de repasse em PDF ou DOCX',
    params: PaperFileParams,
    ratePerMinute: 60,
    handle: async (context, { params: { paper, form } }) => {
      const { bytes, sha256 } = await renderOrdinance(context, paper, form);
      return {
        kind: 'file' as const,
        contentType: MEDIA_TYPES[form],
        fileName: `portaria-de-repasse.${form}`,
        body: Buffer.from(bytes),
        etag: sha256,
      };
    },
  }),
];
