import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { Written } from '../../contract/cycle.ts';
import {
  type ChangeBody,
  Changed,
  NonConformities,
  NonConformityDesk,
  NonConformityDetail,
  type NonConformityLine,
  type NonConformityQuery,
  type NonConformitySettingsBody,
  type OpenBody,
  Opened,
} from '../../contract/nonconformities.ts';

const ROOT = '/api/monitoring/nonconformities';
const KEY = ['monitoring', 'nonconformities'] as const;

type Filters = Partial<Omit<NonConformityQuery, 'limit' | 'cursor'>>;

function page(filters: Filters, cursor: string | null, limit: number, signal?: AbortSignal) {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
  for (const [name, value] of Object.entries(filters))
    for (const each of [value].flat()) if (each !== undefined) query.append(name, each);
  return apiGet(`${ROOT}?${query}`, NonConformities, signal);
}

export function useNonConformities(filters: Filters) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'list', filters],
    queryFn: ({ pageParam, signal }) => page(filters, pageParam, 50, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Every line of a list, page after page: what a file takes. */
export async function readAllLines(filters: Filters): Promise<NonConformityLine[]> {
  const lines: NonConformityLine[] = [];
  let cursor: string | null = null;
  do {
    const answer: NonConformities = await page(filters, cursor, 200);
    lines.push(...answer.items);
    cursor = answer.next;
  } while (cursor !== null);
  return lines;
}

export const useNonConformity = (id: string) =>
  useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: ({ signal }) => apiGet(`${ROOT}/${id}`, NonConformityDetail, signal),
  });

export const useNonConformityDesk = () =>
  useQuery({
    queryKey: [...KEY, 'desk'],
    queryFn: ({ signal }) => apiGet('/api/monitoring/nonconformity-desk', NonConformityDesk, signal),
  });

/** Omits over each of a union, so that each keeps its own fields. */
type Without<T> = T extends unknown ? Omit<T, 'expectedVersion'> : never;
export type Asked = Without<ChangeBody>;

/** What people do to non-conformities; every page of them is read again after, done or refused. */
export function useNonConformityCommands() {
  const client = useQueryClient();
  const refreshed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await client.invalidateQueries({ queryKey: KEY });
      void client.invalidateQueries({ queryKey: ['plan'] });
    }
  };
  return {
    open: (body: OpenBody) => refreshed(apiPost(ROOT, body, Opened)),
    change: (id: string, expectedVersion: number, asked: Asked) =>
      refreshed(apiPost(`${ROOT}/${id}/changes`, { ...asked, expectedVersion }, Changed)),
    define: (body: NonConformitySettingsBody) =>
      refreshed(apiPost('/api/monitoring/nonconformity-settings', body, Written)),
  };
}

export const nonConformityAddress = (id: string): string => `/nc/${id}`;
