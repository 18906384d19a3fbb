import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { type AcceptBody, CoherenceAnswer, DecidedFinding, type ReopenBody } from '../../contract.ts';
import { filterQuery } from '../queries.ts';

const KEY = ['plan', 'coherence'];

/** Which findings are asked for, as the API takes them. */
export type CoherenceAsked = Readonly<Record<'state' | 'severity' | 'rule' | 'q', readonly string[]>>;

const read = (asked: Readonly<Record<string, readonly string[]>>, signal: AbortSignal) =>
  apiGet(`/api/plan/coherence${filterQuery(asked)}`, CoherenceAnswer, signal);

/** The first findings of each rule, and how many there are. */
export const useCoherence = (asked: CoherenceAsked, perRule: number) =>
  useQuery({
    queryKey: [...KEY, asked, perRule],
    queryFn: ({ signal }) => read({ ...asked, perRule: [String(perRule)] }, signal),
    placeholderData: keepPreviousData,
  });

/** Findings one after another, as far as they were read. */
export const useFindingPages = (asked: CoherenceAsked, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...KEY, asked, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      read({ ...asked, cursor: pageParam === null ? [] : [pageParam] }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled,
  });

export function useAccept() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AcceptBody) => apiPost('/api/plan/coherence/accept', body, DecidedFinding),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useReopen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReopenBody) => apiPost('/api/plan/coherence/reopen', body, DecidedFinding),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
