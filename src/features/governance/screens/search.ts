import { roomSearch } from '../../../web/search/room-search.ts';
import { SearchAnswer } from '../contract.ts';

const KINDS = { item: 'Pautas e atas', body: 'Colegiados' };

export const search = roomSearch('/api/governance/search', SearchAnswer, KINDS, ({ name }) => name);
