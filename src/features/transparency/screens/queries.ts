import { useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../web/api.ts';
import { DocumentAnswer, TourAnswer, TraceAnswer } from '../contract.ts';

/** The matrix changes only when the program does. */
const HOUR_MS = 3_600_000;

/** Every row of the matrix; filters are applied on the screen. */
export function useTrace() {
  return useQuery({
    queryKey: ['transparency', 'trace'],
    queryFn: ({ signal }) => apiGet('/api/trace', TraceAnswer, signal),
    staleTime: HOUR_MS,
  });
}

/** One of the two documents as published, its quoted words marked. */
export function useDocument(id: 'A' | 'B') {
  return useQuery({
    queryKey: ['transparency', 'document', id],
    queryFn: ({ signal }) => apiGet(`/api/trace/documents/${id}`, DocumentAnswer, signal),
    staleTime: HOUR_MS,
  });
}

/** The stops of the tour. */
export function useTour() {
  return useQuery({
    queryKey: ['transparency', 'tour'],
    queryFn: ({ signal }) => apiGet('/api/roteiro', TourAnswer, signal),
    staleTime: HOUR_MS,
  });
}
