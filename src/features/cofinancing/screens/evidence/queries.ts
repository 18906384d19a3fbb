import { useInfiniteQuery } from '@tanstack/react-query';
import { AppError } from '../../../../kernel/app-error.ts';
import { apiGet, withQuery } from '../../../../web/api.ts';
import { EvidenceAnswer } from '../../contract.ts';

interface Asked {
  readonly agreement: string;
  readonly competencia: string;
  readonly part: string;
}

/** A page at a time: each is a look that the server keeps, so nothing is read ahead or again by itself. */
export const useEvidence = ({ agreement, competencia, part }: Asked) =>
  useInfiniteQuery({
    queryKey: ['cofinancing', 'evidence', agreement, competencia, part],
    queryFn: ({ signal, pageParam }) =>
      apiGet(
        withQuery(
          `/api/cofinancing/agreements/${encodeURIComponent(agreement)}/months/${encodeURIComponent(competencia)}/evidence`,
          { part, ...pageParam },
        ),
        EvidenceAnswer,
        signal,
      ),
    initialPageParam: { file: 0, offset: 0 },
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    retry: (count, error) => !(error instanceof AppError) && count < 2,
  });
