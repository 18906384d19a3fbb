import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../web/api.ts';
import { stringifySearch } from '../../../web/place.ts';
import { ActAnswer, ActList, type ActSummary, CorrectionList, type Standing } from '../contract.ts';

/** The registry, page by page. */
export const useActs = (filter: { q: string; kind: string }) =>
  useInfiniteQuery({
    queryKey: ['acts', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      apiGet(`/api/acts${stringifySearch({ ...filter, cursor: pageParam })}`, ActList, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** Every act that others may be linked to. */
export const useActChoices = () =>
  useQuery({
    queryKey: ['acts', 'choices'],
    queryFn: async ({ signal }) => {
      const items: ActSummary[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: ActList = await apiGet(
          `/api/acts${stringifySearch({ limit: 200, cursor })}`,
          ActList,
          signal,
        );
        items.push(...page.items);
        cursor = page.next;
      }
      return items;
    },
  });

/** How one act stands, without its text; null while it is being read or where it is not in the registry. */
export function useStanding(id: string): Standing | null {
  const { data } = useQuery({
    queryKey: ['acts', 'standing', id],
    queryFn: ({ signal }) => apiGet(`/api/acts${stringifySearch({ id })}`, ActList, signal),
    staleTime: 300_000,
  });
  return data?.items[0]?.standing ?? null;
}

export const useAct = (id: string) =>
  useQuery({
    queryKey: ['acts', id],
    queryFn: ({ signal }) => apiGet(`/api/acts/${encodeURIComponent(id)}`, ActAnswer, signal),
  });

/** How the scan became the reading; asked only when it is looked at. */
export const useCorrections = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['acts', id, 'corrections'],
    queryFn: ({ signal }) =>
      apiGet(`/api/acts/${encodeURIComponent(id)}/corrections`, CorrectionList, signal),
    enabled,
  });
