import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { apiGet, apiPost, apiUpload, withQuery } from '../../../../web/api.ts';
import { showToast } from '../../../../web/components/Toast.tsx';
import {
  type CorrectBody,
  EvidenceAnswer,
  FactAnnulled,
  type FactBatchBody,
  FactDetail,
  FactList,
  FactPicture,
  FactRegister,
  FactsRecorded,
  FactsUndone,
} from '../../contract.ts';

const ROOT = '/api/indicators/facts';

export interface FactsAsked {
  readonly indicator: string;
  readonly territory?: string;
  readonly year?: string;
  readonly state?: string;
}

export function useFactRegister() {
  return useQuery({
    queryKey: ['facts', 'register'],
    queryFn: ({ signal }) => apiGet(`${ROOT}/register`, FactRegister, signal),
  });
}

export function useFacts(asked: FactsAsked) {
  return useInfiniteQuery({
    queryKey: ['facts', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      apiGet(withQuery(ROOT, { ...asked, cursor: pageParam }), FactList, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: asked.indicator !== '',
    placeholderData: keepPreviousData,
  });
}

export function useFactPicture(indicator: string) {
  return useQuery({
    queryKey: ['facts', 'picture', indicator],
    queryFn: ({ signal }) => apiGet(withQuery(`${ROOT}/picture`, { indicator }), FactPicture, signal),
    enabled: indicator !== '',
    placeholderData: (before) => (before?.indicator === indicator ? before : undefined),
  });
}

export function useFact(id: string) {
  return useQuery({
    queryKey: ['facts', 'one', id],
    queryFn: ({ signal }) => apiGet(`${ROOT}/${id}`, FactDetail, signal),
  });
}

export const factsCsvAddress = (asked: FactsAsked): string => withQuery(`${ROOT}.csv`, { ...asked });
export const evidenceAddress = (fact: string): string => `${ROOT}/${fact}/evidence`;

export function sendEvidence(file: File): Promise<EvidenceAnswer> {
  const form = new FormData();
  form.append('file', file, file.name);
  return apiUpload(`${ROOT}/evidence`, form, EvidenceAnswer);
}

/** The register at once; the numbers counted from it after the reaction that counts them. */
const COUNTED_AFTER_MS = 2_500;

async function refresh(client: QueryClient): Promise<void> {
  window.setTimeout(() => void client.invalidateQueries({ queryKey: ['indicators'] }), COUNTED_AFTER_MS);
  await client.invalidateQueries({ queryKey: ['facts'] });
}

const plural = (count: number): string =>
  count === 1 ? '1 fato registrado.' : `${count} fatos registrados.`;

/** What a person does to the register; each brings the screens up to date. */
export function useFactCommands() {
  const client = useQueryClient();
  const undo = async (batch: string) => {
    try {
      const { facts } = await apiPost(`${ROOT}/undo`, { batch }, FactsUndone);
      showToast(facts.length === 1 ? 'Registro desfeito.' : `${facts.length} registros desfeitos.`);
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
    await refresh(client);
  };
  return {
    undo,
    record: async (body: FactBatchBody) => {
      try {
        const { batch, facts } = await apiPost(ROOT, body, FactsRecorded);
        showToast(plural(facts.length), { onUndo: () => void undo(batch) });
      } finally {
        // A refusal may mean that somebody was faster: the page shows what stands now.
        await refresh(client);
      }
    },
    annul: async (fact: string, reason: string) => {
      await apiPost(`${ROOT}/${fact}/annul`, { reason }, FactAnnulled);
      showToast('Fato anulado. Ele continua no registro, com o motivo.');
      await refresh(client);
    },
    correct: async (fact: string, body: CorrectBody) => {
      const { facts } = await apiPost(`${ROOT}/${fact}/correct`, body, FactsRecorded);
      showToast('Fato corrigido. O anterior continua na história.');
      await refresh(client);
      return facts[0] as string;
    },
  };
}
