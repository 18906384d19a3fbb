import { route } from '../../../platform/http/route.ts';
import { search } from '../commands/search.ts';
import { SearchAnswer, SearchQuery } from '../contract.ts';

export const searchRoute = route({
  method: 'GET',
  path: '/api/monitoring/search',
  verb: 'monitoring.read',
  summary:
    'Procura nas não conformidades e nos comentários do mês, sem diferença de acentos, plurais e siglas',
  query: SearchQuery,
  answer: SearchAnswer,
  handle: (context, { query }) => search(context, query),
});
