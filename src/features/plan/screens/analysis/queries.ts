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
  readonly origin: 'document' | 'reading' | 'demonstration' | 'entered';
  readonly content: C;
}

/** The three gestures; each reads the analysis again. They throw with the server's words. */
export function useEntryCommands() {
  const queries = useQueryClient();
  const done = () =>
    Promise.all(
      ['analysis', 'chain', 'acronyms', 'crosswalk', 'credits', 'action'].map((name) =>
        queries.invalidateQueries({ queryKey: ['plan', name] }),
      ),
    );
  return {
    async add(entries: readonly EntryContent[]) {
      const { items } = await apiPost('/api/plan/entries', { entries }, EntriesAnswer);
      await done();
      return items;
    },
    async undo({ id, version }: Pick<Kept, 'id' | 'version'>) {
      await apiPost(`/api/plan/entries/${id}/undo`, { expectedVersion: version }, Entry);
      await done();
    },
    async change(entry: Pick<Kept, 'id' | 'version'>, content: EntryContent) {
      const kept = await apiPatch(
        `/api/plan/entries/${entry.id}`,
        { content, expectedVersion: entry.version },
        Entry,
      );
      await done();
      return kept;
    },
    async removeById(id: string, expectedVersion: number, reason: string) {
      const gone = await apiPost(`/api/plan/entries/${id}/remove`, { reason, expectedVersion }, Entry);
      await done();
      return gone;
    },
  };
}
