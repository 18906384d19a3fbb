import { useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../../web/api.ts';
import { OwnAnswer, OwnList } from '../../contract.ts';

export const useOwnList = () =>
  useQuery({
    queryKey: ['cofinancing', 'own'],
    queryFn: ({ signal }) => apiGet('/api/cofinancing/own', OwnList, signal),
  });

export const useOwn = (agreement: string) =>
  useQuery({
    queryKey: ['cofinancing', 'own', agreement],
    queryFn: ({ signal }) =>
      apiGet(`/api/cofinancing/own/${encodeURIComponent(agreement)}`, OwnAnswer, signal),
  });
