import { type Route, route } from '../../../platform/http/route.ts';
import { recordReturn } from '../commands/accountability/give-back.ts';
import { draftReport, PRESENT, submitReport } from '../commands/accountability/present.ts';
import { readAccounts, readAccountsOf, renderReport } from '../commands/accountability/read.ts';
import {
  acceptAccounts,
  analyseAccounts,
  closeAccounts,
  noticeInconsistencies,
  REVIEW,
} from '../commands/accountability/review.ts';
import type { MonthOf } from '../commands/month/open.ts';
import { scopeOfAgreement } from '../commands/save.ts';
import {
  AccountsAnswer,
  AccountsList,
  AgreementParams,
  AnalyseAccountsBody,
  CloseAccountsBody,
  DraftAccountsBody,
  MonthParams,
  NoticeAccountsBody,
  ReturnBody,
  SignAccountsBody,
} from '../contract.ts';

const ADDRESS = '/api/cofinancing/agreements/:id/accounts/:competencia';
const monthOf = ({ id, competencia }: { id: string; competencia: string }): MonthOf => ({
  agreement: id,
  competencia,
});
const scope = (context: Parameters<typeof scopeOfAgreement>[0], { params }: { params: { id: string } }) =>
  scopeOfAgreement(context, params.id);

/** The accounts of Art. 9º, one competência at a time; each change answers where they stand then. */
export const accountabilityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements/:id/accounts',
    verb: 'cofinancing.read',
    summary:
      'As prestações de contas de um Termo: cada competência paga, o que se gastou e em que ponto está',
    params: AgreementParams,
    answer: AccountsList,
    handle: (context, { params }) => readAccountsOf(context, params.id),
  }),
  route({
    method: 'GET',
    path: ADDRESS,
    verb: 'cofinancing.read',
    summary:
      'Uma prestação de contas: o relatório com as somas, o que não fecha, a análise e o que se pode fazer',
    params: MonthParams,
    answer: AccountsAnswer,
    handle: (context, { params }) => readAccounts(context, monthOf(params)),
  }),
  route({
    method: 'PATCH',
    path: `${ADDRESS}/report`,
    verb: PRESENT,
    summary: 'Guarda o relatório físico-financeiro em preparação, com o que ainda faltar',
    params: MonthParams,
    body: DraftAccountsBody,
    answer: AccountsAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await draftReport(context, monthOf(params), body);
      return readAccounts(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/submit`,
    verb: PRESENT,
    summary: 'Apresenta o relatório, com a senha: recebe o número do protocolo',
    params: MonthParams,
    body: SignAccountsBody,
    answer: AccountsAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await submitReport(context, caller, monthOf(params), body);
      return readAccounts(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/notice`,
    verb: REVIEW,
    summary: 'Notifica inconsistências, com prazo de resposta em dias corridos',
    params: MonthParams,
    body: NoticeAccountsBody,
    answer: AccountsAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await noticeInconsistencies(context, monthOf(params), body);
      return readAccounts(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/analyse`,
    verb: REVIEW,
    summary: 'Analisa as contas: parecer, e cada despesa não aceita com o motivo',
    params: MonthParams,
    body: AnalyseAccountsBody,
    answer: AccountsAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await analyseAccounts(context, monthOf(params), body);
      return readAccounts(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/accept`,
    verb: REVIEW,
    summary: 'Aprova as contas, com a senha: elas entram no livro-razão',
    params: MonthParams,
    body: SignAccountsBody,
    answer: AccountsAnswer,
    scope,
    handle: async (context, { params, body, caller }) => {
      await acceptAccounts(context, caller, monthOf(params), body);
      return readAccounts(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/return`,
    verb: 'cofinancing.record-execution',
    summary: 'Registra dinheiro devolvido pelo município',
    params: MonthParams,
    body: ReturnBody,
    answer: AccountsAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await recordReturn(context, monthOf(params), body);
      return readAccounts(context, monthOf(params));
    },
  }),
  route({
    method: 'POST',
    path: `${ADDRESS}/close`,
    verb: REVIEW,
    summary: 'Encerra a competência de contas aprovadas e sem devolução pendente',
    params: MonthParams,
    body: CloseAccountsBody,
    answer: AccountsAnswer,
    scope,
    handle: async (context, { params, body }) => {
      await closeAccounts(context, monthOf(params), body);
      return readAccounts(context, monthOf(params));
    },
  }),
  route({
    method: 'GET',
    path: `${ADDRESS}/pdf`,
    verb: 'cofinancing.read',
    summary: 'O relatório físico-financeiro como foi apresentado, em PDF, com o número do protocolo',
    params: MonthParams,
    handle: async (context, { params }) => {
      const { bytes, sha256 } = await renderReport(context, monthOf(params));
      return {
        kind: 'file' as const,
        contentType: 'application/pdf',
        fileName: `prestacao-de-contas-${params.id}-${params.competencia}.pdf`,
        body: Buffer.from(bytes),
        etag: sha256,
      };
    },
  }),
];
