import { roomSearch } from '../../../web/search/room-search.ts';
import { SearchAnswer } from '../contract.ts';

const KINDS = { nonConformity: 'Não conformidades', comment: 'Comentários do mês' };

export const search = roomSearch('/api/monitoring/search', SearchAnswer, KINDS, ({ name }) => name);
