import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { DiffAnswer, type PublishBody, VersionsAnswer } from '../../contract.ts';
import { filterQuery } from '../queries.ts';

export const useVersions = () =>
  useQuery({
    queryKey: ['plan', 'versions'],
    queryFn: ({ signal }) => apiGet('/api/plan/versions', VersionsAnswer, signal),
  });

/** Fails into the dialog that asked. */
export function usePublish() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: PublishBody) => apiPost('/api/plan/versions', body, VersionsAnswer),
    onSuccess: async (answer) => {
      queries.setQueryData(['plan', 'versions'], answer);
      await queries.invalidateQueries({ queryKey: ['plan', 'action'] });
    },
  });
}

/** Which two states are compared, and what of it is shown, as the API takes it. */
export type DiffAsked = Readonly<Record<'from' | 'to' | 'level' | 'kind' | 'objective' | 'field', string[]>>;

export const diffCsvAddress = (asked: DiffAsked): string =>
  `/api/plan/versions/diff.csv${filterQuery(asked)}`;

/** What differs, as far as it was read. */
export function useDiff(asked: DiffAsked) {
  return useInfiniteQuery({
    queryKey: ['plan', 'versions', 'diff', asked],
    queryFn: ({ signal, pageParam }) =>
      apiGet(
        `/api/plan/versions/diff${filterQuery({ ...asked, after: pageParam === null ? [] : [pageParam] })}`,
        DiffAnswer,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
