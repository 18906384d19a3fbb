import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { LineList, MonthAnswer, MonthList } from '../../contract.ts';

const MONTHS = '/api/cofinancing/months';

const monthPath = (agreement: string, competencia: string, part = ''): string =>
  `/api/cofinancing/agreements/${encodeURIComponent(agreement)}/months/${competencia}${part}`;

export const useMonths = () =>
  useQuery({
    queryKey: ['cofinancing', 'months'],
    queryFn: ({ signal }) => apiGet(MONTHS, MonthList, signal),
  });

const monthKey = (agreement: string, competencia: string) => [
  'cofinancing',
  'months',
  agreement,
  competencia,
];

export const useMonth = (agreement: string, competencia: string) =>
  useQuery({
    queryKey: monthKey(agreement, competencia),
    queryFn: ({ signal }) => apiGet(monthPath(agreement, competencia), MonthAnswer, signal),
    enabled: agreement !== '',
  });

export const useLines = (agreement: string, competencia: string) =>
  useQuery({
    queryKey: [...monthKey(agreement, competencia), 'lines'],
    queryFn: ({ signal }) => apiGet(monthPath(agreement, competencia, '/lines'), LineList, signal),
  });

/** Says something to a competência; what is shown of transfers is read again. */
export function useSaying({ agreement, competencia }: Pick<MonthAnswer, 'agreement' | 'competencia'>) {
  const queries = useQueryClient();
  const settled = () => queries.invalidateQueries({ queryKey: ['cofinancing'] });
  return {
    say: async (part: string, body: unknown) => {
      const answer = await apiPost(monthPath(agreement.id, competencia, `/${part}`), body, MonthAnswer);
      queries.setQueryData(monthKey(agreement.id, competencia), answer);
      await settled();
    },
    /** An address of the agreement or of an ordinance, which answers with something else. */
    sayAt: async <T>(path: string, body: unknown, schema: Parameters<typeof apiPost<T>>[2]) => {
      const answer = await apiPost(path, body, schema);
      await settled();
      return answer;
    },
    path: (part: string) => monthPath(agreement.id, competencia, `/${part}`),
  };
}
