import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { showToast } from '../../../../web/components/Toast.tsx';
import { ImportList, ImportView } from '../../contract.ts';

export const useImport = (id: string) =>
  useQuery({
    queryKey: ['plan', 'import', id],
    queryFn: ({ signal }) => apiGet(`/api/plan/imports/${id}`, ImportView, signal),
  });

/** Which plan an import is for: nothing for the plan of the installation. */
export const planQuery = (plan: string | null): string =>
  plan === null ? '' : `?plan=${encodeURIComponent(plan)}`;

export const useImports = (plan: string | null) =>
  useQuery({
    queryKey: ['plan', 'imports', plan],
    queryFn: ({ signal }) => apiGet(`/api/plan/imports${planQuery(plan)}`, ImportList, signal),
  });

/** A step of the import: what comes back is how it then stands; the rest of the plan is read again. */
export function useStep(id: string, verb: 'answers' | 'confirm' | 'undo') {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { expectedVersion: number; answers?: Readonly<Record<string, string>> }) =>
      apiPost(`/api/plan/imports/${id}/${verb}`, body, ImportView),
    onSuccess: async (view) => {
      queries.setQueryData(['plan', 'import', id], view);
      const others = verb === 'answers' ? ['plan', 'imports'] : ['plan'];
      await queries.invalidateQueries({
        queryKey: others,
        predicate: ({ queryKey }) => queryKey[1] !== 'import',
      });
    },
    onError: (error) => showToast(error.message, { tone: 'problem' }),
  });
}
