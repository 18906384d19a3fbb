import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../../web/api.ts';
import { type RenegotiateBody, Renegotiations, type UndoRenegotiationBody } from '../../../contract.ts';

const pathOf = (id: string) => `/api/plan/actions/${id}/renegotiations`;

export const useRenegotiations = (id: string) =>
  useQuery({
    queryKey: ['plan', 'renegotiations', id],
    queryFn: ({ signal }) => apiGet(pathOf(id), Renegotiations, signal),
  });

function useChange<B extends object>(id: string, path: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: B) => apiPost(path, body, Renegotiations),
    onSuccess: (answer) => {
      queries.setQueryData(['plan', 'renegotiations', id], answer);
      void queries.invalidateQueries({
        queryKey: ['plan'],
        predicate: ({ queryKey }) => queryKey[1] !== 'renegotiations',
      });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['plan', 'renegotiations', id] }),
  });
}

export const useRenegotiate = (id: string) => useChange<RenegotiateBody>(id, pathOf(id));

export const useUndoRenegotiation = (id: string) =>
  useChange<UndoRenegotiationBody>(id, `${pathOf(id)}/undo`);
