import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPatch, apiPost } from '../../../../web/api.ts';
import { AnalysisAnswer, EntriesAnswer, Entry } from '../../contract.ts';
import type { EntryContent } from '../../domain/analysis/content.ts';

export const useAnalysis = () =>
  useQuery({
    queryKey: ['plan', 'analysis'],
    queryFn: ({ signal }) => apiGet('/api/plan/analysis', AnalysisAnswer, signal),
  });

/** What a screen needs to write an entry otherwise. */
export interface Kept<C extends EntryContent = EntryContent> {
  readonly id: string;
  readonly version: number;
  readonly origin: 'document' | 'demonstration' | 'entered';
  readonly content: C;
}

/** The three gestures; each reads the analysis again. They throw with the server's words. */
export function useEntryCommands() {
  const queries = useQueryClient();
  const done = () => queries.invalidateQueries({ queryKey: ['plan', 'analysis'] });
  return {
    async add(entries: readonly EntryContent[]) {
      await apiPost('/api/plan/entries', { entries }, EntriesAnswer);
      await done();
    },
    async change(entry: Kept, content: EntryContent) {
      await apiPatch(`/api/plan/entries/${entry.id}`, { content, expectedVersion: entry.version }, Entry);
      await done();
    },
    async remove(entry: Kept, reason: string) {
      const body = { reason, expectedVersion: entry.version };
      await apiPost(`/api/plan/entries/${entry.id}/remove`, body, Entry);
      await done();
    },
  };
}
