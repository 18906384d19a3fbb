import { type Route, route } from '../../platform/http/route.ts';
import { markAllRead, markRead, readNotices, readUnread } from './commands/reading.ts';
import * as contract from './contract.ts';

const DONE = { done: true as const };

export const noticesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/notices',
    verb: 'accounts.self',
    summary: 'Os próprios avisos, do mais novo ao mais antigo',
    query: contract.NoticesQuery,
    answer: contract.NoticeListAnswer,
    handle: (context, { query }) => readNotices(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/notices/unread',
    verb: 'accounts.self',
    summary: 'Quantos dos próprios avisos não foram lidos',
    answer: contract.UnreadAnswer,
    handle: async (context) => ({ count: await readUnread(context) }),
  }),
  route({
    method: 'PATCH',
    path: '/api/notices/:notice',
    verb: 'accounts.self',
    summary: 'Marca um dos próprios avisos como lido, ou como não lido',
    params: contract.NoticeParams,
    body: contract.ReadBody,
    answer: contract.Done,
    handle: async (context, { params, body }) => {
      await markRead(context, params.notice, body.read);
      return DONE;
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/read',
    verb: 'accounts.self',
    summary: 'Marca como lidos os próprios avisos até o mais novo que se viu',
    body: contract.ReadAllBody,
    answer: contract.ReadAllAnswer,
    handle: async (context, { body }) => ({ count: await markAllRead(context, body.until) }),
  }),
];
