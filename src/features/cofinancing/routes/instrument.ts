import { type Route, route } from '../../../platform/http/route.ts';
import { scopeOfInstrument } from '../commands/instrument/open.ts';
import { readInstrument, readInstruments } from '../commands/instrument/read.ts';
import { OFFICE_VERBS, recordStep } from '../commands/instrument/record.ts';
import { InstrumentAnswer, InstrumentList, InstrumentParams, StepAnswer, StepBody } from '../contract.ts';
import { OFFICES, type Office } from '../domain/instrument/event-types.ts';

const OFFICE_WORDS: Readonly<Record<Office, string>> = {
  municipality: 'do município: pedido, contrato, planos, CAC, pedido de revisão, resposta a notificação',
  analysis: 'da análise da SES: elegibilidade, pareceres, notificação',
  cir: 'da CIR: município de referência, apreciação do Termo',
  cib: 'da CIB: aprovação e homologação',
  council: 'do Conselho Municipal de Saúde: apreciação do Termo',
  decision: 'da decisão da SES: assinatura, portarias, suspensão, retomada, encerramento',
};

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
