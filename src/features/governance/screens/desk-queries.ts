import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ZodType } from 'zod';
import { apiGet, apiPost, withQuery } from '../../../web/api.ts';
import { AssignmentsAnswer, CalendarAnswer, type DoneBody } from '../contract/calendar.ts';
import { Done } from '../contract/shapes.ts';

// What Início needs of this room, apart from the shapes of its own screens.

export const KEY = 'governance';

/** A meeting by its body and the day by which it is known. */
export interface MeetingKey {
  body: string;
  key: string;
}

export const meetingPath = ({ body, key }: MeetingKey): string =>
  `/api/governance/bodies/${body}/meetings/${key}`;
export const meetingAddress = ({ body, key }: MeetingKey): string => `/colegiados/${body}/reunioes/${key}`;

export const useCalendar = (span: { from?: string; to?: string } = {}) =>
  useQuery({
    queryKey: [KEY, 'calendar', span],
    queryFn: ({ signal }) => apiGet(withQuery('/api/governance/calendar', span), CalendarAnswer, signal),
  });

export const useMyAssignments = () =>
  useQuery({
    queryKey: [KEY, 'assignments'],
    queryFn: ({ signal }) => apiGet('/api/governance/assignments/mine', AssignmentsAnswer, signal),
  });

/** A command after which everything of this room, and of the plan that it may change, is read again, also when it was refused. */
export function useCommand<B>(
  pathOf: (body: B) => string,
  sent: (body: B) => unknown,
  answer: ZodType<unknown> = Done,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: B) => apiPost(pathOf(body), sent(body), answer),
    onSettled: async () => {
      void queries.invalidateQueries({ queryKey: ['plan'] });
      await queries.invalidateQueries({ queryKey: [KEY] });
    },
  });
}

export const same = <B>(body: B): unknown => body;

export const useStage = (at: MeetingKey) =>
  useCommand<{
    move: 'freezeAgenda' | 'open' | 'close' | 'cancel';
    expectedVersion: number;
    reason?: string;
  }>(
    ({ move }) => `${meetingPath(at)}/stage/${move}`,
    ({ move: _move, ...body }) => body,
  );

export const useDone = (item: string) =>
  useCommand<DoneBody>(() => `/api/governance/items/${item}/done`, same);
