import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, withQuery } from '../../../web/api.ts';
import {
  AuditAnswer,
  DemonstrationAnswer,
  PeopleAnswer,
  RolesAnswer,
  SessionAnswer,
  SessionListAnswer,
  UnitsAnswer,
} from '../contract.ts';

const SESSION_KEY = ['session'];
const MINUTES = 60_000;

/** Who reads; asked again whenever the window comes back. */
export function useSessionAnswer() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => apiGet('/api/session', SessionAnswer, signal),
    staleTime: 5 * MINUTES,
  });
}

/** Who is here by the last answer, even before every part of the page has heard of it. */
export function isVisitorNow(queries: QueryClient): boolean {
  return queries.getQueryData<SessionAnswer>(SESSION_KEY)?.person == null;
}

/** After somebody else has signed in here: nothing of the one before stays. */
export async function takeNewSession(queries: QueryClient): Promise<void> {
  const answer = await apiGet('/api/session', SessionAnswer);
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  queries.setQueryData(SESSION_KEY, answer);
}

/** What to call after a change, so that lists say it. */
export function useRefresh(key: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['accounts', key] });
}

export function useDemonstrationPeople(enabled: boolean) {
  return useQuery({
    queryKey: ['accounts', 'demonstration'],
    queryFn: ({ signal }) => apiGet('/api/session/demonstration', DemonstrationAnswer, signal),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useOwnSessions() {
  return useQuery({
    queryKey: ['accounts', 'sessions'],
    queryFn: ({ signal }) => apiGet('/api/sessions', SessionListAnswer, signal),
  });
}

const PAGE = 100;

export function usePeople(q: string) {
  return useInfiniteQuery({
    queryKey: ['accounts', 'people', q],
    queryFn: ({ signal, pageParam }) =>
      apiGet(withQuery('/api/people', { q, after: pageParam, limit: PAGE }), PeopleAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useRoles() {
  return useQuery({
    queryKey: ['accounts', 'roles'],
    queryFn: ({ signal }) => apiGet('/api/roles', RolesAnswer, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useUnits() {
  return useQuery({
    queryKey: ['accounts', 'units'],
    queryFn: ({ signal }) => apiGet('/api/units', UnitsAnswer, signal),
    staleTime: 60 * MINUTES,
  });
}

export function useAudit(stream: string) {
  return useInfiniteQuery({
    queryKey: ['accounts', 'audit', stream],
    queryFn: ({ signal, pageParam }) =>
      apiGet(withQuery('/api/audit', { stream, before: pageParam, limit: PAGE }), AuditAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
