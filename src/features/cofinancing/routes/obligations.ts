import { type Route, route } from '../../../platform/http/route.ts';
import { SUBMIT_VERBS } from '../commands/instrument/verbs.ts';
import { acceptEvidence, returnEvidence, withdrawEvidence } from '../commands/obligations/answer.ts';
import { REVIEW, scopeOfParty } from '../commands/obligations/open.ts';
import { readObligations } from '../commands/obligations/read.ts';
import { renderProtocol, submitEvidence } from '../commands/obligations/submit.ts';
import { scopeOfAgreement } from '../commands/save.ts';
import {
  AcceptBody,
  AgreementParams,
  ObligationList,
  ProtocolParams,
  ReturnEvidenceBody,
  SubmitBody,
  WithdrawBody,
} from '../contract.ts';
import { PARTIES, type Party } from '../domain/obligations/obligation.ts';

const ROOT = '/api/cofinancing/agreements/:id/obligations';
const WHOSE: Readonly<Record<Party, string>> = {
  municipality: 'do município',
  hospital: 'do hospital',
  state: 'do Estado',
};

/** What a Termo obliges to, and what each party submits to prove it; each change answers the board as it is then. */
export const obligationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: ROOT,
    verb: 'cofinancing.read',
    summary: 'As obrigações de um termo: o que os registros comprovam, o que foi enviado e o que falta',
    params: AgreementParams,
    answer: ObligationList,
    handle: (context, { params }) => readObligations(context, params.id),
  }),
  route({
    method: 'GET',
    path: `${ROOT}/protocols/:paper`,
    verb: 'cofinancing.read',
    summary: 'O protocolo de um envio, em PDF',
    params: ProtocolParams,
    handle: async (context, { params: { id, paper } }) => {
      const { bytes } = await renderProtocol(context, id, paper);
      return { kind: 'file', contentType: 'application/pdf', fileName: `protocolo-${id}.pdf`, body: bytes };
    },
  }),
  ...PARTIES.flatMap((party) => [
    route({
      method: 'POST',
      path: `${ROOT}/${party}/submit`,
      verb: SUBMIT_VERBS[party],
      summary: `Envia, com arquivo, o que comprova uma obrigação ${WHOSE[party]}; sai o protocolo numerado`,
      params: AgreementParams,
      body: SubmitBody,
      answer: ObligationList,
      scope: (context, { params }) => scopeOfParty(context, params.id, party),
      handle: async (context, { params: { id }, body: { obligation, ...said } }) => {
        await submitEvidence(context, party, { agreement: id, obligation }, said);
        return readObligations(context, id);
      },
    }),
    route({
      method: 'POST',
      path: `${ROOT}/${party}/withdraw`,
      verb: SUBMIT_VERBS[party],
      summary: `Desfaz o próprio envio de uma obrigação ${WHOSE[party]}, antes da análise`,
      params: AgreementParams,
      body: WithdrawBody,
      answer: ObligationList,
      scope: (context, { params }) => scopeOfParty(context, params.id, party),
      handle: async (context, { params: { id }, body: { obligation, ...which } }) => {
        await withdrawEvidence(context, party, { agreement: id, obligation }, which);
        return readObligations(context, id);
      },
    }),
  ]),
  route({
    method: 'POST',
    path: `${ROOT}/accept`,
    verb: REVIEW,
    summary: 'Aceita um envio; o de uma obrigação permanente, até um dia',
    params: AgreementParams,
    body: AcceptBody,
    answer: ObligationList,
    scope: (context, { params }) => scopeOfAgreement(context, params.id),
    handle: async (context, { params: { id }, body: { obligation, ...said } }) => {
      await acceptEvidence(context, { agreement: id, obligation }, said);
      return readObligations(context, id);
    },
  }),
  route({
    method: 'POST',
    path: `${ROOT}/return`,
    verb: REVIEW,
    summary: 'Devolve um envio, com o motivo',
    params: AgreementParams,
    body: ReturnEvidenceBody,
    answer: ObligationList,
    scope: (context, { params }) => scopeOfAgreement(context, params.id),
    handle: async (context, { params: { id }, body: { obligation, ...said } }) => {
      await returnEvidence(context, { agreement: id, obligation }, said);
      return readObligations(context, id);
    },
  }),
];
