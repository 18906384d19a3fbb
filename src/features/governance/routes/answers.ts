import { type Route, route } from '../../../platform/http/route.ts';
import { answerSeatLink, issueSeatLink, readSeatLink, renderLinkedDraft } from '../commands/links.ts';
import {
  AnswerLinkBody,
  AnswerParams,
  Done,
  IssuedLink,
  LinkBody,
  SeatLinkAnswer,
  SeatParams,
} from '../contract.ts';

/** Institutions answer without an account, by a link of one use. */
export const answerRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/governance/seats/:seat/link',
    verb: 'governance.conduct',
    summary: 'Emite o endereço por que uma instituição indica quem a representa, ou confirma presença',
    params: SeatParams,
    body: LinkBody,
    answer: IssuedLink,
    handle: (context, { params, body }) => issueSeatLink(context, params.seat, body),
  }),
  route({
    method: 'GET',
    path: '/api/governance/answers/:token',
    verb: 'public',
    summary: 'O que se pede a uma instituição por um endereço de uso único',
    params: AnswerParams,
    answer: SeatLinkAnswer,
    ratePerMinute: 10,
    handle: (context, { params }) => readSeatLink(context, params.token),
  }),
  route({
    method: 'GET',
    path: '/api/governance/answers/:token/minutes',
    verb: 'public',
    summary: 'A minuta da ata que uma instituição emenda por um endereço de uso único, em PDF/A',
    params: AnswerParams,
    ratePerMinute: 10,
    handle: async (context, { params }) => ({
      kind: 'file',
      contentType: 'application/pdf',
      fileName: 'minuta-da-ata.pdf',
      body: await renderLinkedDraft(context, params.token),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/governance/answers',
    verb: 'public',
    summary: 'A resposta de uma instituição, sem conta: indicação ou confirmação de presença',
    body: AnswerLinkBody,
    answer: Done,
    ratePerMinute: 10,
    handle: async (context, { body }) => {
      await answerSeatLink(context, body);
      return {};
    },
  }),
];
