import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { type OverrideBody, type Standing, StandingsAnswer } from '../../contract.ts';

const KEY = ['plan', 'standings'];
const ROOT = '/api/plan/standings';

export const useStandings = () =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => apiGet(ROOT, StandingsAnswer, signal) });

/** Says a standing, or takes it back; what the others see is read again, done or refused. */
export function useSayStanding({ kind, id }: Pick<Standing, 'kind' | 'id'>) {
  const queries = useQueryClient();
  const path = `${ROOT}/${kind}/${encodeURIComponent(id)}`;
  const keep = {
    onSuccess: (answer: StandingsAnswer) => queries.setQueryData(KEY, answer),
    onError: () => void queries.invalidateQueries({ queryKey: KEY }),
  };
  return {
    say: useMutation({ mutationFn: (body: OverrideBody) => apiPost(path, body, StandingsAnswer), ...keep }),
    withdraw: useMutation({
      mutationFn: (expectedVersion: number) =>
        apiPost(`${path}/withdraw`, { expectedVersion }, StandingsAnswer),
      ...keep,
    }),
  };
}
