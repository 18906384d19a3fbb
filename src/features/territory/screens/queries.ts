import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiGet, withQuery } from '../../../web/api.ts';
import { usePlace } from '../../../web/place.ts';
import { useSession } from '../../../web/session.ts';
import { SearchAnswer, TerritoryAnswer, TreeAnswer } from '../contract.ts';

const HOUR_MS = 3_600_000;
/** Shorter texts match too much to help. */
const SHORTEST_SEARCH = 2;

/** The first day of the month of the page: places are shown as they were then. */
function useDay(): string | undefined {
  const { mes } = usePlace();
  return mes === '' ? undefined : `${mes}-01`;
}

/** The configured state with all that lies in it, in the month of the page. */
export function useTerritoryTree() {
  const day = useDay();
  return useQuery({
    queryKey: ['territory', 'tree', day],
    queryFn: ({ signal }) => apiGet(withQuery('/api/territory/tree', { day }), TreeAnswer, signal),
    staleTime: HOUR_MS,
  });
}

/** Places of the country that answer what was typed. */
export function useTerritorySearch(typed: string) {
  const day = useDay();
  const q = typed.trim();
  return useQuery({
    queryKey: ['territory', 'search', q, day],
    queryFn: ({ signal }) => apiGet(withQuery('/api/territory/search', { q, day }), SearchAnswer, signal),
    enabled: q.length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
    staleTime: HOUR_MS,
  });
}

/** Name of the place in the address; its code where the server knows no such place in that month. */
export function usePlaceName(): string {
  const { territorio } = usePlace();
  const state = useSession()?.state;
  const day = useDay();
  const isState = state?.code === territorio;
  const place = useQuery({
    queryKey: ['territory', 'place', territorio, day],
    queryFn: ({ signal }) =>
      apiGet(withQuery(`/api/territory/${encodeURIComponent(territorio)}`, { day }), TerritoryAnswer, signal),
    enabled: territorio !== '' && !isState,
    staleTime: HOUR_MS,
  });
  return isState ? state.name : (place.data?.unit.name ?? territorio);
}
