import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPatch, apiPost } from '../../../../web/api.ts';
import { DeclarationWritten, MonthAnswer, MonthList } from '../../contract.ts';
import type { Patch } from '../../domain/monthly/declaration.ts';

const ROOT = '/api/declarations/monthly';
const monthsPath = (hospital: string) => `/api/declarations/hospitals/${encodeURIComponent(hospital)}/months`;

export const useMonths = (hospital: string) =>
  useQuery({
    queryKey: ['declarations', hospital],
    queryFn: ({ signal }) => apiGet(monthsPath(hospital), MonthList, signal),
  });

export const useMonth = (hospital: string, month: string) =>
  useQuery({
    queryKey: ['declarations', hospital, month],
    queryFn: ({ signal }) => apiGet(`${monthsPath(hospital)}/${month}`, MonthAnswer, signal),
  });

export const saveAnswers = (id: string, expected: number, patch: Patch) =>
  apiPatch(`${ROOT}/${id}`, { expected, patch }, DeclarationWritten);

/** What a person does to a month; each brings the screens up to date. */
export function useMonthCommands() {
  const client = useQueryClient();
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['declarations'] });
    await client.invalidateQueries({ queryKey: ['cofinancing', 'panel'] });
  };
  const post = async (path: string, body: object) => {
    try {
      return await apiPost(`${ROOT}${path}`, body, DeclarationWritten);
    } finally {
      await refresh();
    }
  };
  return {
    refresh,
    open: (hospital: string, month: string, reason: string | null) => post('', { hospital, month, reason }),
    send: (id: string, expected: number) => post(`/${id}/send`, { expected }),
    giveBack: (id: string, expected: number, reason: string) => post(`/${id}/return`, { expected, reason }),
    approve: (id: string, expected: number) => post(`/${id}/approve`, { expected }),
  };
}
