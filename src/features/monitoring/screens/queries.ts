import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../web/api.ts';
import {
  MonthAnswer,
  type MoveMeetingBody,
  SettingsAnswer,
  type SettingsBody,
  Written,
} from '../contract.ts';

const ROOT = '/api/monitoring';

export const useMonth = (competencia: string) =>
  useQuery({
    queryKey: ['monitoring', 'month', competencia],
    queryFn: ({ signal }) => apiGet(`${ROOT}/months/${competencia}`, MonthAnswer, signal),
  });

export const useCycleSettings = () =>
  useQuery({
    queryKey: ['monitoring', 'settings'],
    queryFn: ({ signal }) => apiGet(`${ROOT}/settings`, SettingsAnswer, signal),
  });

/** What changes the calendar; every page of the cycle is read again after it, done or refused. */
export function useCalendarCommands() {
  const client = useQueryClient();
  const refreshed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await client.invalidateQueries({ queryKey: ['monitoring'] });
    }
  };
  return {
    define: (body: SettingsBody) => refreshed(apiPost(`${ROOT}/settings`, body, Written)),
    moveMeeting: (competencia: string, body: MoveMeetingBody) =>
      refreshed(apiPost(`${ROOT}/months/${competencia}/meeting`, body, Written)),
  };
}
