import { useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../web/api.ts';
import {
  type AmendBody,
  type AnswerAmendmentBody,
  type AttendanceBody,
  BodiesAnswer,
  type BodyBody,
  BodyDetail,
  MeetingAnswer,
  type MoveBody,
  MunicipalAnswer,
  type OutcomeBody,
  type ProposeBody,
  type RaiseBody,
  type ScheduleBody,
  type SeatBody,
  type WithdrawBody,
} from '../contract.ts';
import { KEY, type MeetingKey, meetingPath, same, useCommand } from './desk-queries.ts';

const BODIES = '/api/governance/bodies';

export const paperAddress = (
  at: MeetingKey,
  paper: 'agenda' | 'pack' | 'minutes',
  format: 'pdf' | 'docx' = 'pdf',
): string => `${meetingPath(at)}/papers/${paper}${format === 'docx' ? '?format=docx' : ''}`;

export const useBodies = () =>
  useQuery({
    queryKey: [KEY, 'bodies'],
    queryFn: ({ signal }) => apiGet(BODIES, BodiesAnswer, signal),
  });

export const useMunicipal = (action: string) =>
  useQuery({
    queryKey: [KEY, 'municipal', action],
    queryFn: ({ signal }) => apiGet(`/api/governance/municipal/${action}`, MunicipalAnswer, signal),
  });

export const useBody = (id: string) =>
  useQuery({
    queryKey: [KEY, 'body', id],
    queryFn: ({ signal }) => apiGet(`${BODIES}/${id}`, BodyDetail, signal),
  });

export const useMeeting = (at: MeetingKey) =>
  useQuery({
    queryKey: [KEY, 'meeting', at.body, at.key],
    queryFn: ({ signal }) => apiGet(meetingPath(at), MeetingAnswer, signal),
  });

export const useSaveBody = (id: string | null) =>
  useCommand<BodyBody>(() => (id === null ? BODIES : `${BODIES}/${id}`), same);

export const useSaveSeat = (body: string, seat: string | null) =>
  useCommand<SeatBody>(
    () => (seat === null ? `${BODIES}/${body}/seats` : `/api/governance/seats/${seat}`),
    same,
  );

export const useRemoveSeat = () =>
  useCommand<{ seat: string; expectedVersion: number }>(
    ({ seat }) => `/api/governance/seats/${seat}/remove`,
    ({ expectedVersion }) => ({ expectedVersion }),
  );

export const useSchedule = (body: string) =>
  useCommand<ScheduleBody>(() => `${BODIES}/${body}/meetings`, same);

export const usePropose = () =>
  useCommand<ProposeBody & { body: string }>(
    ({ body }) => `${BODIES}/${body}/items`,
    ({ body: _body, ...wanted }) => wanted,
  );

export const useWithdraw = () =>
  useCommand<{ item: string; expectedVersion: number }>(
    ({ item }) => `/api/governance/items/${item}/withdraw`,
    ({ expectedVersion }) => ({ expectedVersion }),
  );

export const useMoveMeeting = (at: MeetingKey) =>
  useCommand<MoveBody>(() => `${meetingPath(at)}/move`, same, MeetingAnswer);

export const usePresence = (at: MeetingKey) =>
  useCommand<AttendanceBody>(() => `${meetingPath(at)}/attendance`, same, MeetingAnswer);

export const useSay = (item: string) =>
  useCommand<OutcomeBody>(() => `/api/governance/items/${item}/outcomes`, same);

export const useWithdrawOutcome = (item: string) =>
  useCommand<WithdrawBody>(() => `/api/governance/items/${item}/outcomes/withdraw`, same);

export const useRaise = (at: MeetingKey) => useCommand<RaiseBody>(() => `${meetingPath(at)}/items`, same);

export const useAmend = (at: MeetingKey) =>
  useCommand<AmendBody>(() => `${meetingPath(at)}/amendments`, same, MeetingAnswer);

export const useAnswerAmendment = (at: MeetingKey) =>
  useCommand<AnswerAmendmentBody & { amendment: string }>(
    ({ amendment }) => `${meetingPath(at)}/amendments/${amendment}`,
    ({ amendment: _amendment, ...body }) => body,
    MeetingAnswer,
  );

export const useIssue = (at: MeetingKey) =>
  useCommand<{ expectedVersion: number; reason?: string }>(
    () => `${meetingPath(at)}/minutes`,
    same,
    MeetingAnswer,
  );
