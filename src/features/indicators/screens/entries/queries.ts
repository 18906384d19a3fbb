import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { apiGet, apiPatch, apiPost, apiUpload, withQuery } from '../../../../web/api.ts';
import {
  CellHistory,
  type EntryCell,
  EntryRegister,
  EvidenceAnswer,
  type OpenSheetBody,
  SheetAnswer,
  SheetList,
  SheetWritten,
} from '../../contract.ts';
import type { EntrySource } from '../../domain/entries/sheet.ts';
import { ENTRIES as ROOT } from './addresses.ts';

export interface SheetAsked {
  readonly indicator: string;
  readonly period: string;
  readonly level: string;
  readonly version?: string;
}

export const useEntryRegister = () =>
  useQuery({
    queryKey: ['entries', 'register'],
    queryFn: ({ signal }) => apiGet(`${ROOT}/register`, EntryRegister, signal),
  });

export const useSheet = (asked: SheetAsked) =>
  useQuery({
    queryKey: ['entries', 'sheet', asked],
    queryFn: ({ signal }) => apiGet(withQuery(`${ROOT}/sheet`, { ...asked }), SheetAnswer, signal),
  });

export const useSheets = (indicator: string) =>
  useInfiniteQuery({
    queryKey: ['entries', 'list', indicator],
    queryFn: ({ pageParam, signal }) =>
      apiGet(withQuery(ROOT, { indicator, cursor: pageParam }), SheetList, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useCellHistory = (sheet: string | null, territory: string) =>
  useQuery({
    queryKey: ['entries', 'cell', sheet, territory],
    queryFn: ({ signal }) => apiGet(`${ROOT}/${sheet}/cells/${territory}`, CellHistory, signal),
    enabled: sheet !== null,
  });

export function sendProof(file: File): Promise<EvidenceAnswer> {
  const form = new FormData();
  form.append('file', file, file.name);
  return apiUpload(`${ROOT}/evidence`, form, EvidenceAnswer);
}

export type Step = 'send' | 'recall' | 'discard' | 'approve' | 'undo';

/** What a person does to a sheet; each brings the page up to date, and approval the indicators too. */
export function entryCommands(client: QueryClient) {
  const refreshed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      // A refusal may mean that somebody was faster: the page shows what stands now.
      await client.invalidateQueries({ queryKey: ['entries'] });
    }
  };
  const post = (path: string, body: object) => refreshed(apiPost(`${ROOT}${path}`, body, SheetWritten));
  return {
    open: (body: OpenSheetBody) => post('', body),
    cells: (id: string, expected: number, cells: readonly EntryCell[]) =>
      refreshed(apiPatch(`${ROOT}/${id}/cells`, { expected, cells }, SheetWritten)),
    source: (id: string, expected: number, source: EntrySource) =>
      refreshed(apiPatch(`${ROOT}/${id}/source`, { expected, source }, SheetWritten)),
    step: async (id: string, step: Step, expected: number) => {
      const written = await post(`/${id}/${step}`, { expected });
      if (step === 'approve' || step === 'undo') await client.invalidateQueries({ queryKey: ['indicators'] });
      return written;
    },
    giveBack: (id: string, expected: number, reason: string) => post(`/${id}/return`, { expected, reason }),
  };
}

export const useEntryCommands = () => entryCommands(useQueryClient());
