import { createReadStream } from 'node:fs';
import { type Route, route } from '../../../platform/http/route.ts';
import { getEvidence, keepEvidence, listRecords } from '../commands/pledges.ts';
import { EvidenceAnswer, EvidenceParams, RecordsAnswer } from '../contract/pledges.ts';

/** The records that concluding an action asks for. */
export const pledgeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/records',
    verb: 'plan.report',
    summary: 'Atos, colegiados e fatos que se podem dar como o registro prometido por uma ação',
    answer: RecordsAnswer,
    handle: (context) => listRecords(context),
  }),
  route({
    method: 'POST',
    path: '/api/plan/evidence',
    verb: 'plan.report',
    summary: 'Guarda o arquivo que prova a conclusão de uma ação',
    upload: true,
    answer: EvidenceAnswer,
    handle: async (context, { uploads }) => {
      const { sha256, fileName } = await keepEvidence(context, uploads);
      return { sha256, fileName };
    },
  }),
  route({
    method: 'GET',
    path: '/api/plan/evidence/:sha256',
    verb: 'plan.read',
    summary: 'O arquivo que prova a conclusão de uma ação',
    params: EvidenceParams,
    handle: async (context, { params }) => {
      const { fileName, mediaType } = await getEvidence(context, params.sha256);
      const body = createReadStream(context.files.path(params.sha256));
      return { kind: 'file' as const, contentType: mediaType, fileName, body, etag: `"${params.sha256}"` };
    },
  }),
];
