import { type Route, route } from '../../platform/http/route.ts';
import { acceptActFinding, readFindings, reopenActFinding } from './commands/findings.ts';
import { readAct, readActs, readCorrections } from './commands/read.ts';
import { correctAct, registerAct } from './commands/register.ts';
import {
  AcceptActFinding,
  ActAnswer,
  ActBody,
  ActCorrection,
  ActFindings,
  ActList,
  ActParams,
  ActsQuery,
  CorrectionList,
  RegisteredAct,
  ReopenActFinding,
} from './contract.ts';

/** Acts are public: everybody may read what was decided. Registering is for who keeps the registry. */
export const actsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/acts',
    verb: 'public',
    summary:
      'O registro de atos normativos: número, datas, vigência, homologação e se o texto está carregado',
    query: ActsQuery,
    answer: ActList,
    handle: (context, { query }) => readActs(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/acts/:id',
    verb: 'public',
    summary: 'Um ato: texto por dispositivo, a digitalização ao lado, tabelas, ligações e omissões',
    params: ActParams,
    answer: ActAnswer,
    handle: (context, { params }) => readAct(context, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/acts/:id/corrections',
    verb: 'public',
    summary: 'As correções da digitalização de um ato: trecho, o que se lia, o que se lê, quem corrigiu',
    params: ActParams,
    answer: CorrectionList,
    handle: (context, { params }) => readCorrections(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/acts',
    verb: 'acts.register',
    summary: 'Registra um ato com as suas ligações e, se vier, o seu texto, lido em dispositivos',
    body: ActBody,
    answer: RegisteredAct,
    handle: (context, { body }) => registerAct(context, body),
  }),
  route({
    method: 'POST',
    path: '/api/acts/:id/correct',
    verb: 'acts.register',
    summary: 'Corrige, com motivo, o que uma pessoa registrou de um ato',
    params: ActParams,
    body: ActCorrection,
    answer: RegisteredAct,
    handle: (context, { params, body }) => correctAct(context, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/acts/:id/findings',
    verb: 'public',
    summary:
      'O que a conferência do texto de um ato aponta, dispositivo por dispositivo, e o que já foi aceito',
    params: ActParams,
    answer: ActFindings,
    handle: (context, { params }) => readFindings(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/acts/:id/findings/accept',
    verb: 'acts.register',
    summary: 'Aceita um apontamento da conferência do texto, com o motivo',
    params: ActParams,
    body: AcceptActFinding,
    answer: ActFindings,
    handle: async (context, { params, body }) => {
      await acceptActFinding(context, params.id, body);
      return readFindings(context, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/api/acts/:id/findings/reopen',
    verb: 'acts.register',
    summary: 'Desfaz a aceitação de um apontamento',
    params: ActParams,
    body: ReopenActFinding,
    answer: ActFindings,
    handle: async (context, { params, body }) => {
      await reopenActFinding(context, params.id, body);
      return readFindings(context, params.id);
    },
  }),
];
