import { route } from '../../../platform/http/route.ts';
import { search } from '../commands/search.ts';
import { SearchAnswer, SearchQuery } from '../contract.ts';

export const searchRoute = route({
  method: 'GET',
  path: '/api/governance/search',
  verb: 'governance.read',
  summary: 'Procura nos colegiados, nas pautas e nas atas, sem diferença de acentos, plurais e siglas',
  query: SearchQuery,
  answer: SearchAnswer,
  handle: (context, { query }) => search(context, query),
});
