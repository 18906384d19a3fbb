import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPatch, apiPost } from '../../../../web/api.ts';
import { InstrumentDetail, InstrumentsAnswer } from '../../contract.ts';

const KEY = ['plan', 'instruments'] as const;
const addressOf = (id: string): string => `/api/plan/instruments/${encodeURIComponent(id)}`;

export const useInstruments = () =>
  useQuery({
    queryKey: [...KEY, 'list'],
    queryFn: ({ signal }) => apiGet('/api/plan/instruments', InstrumentsAnswer, signal),
  });

export const useInstrument = (id: string) =>
  useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => apiGet(addressOf(id), InstrumentDetail, signal),
  });

type Change = '/steps' | '/steps/undo' | '/decline' | '/plan' | '/actions';

/** What may be said of instruments; whatever shows them is read again. They throw with the server's words. */
export function useInstrumentCommands() {
  const queries = useQueryClient();
  const kept = async (detail: InstrumentDetail) => {
    await queries.invalidateQueries({ queryKey: ['plan'] });
    return detail;
  };
  return {
    register: async (body: object) => kept(await apiPost('/api/plan/instruments', body, InstrumentDetail)),
    edit: async (id: string, body: object) => kept(await apiPatch(addressOf(id), body, InstrumentDetail)),
    say: async (id: string, change: Change, body: object) =>
      kept(await apiPost(`${addressOf(id)}${change}`, body, InstrumentDetail)),
    /** Takes an action out of the own plan, or brings it back. */
    move: async (id: string, action: string, way: 'remove' | 'restore', body: object) =>
      kept(
        await apiPost(
          `${addressOf(id)}/actions/${encodeURIComponent(action)}/${way}`,
          body,
          InstrumentDetail,
        ),
      ),
  };
}
