import type { Context } from '../../../platform/context.ts';
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

/** What a person says of one occurrence, and of how a deadline is read; both answer the schedule as it then stands. */
const OCCURRENCE = {
  method: 'POST',
  verb: 'plan.report',
  params: OccurrenceParams,
  answer: Schedule,
} as const;
const DEADLINE = { method: 'POST', verb: 'plan.manage', params: ActionParams, answer: Schedule } as const;

async function answerAfter(context: Context, action: string, said: Promise<unknown>) {
  await said;
  return readSchedule(context, action);
}

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
    ...OCCURRENCE,
    path: '/api/plan/actions/:id/occurrences/:day',
    summary: 'Registra que uma ocorrência foi feita, quando e com que evidência',
    body: OccurrenceBody,
    handle: (context, { params, body }) =>
      answerAfter(context, params.id, reportOccurrence(context, params.id, params.day, body)),
  }),
  route({
    ...OCCURRENCE,
    path: '/api/plan/actions/:id/occurrences/:day/undo',
    summary: 'Desfaz o registro de uma ocorrência',
    body: TakeBackBody,
    handle: (context, { params, body }) =>
      answerAfter(context, params.id, takeBackOccurrence(context, params.id, params.day, body)),
  }),
  route({
    ...DEADLINE,
    path: '/api/plan/actions/:id/deadline',
    summary: 'Confirma como se lê um prazo duvidoso',
    body: ConfirmDeadlineBody,
    handle: (context, { params, body }) =>
      answerAfter(context, params.id, confirmDeadline(context, params.id, body)),
  }),
  route({
    ...DEADLINE,
    path: '/api/plan/actions/:id/deadline/undo',
    summary: 'Desfaz a confirmação de um prazo',
    body: TakeBackBody,
    handle: (context, { params, body }) =>
      answerAfter(context, params.id, takeBackDeadline(context, params.id, body)),
  }),
];
