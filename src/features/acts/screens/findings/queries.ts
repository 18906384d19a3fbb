import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { type AcceptActFinding, ActFindings, type ReopenActFinding } from '../../contract.ts';

const pathOf = (act: string) => `/api/acts/${encodeURIComponent(act)}/findings`;
const keyOf = (act: string) => ['acts', act, 'findings'];

export const useFindings = (act: string) =>
  useQuery({
    queryKey: keyOf(act),
    queryFn: ({ signal }) => apiGet(pathOf(act), ActFindings, signal),
  });

export function useAcceptFinding(act: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AcceptActFinding) => apiPost(`${pathOf(act)}/accept`, body, ActFindings),
    onSuccess: (answer) => queries.setQueryData(keyOf(act), answer),
  });
}

export function useReopenFinding(act: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReopenActFinding) => apiPost(`${pathOf(act)}/reopen`, body, ActFindings),
    onSuccess: (answer) => queries.setQueryData(keyOf(act), answer),
  });
}
