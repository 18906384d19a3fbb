import type { Sort } from '../../../../web/grid/Grid.tsx';
import type { ActionFilters, ActionOrder } from '../queries.ts';
import { type Filters, UNKEPT } from './Filters.tsx';
import type { Grouping } from './groups.ts';

const GROUP_KEYS: Readonly<Record<Grouping, string | null>> = {
  objetivo: 'objective',
  unidade: 'unit',
  prazo: 'lateness',
  situacao: 'status',
  nenhum: null,
};

/** The filters of the address as the API takes them: the same for grid, board, calendar and files. */
export function apiFilters(filters: Filters): ActionFilters {
  return {
    objective: filters.objetivo,
    unit: filters.unidade,
    status: filters.situacao.filter((each) => each !== UNKEPT),
    unkept: filters.situacao.includes(UNKEPT) ? ['yes'] : [],
    lateness: filters.prazo,
    mine: filters.minhas.includes('sim') ? ['yes'] : [],
    q: filters.q,
    dueFrom: filters.de,
    dueTo: filters.ate,
  };
}

export function sortFrom(text: string | undefined): Sort | null {
  const [columnId, direction] = (text ?? '').split('-');
  if (!columnId) return null;
  return { columnId, direction: direction === 'desc' ? 'descending' : 'ascending' };
}

export const sortText = (sort: Sort | null): string[] =>
  sort === null ? [] : [`${sort.columnId}-${sort.direction === 'descending' ? 'desc' : 'asc'}`];

/** Rows read at a time: few enough that taking them in is not felt while scrolling. */
const PAGE = '100';

/** Grouping and sort as the API takes them. */
export function apiOrder(grouping: Grouping, sort: Sort | null): ActionOrder {
  const group = GROUP_KEYS[grouping];
  return {
    group: group === null ? [] : [group],
    sort: sort === null ? [] : [sort.columnId],
    direction: sort?.direction === 'descending' ? ['desc'] : [],
    limit: [PAGE],
  };
}
