import { type Route, route } from '../../../platform/http/route.ts';
import { readMyDeadlines } from '../commands/deadlines/read.ts';
import { readOwn, readOwnList } from '../commands/own.ts';
import { OWN, scopeOfOwn } from '../commands/own-scope.ts';
import { AgreementParams, DeadlineList, OwnAnswer, OwnList } from '../contract.ts';

/** What a municipality or a hospital sees of its own Termo. */
export const ownRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/cofinancing/deadlines',
    verb: 'cofinancing.read',
    summary: 'Os prazos que correm ou acabaram dos termos por que o leitor responde, ou que analisa',
    answer: DeadlineList,
    handle: (context) => readMyDeadlines(context),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/own',
    verb: 'cofinancing.read',
    summary: 'Os termos do município ou do hospital de quem lê',
    answer: OwnList,
    handle: (context) => readOwnList(context),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/own/:id',
    verb: OWN,
    summary: 'O próprio termo: previsão do mês, metas e produzido, o que vence, últimos pagamentos',
    params: AgreementParams,
    answer: OwnAnswer,
    scope: (context, { params }) => scopeOfOwn(context, params.id),
    handle: (context, { params }) => readOwn(context, params.id),
  }),
];
