import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, withQuery } from '../../../web/api.ts';
import { NoticeListAnswer, UnreadAnswer } from '../contract.ts';

const MINUTE = 60_000;

/** How many notices wait; asked each minute while the page is looked at. */
export function useUnread() {
  return useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) => apiGet('/api/notices/unread', UnreadAnswer, signal),
    refetchInterval: MINUTE,
  });
}

export function useNotices(unread: boolean) {
  return useInfiniteQuery({
    queryKey: ['notices', 'list', unread],
    queryFn: ({ signal, pageParam }) =>
      apiGet(withQuery('/api/notices', { unread, before: pageParam }), NoticeListAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** What to call after a change, so that the list and the number say it. */
export function useRefreshNotices(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['notices'] });
}
