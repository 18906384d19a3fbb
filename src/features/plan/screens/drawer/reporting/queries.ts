import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../../web/api.ts';
import { type CorrectReportingBody, ReportingState, type TakeBackReportingBody } from '../../../contract.ts';

const address = (id: string): string => `/api/plan/actions/${id}/reporting`;

export const useReportingState = (id: string) =>
  useQuery({
    queryKey: ['plan', 'reporting', id],
    queryFn: ({ signal }) => apiGet(address(id), ReportingState, signal),
  });

/** A change of who reports: what comes back is how it then stands, and everything else of the plan is read again. */
function useChange<B>(id: string, path: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: B) => apiPost(`${address(id)}${path}`, body, ReportingState),
    onSuccess: (state) => {
      queries.setQueryData(['plan', 'reporting', id], state);
      void queries.invalidateQueries({
        queryKey: ['plan'],
        predicate: ({ queryKey }) => queryKey[1] !== 'reporting',
      });
    },
  });
}

export const useCorrectReporting = (id: string) => useChange<CorrectReportingBody>(id, '');
export const useTakeBackReporting = (id: string) => useChange<TakeBackReportingBody>(id, '/undo');
