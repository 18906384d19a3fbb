import { useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../web/api.ts';
import { ActAnswer, ActList } from '../contract.ts';

export const useActs = () =>
  useQuery({ queryKey: ['acts'], queryFn: ({ signal }) => apiGet('/api/acts', ActList, signal) });

export const useAct = (id: string) =>
  useQuery({
    queryKey: ['acts', id],
    queryFn: ({ signal }) => apiGet(`/api/acts/${encodeURIComponent(id)}`, ActAnswer, signal),
  });
