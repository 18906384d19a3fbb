import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AppError } from '../../kernel/app-error.ts';

const WORTH_REPEATING: readonly string[] = ['unavailable', 'rate-limited'];

/** The cache of what was read; `onSignedOut` is called when the server no longer knows who asks. */
export function createQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof AppError && error.code === 'unauthenticated') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        retry: (count, error) =>
          count < 2 && error instanceof AppError && WORTH_REPEATING.includes(error.code),
      },
      mutations: { retry: false },
    },
  });
}
