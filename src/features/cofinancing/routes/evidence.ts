import { type Route, route } from '../../../platform/http/route.ts';
import { renderDossier } from '../commands/dossier/dossier.ts';
import { READ_LEDGER } from '../commands/ledger/read.ts';
import { partyOfAgreement, scopeOfParty } from '../commands/ledger/terms.ts';
import { READ_EVIDENCE, readEvidence } from '../commands/month/evidence.ts';
import { scopeOfAgreement } from '../commands/save.ts';
import { EvidenceAnswer, EvidenceQuery, MonthParams } from '../contract.ts';

/** What stands behind a payment: the rows of its files, and everything that was recorded of it. */
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
  route({
    method: 'GET',
    path: '/api/cofinancing/agreements/:id/months/:competencia/dossier',
    verb: READ_LEDGER,
    summary:
      'O dossiê de um pagamento em PDF: ato, instrumento, dados, cálculo, assinaturas e livro-razão, com os hashes',
    params: MonthParams,
    scope: async (context, { params }) => scopeOfParty(context, await partyOfAgreement(context, params.id)),
    ratePerMinute: 60,
    handle: async (context, { params }) => {
      const on = { agreement: params.id, competencia: params.competencia };
      const { bytes, sha256, fileName } = await renderDossier(context, on);
      return {
        kind: 'file' as const,
        contentType: 'application/pdf',
        fileName,
        body: Buffer.from(bytes),
        etag: sha256,
      };
    },
  }),
];
