import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { CacAnswer, EvaluationDetail } from '../../contract.ts';

const pathOf = (agreement: string) => `/api/cofinancing/agreements/${encodeURIComponent(agreement)}/cac`;

export const useCac = (agreement: string) =>
  useQuery({
    queryKey: ['cofinancing', 'cac', agreement],
    queryFn: ({ signal }) => apiGet(pathOf(agreement), CacAnswer, signal),
    enabled: agreement !== '',
  });

export const useEvaluation = (agreement: string, period: string) =>
  useQuery({
    queryKey: ['cofinancing', 'cac', agreement, period],
    queryFn: ({ signal }) =>
      apiGet(`${pathOf(agreement)}/${encodeURIComponent(period)}`, EvaluationDetail, signal),
    enabled: agreement !== '',
  });

/** What may be sent of a commission; whatever is read again follows. */
export function useCacCommands(agreement: string) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['cofinancing'] });
  return {
    compose: async (body: object) => {
      await apiPost(`${pathOf(agreement)}/composition`, body, CacAnswer);
      await refresh();
    },
    say: async (period: string, what: string, body: object) => {
      await apiPost(`${pathOf(agreement)}/${encodeURIComponent(period)}/${what}`, body, EvaluationDetail);
      await refresh();
    },
  };
}
