import { type Route, route } from '../../../platform/http/route.ts';
import { READ_EVIDENCE, readEvidence } from '../commands/month/evidence.ts';
import { scopeOfAgreement } from '../commands/save.ts';
import { EvidenceAnswer, EvidenceQuery, MonthParams } from '../contract.ts';

/** What stands behind a payment: the rows of its files. */
export const evidenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements/:id/months/:competencia/evidence',
    verb: READ_EVIDENCE,
    summary:
      'As linhas dos arquivos por trás de uma parte da produção paga, sem identificação de pessoas; cada consulta fica registrada',
    params: MonthParams,
    query: EvidenceQuery,
    answer: EvidenceAnswer,
    scope: (context, { params }) => scopeOfAgreement(context, params.id),
    handle: (context, { params, query }) =>
      readEvidence(context, { agreement: params.id, competencia: params.competencia }, query),
  }),
];
