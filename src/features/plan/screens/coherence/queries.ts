import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { type AcceptBody, CoherenceAnswer, type ReopenBody } from '../../contract.ts';

const KEY = ['plan', 'coherence'];

export const useCoherence = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => apiGet('/api/plan/coherence', CoherenceAnswer, signal),
  });

export function useAccept() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AcceptBody) => apiPost('/api/plan/coherence/accept', body, CoherenceAnswer),
    onSuccess: (answer) => queries.setQueryData(KEY, answer),
  });
}

export function useReopen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReopenBody) => apiPost('/api/plan/coherence/reopen', body, CoherenceAnswer),
    onSuccess: (answer) => queries.setQueryData(KEY, answer),
  });
}
