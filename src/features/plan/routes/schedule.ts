import { type Route, route } from '../../../platform/http/route.ts';
import { confirmDeadline, takeBackDeadline } from '../commands/schedule/deadline.ts';
import { reportOccurrence, takeBackOccurrence } from '../commands/schedule/occurrences.ts';
import { readSchedule } from '../commands/schedule/read.ts';
import {
  ConfirmDeadlineBody,
  OccurrenceBody,
  OccurrenceParams,
  Schedule,
  TakeBackBody,
} from '../contract/schedule.ts';
import { ActionParams } from '../contract.ts';

/** The time of an action: its occurrences, and how its deadline is read. */
export const scheduleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/actions/:id/schedule',
    verb: 'plan.read',
    summary: 'Como se lê o prazo de uma ação e, se ela se repete, cada ocorrência',
    params: ActionParams,
    answer: Schedule,
    handle: (context, { params }) => readSchedule(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/plan/actions/:id/occurrences/:day',
    verb: 'plan.report',
    summary: 'Registra que uma ocorrência foi feita, quando e com que evidência',
    params: OccurrenceParams,
    body: OccurrenceBody,
    answer: Schedule,
    handle: async (context, { params, body }) => {
      await reportOccurrence(context, params.id, params.day, body);
      return readSchedule(context, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/api/plan/actions/:id/occurrences/:day/undo',
    verb: 'plan.report',
    summary: 'Desfaz o registro de uma ocorrência',
    params: OccurrenceParams,
    body: TakeBackBody,
    answer: Schedule,
    handle: async (context, { params, body }) => {
      await takeBackOccurrence(context, params.id, params.day, body);
      return readSchedule(context, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/api/plan/actions/:id/deadline',
    verb: 'plan.manage',
    summary: 'Confirma como se lê um prazo duvidoso',
    params: ActionParams,
    body: ConfirmDeadlineBody,
    answer: Schedule,
    handle: async (context, { params, body }) => {
      await confirmDeadline(context, params.id, body);
      return readSchedule(context, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/api/plan/actions/:id/deadline/undo',
    verb: 'plan.manage',
    summary: 'Desfaz a confirmação de um prazo',
    params: ActionParams,
    body: TakeBackBody,
    answer: Schedule,
    handle: async (context, { params, body }) => {
      await takeBackDeadline(context, params.id, body);
      return readSchedule(context, params.id);
    },
  }),
];
