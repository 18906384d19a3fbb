import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { apiGet, apiPost, withQuery } from '../../../web/api.ts';
import { ImportAttempt, ImportList, VersionList, VersionTrace } from '../contract.ts';

const POLL_MS = 1000;

export const isOpen = (attempt: ImportAttempt): boolean =>
  attempt.status === 'queued' || attempt.status === 'running';

/** The last attempts, read again every second while one is open. */
export function useImports() {
  return useQuery({
    queryKey: ['sources', 'imports'],
    queryFn: ({ signal }) => apiGet('/api/sources/imports?limit=50', ImportList, signal),
    refetchInterval: (query) => (query.state.data?.items.some(isOpen) ? POLL_MS : false),
  });
}

/** What stands now, or stood at the end of a day, by system, state and month. */
export function useVersions(asKnownOn: string | null) {
  return useQuery({
    queryKey: ['sources', 'versions', { asKnownOn }],
    queryFn: ({ signal }) =>
      apiGet(
        asKnownOn === null ? '/api/sources/versions' : withQuery('/api/sources/versions', { asKnownOn }),
        VersionList,
        signal,
      ),
  });
}

export function useTrace(id: string) {
  return useQuery({
    queryKey: ['sources', 'versions', id],
    queryFn: ({ signal }) => apiGet(`/api/sources/versions/${id}`, VersionTrace, signal),
  });
}

export const cancelImport = (id: string) =>
  apiPost(`/api/sources/imports/${id}/cancel`, undefined, ImportAttempt);

export const restoreVersion = (id: string, reason: string) =>
  apiPost(`/api/sources/versions/${id}/restore`, { reason }, VersionTrace);

export const withdrawVersion = (id: string, reason: string) =>
  apiPost(`/api/sources/versions/${id}/withdraw`, { reason }, VersionTrace);

/** Reads the versions and the indicators again when a load ends: they may have changed. */
export function useRefreshWhenDone(items: readonly ImportAttempt[]) {
  const client = useQueryClient();
  const open = items.filter(isOpen).length;
  const before = useRef(open);
  useEffect(() => {
    if (open < before.current) {
      void client.invalidateQueries({ queryKey: ['sources', 'versions'] });
      void client.invalidateQueries({ queryKey: ['indicators'] });
    }
    before.current = open;
  }, [open, client]);
}
