import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { ObligationList } from '../../contract.ts';

const pathOf = (termo: string) => `/api/cofinancing/agreements/${encodeURIComponent(termo)}/obligations`;
const keyOf = (termo: string) => ['cofinancing', 'obligations', termo];

export const useObligations = (termo: string) =>
  useQuery({
    queryKey: keyOf(termo),
    queryFn: ({ signal }) => apiGet(pathOf(termo), ObligationList, signal),
    enabled: termo !== '',
  });

export const protocolAddress = (termo: string, paper: string): string =>
  `${pathOf(termo)}/protocols/${paper}`;

/** What may be sent of an obligation; the board is read again after it, done or refused. */
export function useObligationCommands(termo: string) {
  const queries = useQueryClient();
  return async (what: string, body: object): Promise<ObligationList> => {
    try {
      return await apiPost(`${pathOf(termo)}/${what}`, body, ObligationList);
    } finally {
      await queries.invalidateQueries({ queryKey: keyOf(termo) });
    }
  };
}
