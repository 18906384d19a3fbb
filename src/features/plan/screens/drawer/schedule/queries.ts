import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../../web/api.ts';
import {
  type ConfirmDeadlineBody,
  type OccurrenceBody,
  Schedule,
  type TakeBackBody,
} from '../../../contract.ts';

export const useSchedule = (id: string) =>
  useQuery({
    queryKey: ['plan', 'schedule', id],
    queryFn: ({ signal }) => apiGet(`/api/plan/actions/${id}/schedule`, Schedule, signal),
  });

/** A change of the action's time: what comes back is how it then stands, and everything else of the plan is read again. */
function useChange<B>(id: string, pathOf: (body: B) => string, sent: (body: B) => object) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: B) => apiPost(`/api/plan/actions/${id}/${pathOf(body)}`, sent(body), Schedule),
    onSuccess: (schedule) => {
      queries.setQueryData(['plan', 'schedule', id], schedule);
      void queries.invalidateQueries({
        queryKey: ['plan'],
        predicate: ({ queryKey }) => queryKey[1] !== 'schedule',
      });
    },
  });
}

export const useReportOccurrence = (id: string) =>
  useChange(
    id,
    ({ day }: OccurrenceBody & { day: string }) => `occurrences/${day}`,
    ({ day: _day, ...body }) => body,
  );

export const useTakeBackOccurrence = (id: string) =>
  useChange(
    id,
    ({ day }: TakeBackBody & { day: string }) => `occurrences/${day}/undo`,
    ({ day: _day, ...body }) => body,
  );

export const useConfirmDeadline = (id: string) =>
  useChange(
    id,
    (_body: ConfirmDeadlineBody) => 'deadline',
    (body) => body,
  );

export const useTakeBackDeadline = (id: string) =>
  useChange(
    id,
    (_body: TakeBackBody) => 'deadline/undo',
    (body) => body,
  );
