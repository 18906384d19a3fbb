import { Temporal } from 'temporal-polyfill';
import { type Route, route } from '../../../platform/http/route.ts';
import { propose, withdraw } from '../commands/agenda.ts';
import { addSeat, editBody, editSeat, registerBody, removeSeat } from '../commands/bodies.ts';
import { readCalendar } from '../commands/calendar.ts';
import { scheduleMeeting } from '../commands/meetings.ts';
import { readMunicipal } from '../commands/municipal.ts';
import { readBodies, readBody } from '../commands/read.ts';
import {
  BodiesAnswer,
  BodyBody,
  BodyDetail,
  BodyParams,
  CalendarAnswer,
  CalendarQuery,
  Done,
  ItemParams,
  MunicipalAnswer,
  MunicipalParams,
  ProposeBody,
  ScheduleBody,
  SeatBody,
  SeatParams,
  VersionBody,
} from '../contract.ts';

/** Days that the calendar shows where no span is asked. */
const USUAL_DAYS = 120;

const MANAGED = { method: 'POST', verb: 'governance.manage', answer: Done } as const;

export const bodyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/governance/calendar',
    verb: 'governance.read',
    summary: 'As reuniões dos colegiados num período, as marcadas e as que a série prevê',
    query: CalendarQuery,
    answer: CalendarAnswer,
    handle: async (context, { query }) => {
      const today = context.clock.today();
      const from = query.from ?? today;
      const to = query.to ?? Temporal.PlainDate.from(from).add({ days: USUAL_DAYS }).toString();
      return { items: await readCalendar(context, { from, to }), next: null, today };
    },
  }),
  route({
    method: 'GET',
    path: '/api/governance/bodies',
    verb: 'governance.read',
    summary: 'Os colegiados, com as cadeiras vagas e os mandatos que vencem',
    answer: BodiesAnswer,
    handle: (context) => readBodies(context),
  }),
  route({
    method: 'GET',
    path: '/api/governance/bodies/:body',
    verb: 'governance.read',
    summary: 'Um colegiado: ato, cadeiras, reuniões e o que espera a próxima',
    params: BodyParams,
    answer: BodyDetail,
    handle: (context, { params }) => readBody(context, params.body),
  }),
  route({
    method: 'GET',
    path: '/api/governance/municipal/:action',
    verb: 'governance.read',
    summary: 'Os municípios e o colegiado que uma ação do plano pede a cada um, com ato e data',
    params: MunicipalParams,
    answer: MunicipalAnswer,
    handle: (context, { params }) => readMunicipal(context, params.action),
  }),
  route({
    ...MANAGED,
    path: '/api/governance/bodies',
    summary: 'Registra um colegiado',
    body: BodyBody,
    handle: (context, { body }) => registerBody(context, body),
  }),
  route({
    ...MANAGED,
    path: '/api/governance/bodies/:body',
    summary: 'Muda um colegiado',
    params: BodyParams,
    body: BodyBody,
    handle: (context, { params, body }) => editBody(context, params.body, body),
  }),
  route({
    ...MANAGED,
    path: '/api/governance/bodies/:body/seats',
    summary: 'Inclui uma cadeira num colegiado',
    params: BodyParams,
    body: SeatBody,
    handle: (context, { params, body }) => addSeat(context, params.body, body),
  }),
  route({
    ...MANAGED,
    path: '/api/governance/seats/:seat',
    summary: 'Muda uma cadeira: instituição, titular, suplente e mandato',
    params: SeatParams,
    body: SeatBody,
    handle: (context, { params, body }) => editSeat(context, params.seat, body),
  }),
  route({
    ...MANAGED,
    path: '/api/governance/seats/:seat/remove',
    summary: 'Retira uma cadeira de um colegiado',
    params: SeatParams,
    body: VersionBody,
    handle: (context, { params, body }) => removeSeat(context, params.seat, body.expectedVersion),
  }),
  route({
    method: 'POST',
    path: '/api/governance/bodies/:body/meetings',
    verb: 'governance.conduct',
    summary: 'Marca uma reunião além das da série',
    params: BodyParams,
    body: ScheduleBody,
    answer: Done,
    handle: (context, { params, body }) => scheduleMeeting(context, params.body, body),
  }),
  route({
    method: 'POST',
    path: '/api/governance/bodies/:body/items',
    verb: 'governance.propose',
    summary: 'Propõe um item para a pauta da próxima reunião',
    params: BodyParams,
    body: ProposeBody,
    answer: Done,
    handle: (context, { params, body }) => propose(context, params.body, body),
  }),
  route({
    method: 'POST',
    path: '/api/governance/items/:item/withdraw',
    verb: 'governance.propose',
    summary: 'Retira um item proposto que ainda espera a reunião',
    params: ItemParams,
    body: VersionBody,
    answer: Done,
    handle: (context, { params, body }) => withdraw(context, params.item, body.expectedVersion),
  }),
];
