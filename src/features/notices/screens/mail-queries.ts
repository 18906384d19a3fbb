import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { apiGet, withQuery } from '../../../web/api.ts';
import { KeptLetterAnswer, LettersAnswer } from '../contract.ts';

const SOON = 3000;

/** The letters of the installation, read again shortly while one of the newest waits. */
export function useLetters() {
  return useInfiniteQuery({
    queryKey: ['mail', 'letters'],
    queryFn: ({ signal, pageParam }) =>
      apiGet(withQuery('/api/mail/letters', { before: pageParam }), LettersAnswer, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((letter) => letter.state === 'waiting') ? SOON : false,
  });
}

export function useKeptLetter(id: string) {
  return useQuery({
    queryKey: ['mail', 'letter', id],
    queryFn: ({ signal }) => apiGet(`/api/mail/letters/${id}`, KeptLetterAnswer, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export function useRefreshLetters(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['mail', 'letters'] });
}

/** Opens a letter by its address, or closes it. */
export function useOpenLetter(): (id: string | undefined) => void {
  const navigate = useNavigate();
  return (id) =>
    void navigate({ to: '/admin/correio/{-$carta}', params: { carta: id }, search: true } as never);
}
