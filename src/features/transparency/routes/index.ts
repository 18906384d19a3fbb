import { type Route, route } from '../../../platform/http/route.ts';
import { DocumentAnswer, DocumentParams, TourAnswer, TraceAnswer, TraceQuery } from '../contract.ts';
import { readDocument, readTour, readTrace } from './answers.ts';
import { traceCsv } from './csv.ts';

/** What the program does with the two documents is everybody's business: no sign-in. */
export const transparencyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/trace',
    verb: 'public',
    summary: 'A matriz de rastreabilidade: cada trecho dos dois documentos, suas telas e sua situação',
    query: TraceQuery,
    answer: TraceAnswer,
    handle: async (_context, { query }) => readTrace(query),
  }),
  route({
    method: 'GET',
    path: '/api/trace.csv',
    verb: 'public',
    summary: 'As linhas da matriz de rastreabilidade em CSV',
    query: TraceQuery,
    handle: async (context, { query }) => ({
      kind: 'file' as const,
      contentType: 'text/csv; charset=utf-8',
      fileName: `rastreabilidade-${context.clock.today()}.csv`,
      body: traceCsv(readTrace(query)),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/trace/documents/:document',
    verb: 'public',
    summary: 'Um dos dois documentos como publicado, com os trechos que têm linha na matriz marcados',
    params: DocumentParams,
    answer: DocumentAnswer,
    handle: (context, { params }) => readDocument(context, params.document),
  }),
  route({
    method: 'GET',
    path: '/api/roteiro',
    verb: 'public',
    summary: 'O roteiro de vinte minutos pelos dois documentos',
    answer: TourAnswer,
    handle: async () => readTour(),
  }),
];
