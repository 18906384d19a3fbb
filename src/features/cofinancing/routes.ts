import { type Route, route } from '../../platform/http/route.ts';
import { FindingEffects } from '../acts/index.ts';
import { readAgreement, readAgreements } from './commands/agreements.ts';
import type { ExplainRequest } from './commands/explain.ts';
import { readFindingEffects } from './commands/finding-effects.ts';
import { recordCnes } from './commands/hospital-cnes.ts';
import { readPanel } from './commands/panel/read-panel.ts';
import { readPayment, renderMemory } from './commands/payment.ts';
import { readProgramme, readProgrammes } from './commands/programmes.ts';
import { decideReading, readReadings } from './commands/readings.ts';
import { saveCalculation, scopeOfAgreement } from './commands/save.ts';
import { simulate, simulateInLines } from './commands/simulation/simulate.ts';
import {
  AgreementAnswer,
  AgreementList,
  AgreementParams,
  CnesAnswer,
  CnesBody,
  DecideReading,
  DecisionAnswer,
  MonthParams,
  PanelAnswer,
  PanelQuery,
  PaymentAnswer,
  ProgrammeAnswer,
  ProgrammeList,
  ReadingList,
  ReadingParams,
  SavedAnswer,
  SimulationAnswer,
  SimulationBody,
  WhatIfQuery,
} from './contract.ts';
import { accountabilityRoutes } from './routes/accountability.ts';
import { assessmentRoutes } from './routes/assessment.ts';
import { cacRoutes } from './routes/cac.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { instrumentRoutes } from './routes/instrument.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { monthRoutes } from './routes/month.ts';
import { monthCorrectionRoutes } from './routes/month-corrections.ts';
import { obligationRoutes } from './routes/obligations.ts';
import { ownRoutes } from './routes/own.ts';

const READING = 'reading.';
/** What a browser asks for that shows how far a simulation is. */
const JSON_LINES = 'application/x-ndjson';

/** `?ppi=99&reading.bands=lower-band` as facts and readings of one request. */
function requestOf(
  params: { id: string; competencia: string },
  query: Record<string, string>,
): ExplainRequest {
  const entries = Object.entries(query);
  return {
    agreement: params.id,
    competencia: params.competencia,
    facts: Object.fromEntries(entries.filter(([name]) => !name.startsWith(READING))),
    readings: Object.fromEntries(
      entries.flatMap(([name, value]) =>
        name.startsWith(READING) ? [[name.slice(READING.length), value]] : [],
      ),
    ),
  };
}

/** Whoever signed in may read what the state agreed to pay, and simulate; keeping a calculation is for who checks it. */
export const cofinancingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements',
    verb: 'cofinancing.read',
    summary: 'Os termos de cofinanciamento, com o valor mensal aprovado e o ato',
    answer: AgreementList,
    handle: (context) => readAgreements(context),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements/:id',
    verb: 'cofinancing.read',
    summary: 'Um termo: fatos registrados com o dispositivo de cada um e o valor de cada competência',
    params: AgreementParams,
    answer: AgreementAnswer,
    handle: (context, { params }) => readAgreement(context, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements/:id/panel',
    verb: 'cofinancing.read',
    summary:
      'O painel do hospital: art. 5º e cláusula 6ª com valor, faixa e fonte, por hospital, município, regional ou estado',
    params: AgreementParams,
    query: PanelQuery,
    answer: PanelAnswer,
    handle: (context, { params, query }) => readPanel(context, params.id, query),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/agreements/:id/cnes',
    verb: 'cofinancing.identify-hospital',
    summary: 'Registra o CNES do hospital do termo: desde que dia, e a fonte que o diz',
    params: AgreementParams,
    body: CnesBody,
    answer: CnesAnswer,
    scope: (context, { params }) => scopeOfAgreement(context, params.id),
    handle: (context, { params, body }) => recordCnes(context, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements/:id/competencias/:competencia',
    verb: 'cofinancing.read',
    summary:
      'O valor de uma competência e a árvore que o explica; aceita fatos e interpretações para simular',
    params: MonthParams,
    query: WhatIfQuery,
    answer: PaymentAnswer,
    handle: (context, { params, query }) => readPayment(context, requestOf(params, query)),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements/:id/competencias/:competencia/pdf',
    verb: 'cofinancing.read',
    summary: 'A memória de cálculo em PDF',
    params: MonthParams,
    query: WhatIfQuery,
    ratePerMinute: 60,
    handle: async (context, { params, query }) => {
      const { bytes, sha256, fileName } = await renderMemory(context, requestOf(params, query));
      return {
        kind: 'file' as const,
        contentType: 'application/pdf',
        fileName,
        body: Buffer.from(bytes),
        etag: sha256,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/agreements/:id/competencias/:competencia/calculations',
    verb: 'cofinancing.calculate',
    summary: 'Guarda o cálculo da competência e emite a sua memória com número',
    params: MonthParams,
    answer: SavedAnswer,
    scope: (context, { params }) => scopeOfAgreement(context, params.id),
    handle: (context, { params }) =>
      saveCalculation(context, { agreement: params.id, competencia: params.competencia }),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/acts/:id/finding-effects',
    verb: 'cofinancing.read',
    summary: 'Quanto valem, nos termos que se pagam por um ato, as lacunas das suas tabelas de faixas',
    params: AgreementParams,
    answer: FindingEffects,
    handle: (context, { params }) => readFindingEffects(context, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/programmes',
    verb: 'cofinancing.read',
    summary: 'Os programas de cofinanciamento como dados; os de exemplo dizem que nada se paga por eles',
    answer: ProgrammeList,
    handle: (context) => readProgrammes(context),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/programmes/:id',
    verb: 'cofinancing.read',
    summary: 'Um programa: parâmetros, tabelas de faixas sob cada interpretação e a digitalização ao lado',
    params: AgreementParams,
    answer: ProgrammeAnswer,
    handle: (context, { params }) => readProgramme(context, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/readings',
    verb: 'cofinancing.read',
    summary:
      'As questões que os atos deixam em aberto: o texto, cada resposta com o seu valor, e quem decidiu',
    answer: ReadingList,
    handle: (context) => readReadings(context),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/readings/:programme/:reading/decide',
    verb: 'cofinancing.decide-reading',
    summary: 'Decide uma questão em aberto: a resposta, desde que mês, por qual ato e por quê',
    params: ReadingParams,
    body: DecideReading,
    answer: DecisionAnswer,
    handle: (context, { params, body }) => decideReading(context, params, body),
  }),
  route({
    method: 'POST',
    path: '/api/cofinancing/simulations',
    verb: 'cofinancing.read',
    summary:
      'Um ato proposto sobre meses passados: quem ganha, quem perde e quanto custa; nada é guardado. Com Accept: application/x-ndjson, uma linha {done, total} a cada mês e ao fim {answer}',
    body: SimulationBody,
    answer: SimulationAnswer,
    ratePerMinute: 20,
    handle: async (context, { body, caller }) => {
      if (caller.headers.get('accept') !== JSON_LINES) return simulate(context, body);
      const lines = await simulateInLines(context, body);
      return { kind: 'file' as const, contentType: JSON_LINES, fileName: null, body: lines };
    },
  }),
  ...ledgerRoutes,
  ...monthRoutes,
  ...monthCorrectionRoutes,
  ...obligationRoutes,
  ...evidenceRoutes,
  ...accountabilityRoutes,
  ...instrumentRoutes,
  ...ownRoutes,
  ...assessmentRoutes,
  ...cacRoutes,
];
