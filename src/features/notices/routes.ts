import { type Route, route } from '../../platform/http/route.ts';
import { postTest, readKeptLetter, readLetters } from './commands/mailbox.ts';
import { postDigestNow } from './commands/make-digests.ts';
import { choose, readPreferences } from './commands/preferences.ts';
import { markAllRead, markRead, readNotices, readUnread, selfOf } from './commands/reading.ts';
import { readSubscription, setStopped, stopByLink } from './commands/unsubscribe.ts';
import * as contract from './contract.ts';

const DONE = { done: true as const };

const inboxRoutes: readonly Route[] = [
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

const preferenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/notices/preferences',
    verb: 'accounts.self',
    summary: 'Como cada tipo de aviso chega, e o que mais se pode escolher',
    answer: contract.PreferencesAnswer,
    handle: (context) => readPreferences(context),
  }),
  route({
    method: 'PATCH',
    path: '/api/notices/preferences/:kind',
    verb: 'accounts.self',
    summary: 'Escolhe como um tipo de aviso chega',
    params: contract.KindParams,
    body: contract.ChoiceBody,
    answer: contract.ChoiceAnswer,
    handle: (context, { params, body }) => choose(context, params.kind, body.choice),
  }),
  route({
    method: 'PATCH',
    path: '/api/notices/digests',
    verb: 'accounts.self',
    summary: 'Para ou retoma as cartas de avisos',
    body: contract.DigestsBody,
    answer: contract.Done,
    handle: async (context, { body }) => {
      await setStopped(context, selfOf(context), body.stopped, 'page');
      return DONE;
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/digests',
    verb: 'accounts.self',
    summary: 'Manda a quem pede, já, uma carta com os avisos por ler',
    answer: contract.Done,
    ratePerMinute: 5,
    handle: async (context) => {
      await postDigestNow(context);
      return DONE;
    },
  }),
  route({
    method: 'GET',
    path: '/api/notices/subscription/:token',
    verb: 'public',
    summary: 'De quem são as cartas que um endereço de cancelamento para',
    params: contract.StopParams,
    answer: contract.SubscriptionAnswer,
    ratePerMinute: 30,
    handle: (context, { params }) => readSubscription(context, params.token),
  }),
  route({
    method: 'GET',
    path: '/api/notices/unsubscribe/:token',
    verb: 'public',
    summary: 'Leva à página que cancela as cartas: só olhar não cancela',
    params: contract.StopParams,
    ratePerMinute: 30,
    handle: async (_, { params }) => ({
      kind: 'redirect',
      to: `/avisos/cancelar/${encodeURIComponent(params.token)}`,
    }),
  }),
  route({
    method: 'POST',
    path: '/api/notices/unsubscribe/:token',
    verb: 'public',
    summary: 'Cancela as cartas de avisos de uma pessoa, pelo endereço da carta (RFC 8058)',
    params: contract.StopParams,
    answer: contract.Done,
    ratePerMinute: 30,
    fromAnywhere: true,
    handle: async (context, { params }) => {
      await stopByLink(context, params.token);
      return DONE;
    },
  }),
];

const mailRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/mail/letters',
    verb: 'accounts.manage',
    summary: 'O que houve com cada carta, da mais nova à mais antiga, sem o que ela diz',
    query: contract.LettersQuery,
    answer: contract.LettersAnswer,
    handle: (context, { query }) => readLetters(context, query),
  }),
  route({
    method: 'POST',
    path: '/api/mail/test',
    verb: 'accounts.manage',
    summary: 'Envia uma carta de teste a quem pede',
    answer: contract.Done,
    ratePerMinute: 10,
    handle: async (context) => {
      await postTest(context);
      return DONE;
    },
  }),
];

export const noticesRoutes: readonly Route[] = [...inboxRoutes, ...preferenceRoutes, ...mailRoutes];

/** Listed by the app outside production only: what the mailbox of the demonstration keeps. */
export const mailboxRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/mail/letters/:letter',
    verb: 'accounts.manage',
    summary: 'Uma carta guardada pela demonstração, inteira',
    params: contract.LetterParams,
    answer: contract.KeptLetterAnswer,
    handle: (context, { params }) => readKeptLetter(context, params.letter),
  }),
];
