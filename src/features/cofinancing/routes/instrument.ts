import { type Route, route } from '../../../platform/http/route.ts';
import { territoryPath } from '../../territory/index.ts';
import { annulStep } from '../commands/instrument/annul.ts';
import { scopeOfInstrument } from '../commands/instrument/open.ts';
import { keepInstrumentFile, sendInstrumentFile } from '../commands/instrument/proofs.ts';
import { readInstrument, readInstruments } from '../commands/instrument/read.ts';
import { recordStep } from '../commands/instrument/record.ts';
import { startInstrument } from '../commands/instrument/start.ts';
import { issueTermo, saySignatory, sendTermo } from '../commands/instrument/termo.ts';
import { OFFICE_VERBS } from '../commands/instrument/verbs.ts';
import {
  AnnulBody,
  FileAnswer,
  FileParams,
  InstrumentAnswer,
  InstrumentList,
  InstrumentParams,
  SignatoryAnswer,
  SignatoryBody,
  StartBody,
  StepAnswer,
  StepBody,
  TermoAnswer,
  TermoBody,
  TermoParams,
} from '../contract.ts';
import { OFFICES, type Office } from '../domain/instrument/event-types.ts';

const OFFICE_WORDS: Readonly<Record<Office, string>> = {
  municipality: 'do município: pedido, contrato, planos, CAC, pedido de revisão, resposta a notificação',
  analysis: 'da análise da SES: elegibilidade, pareceres, notificação',
  cir: 'da CIR: município de referência, apreciação do Termo',
  cib: 'da CIB: aprovação e homologação',
  council: 'do Conselho Municipal de Saúde: apreciação do Termo',
  decision: 'da decisão da SES: assinatura, portarias, suspensão, retomada, encerramento',
};

/** Each party says who signs for it. */
const SIGNATORIES = [
  { party: 'state', verb: OFFICE_VERBS.decision },
  { party: 'municipality', verb: OFFICE_VERBS.municipality },
] as const;

/** The life of an instrument: everybody signed in reads it; each office records what is its own. */
export const instrumentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/cofinancing/instruments',
    verb: 'cofinancing.read',
    summary: 'Os instrumentos de cofinanciamento e o estado de cada um',
    answer: InstrumentList,
    handle: (context) => readInstruments(context),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/instruments/:id',
    verb: 'cofinancing.read',
    summary:
      'A vida de um instrumento: etapas, prazos que correm, o que se pode registrar agora e por que não o resto',
    params: InstrumentParams,
    answer: InstrumentAnswer,
    handle: (context, { params }) => readInstrument(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/instruments',
    verb: OFFICE_VERBS.municipality,
    summary: 'Abre um instrumento a pedido de um município, para um hospital seu',
    body: StartBody,
    answer: StepAnswer,
    scope: async (context, { body }) => ({
      territoryPath: await territoryPath(context, body.municipality, context.clock.today()),
    }),
    handle: (context, { body }) => startInstrument(context, body),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/instrument-files',
    verb: 'cofinancing.read',
    summary: 'Guarda o arquivo que prova uma etapa de um instrumento (PDF, PNG ou JPEG)',
    upload: true,
    answer: FileAnswer,
    handle: (context, { uploads }) => keepInstrumentFile(context, uploads),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/instrument-files/:sha256',
    verb: 'cofinancing.read',
    summary: 'O arquivo que prova uma etapa de um instrumento',
    params: FileParams,
    handle: (context, { params }) => sendInstrumentFile(context, params.sha256),
  }),
  ...SIGNATORIES.map(({ party, verb }) =>
    route({
      method: 'POST',
      path: `/api/cofinancing/instruments/:id/signatories/${party}`,
      verb,
      summary: `Diz quem assina o Termo ${party === 'state' ? 'pela SES' : 'pelo município'}; o que identifica a pessoa fica à parte`,
      params: InstrumentParams,
      body: SignatoryBody,
      answer: SignatoryAnswer,
      scope: (context, { params }) => scopeOfInstrument(context, params.id),
      handle: (context, { params, body }) => saySignatory(context, params.id, { ...body, party }),
    }),
  ),
  route({
    method: 'POST',
    path: '/api/cofinancing/instruments/:id/termo',
    verb: OFFICE_VERBS.decision,
    summary: 'Emite o Termo de Compromissos e Metas, numerado, com o que está registrado',
    params: InstrumentParams,
    body: TermoBody,
    answer: TermoAnswer,
    scope: (context, { params }) => scopeOfInstrument(context, params.id),
    handle: (context, { params, body }) => issueTermo(context, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/instruments/:id/termo/:form',
    verb: 'cofinancing.read',
    summary: 'O Termo emitido em PDF ou DOCX, com os dados pessoais cobertos',
    params: TermoParams,
    handle: (context, { params }) => sendTermo(context, params.id, params.form, 'public'),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/instruments/:id/termo/:form/parties',
    verb: 'cofinancing.read',
    summary: 'O Termo emitido em PDF ou DOCX com o que identifica quem assina: só para as partes',
    params: TermoParams,
    handle: (context, { params }) => sendTermo(context, params.id, params.form, 'parties'),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/instruments/:id/annulments',
    verb: OFFICE_VERBS.decision,
    summary: 'Anula, por ato motivado, uma etapa registrada por engano; o histórico guarda as duas',
    params: InstrumentParams,
    body: AnnulBody,
    answer: StepAnswer,
    scope: (context, { params }) => scopeOfInstrument(context, params.id),
    handle: (context, { params, body }) => annulStep(context, params.id, body),
  }),
  ...OFFICES.map((office) =>
    route({
      method: 'POST',
      path: `/api/cofinancing/instruments/:id/steps/${office}`,
      verb: OFFICE_VERBS[office],
      summary: `Registra uma etapa ${OFFICE_WORDS[office]}`,
      params: InstrumentParams,
      body: StepBody(office),
      answer: StepAnswer,
      scope: (context, { params }) => scopeOfInstrument(context, params.id),
      handle: (context, { params, body }) => recordStep(context, params.id, body),
    }),
  ),
];
