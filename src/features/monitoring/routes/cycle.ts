import type { Competencia } from '../../../kernel/competencia.ts';
import { addMonths } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { openCycle } from '../commands/cycle.ts';
import { APPROVE_REPORT } from '../commands/open-report.ts';
import { readMonthDesk } from '../commands/read-desk.ts';
import { readMonth } from '../commands/read-month.ts';
import { chargeWorsened, readWorsened } from '../commands/read-worsened.ts';
import {
  changeSettings,
  firstAhead,
  MANAGE_CYCLE,
  moveConductionMeeting,
  settingsVersion,
} from '../commands/settings.ts';
import {
  ChargeBody,
  Charged,
  CompetenciaParams,
  MonthAnswer,
  MonthDesk,
  MonthParams,
  MoveMeetingBody,
  SettingsAnswer,
  SettingsBody,
  WorsenedAnswer,
  Written,
} from '../contract.ts';

/** Months ahead whose days the calendar shows. */
const MONTHS_SHOWN = 12;

async function readSettings(context: Context): Promise<SettingsAnswer> {
  const cycle = await openCycle(context);
  const current = cycle.current();
  const today = context.clock.today();
  const months = Array.from({ length: MONTHS_SHOWN }, (_, at) => cycle.find(addMonths(current, at)));
  return {
    items: [...cycle.settings],
    next: null,
    version: await settingsVersion(context),
    months: months.filter((each) => each !== null),
    firstAhead: firstAhead(cycle, today),
    mayManage: context.policy(context.actor, MANAGE_CYCLE, { territoryPath: [cycle.territory] }, today)
      .allowed,
  };
}

/** The calendar and its months. */
export const cycleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/monitoring/months/:competencia',
    verb: 'monitoring.read',
    summary:
      'Uma competência do ciclo: os seus dias, em que etapa está e quem já respondeu (`current`: a que corre)',
    params: MonthParams,
    answer: MonthAnswer,
    handle: (context, { params }) => readMonth(context, params.competencia),
  }),
  route({
    method: 'POST',
    path: '/api/monitoring/months/:competencia/meeting',
    verb: MANAGE_CYCLE,
    summary: 'Muda de dia a reunião de condução de uma competência',
    params: CompetenciaParams,
    body: MoveMeetingBody,
    answer: Written,
    handle: (context, { params, body }) =>
      moveConductionMeeting(context, params.competencia as Competencia, body),
  }),
  route({
    method: 'GET',
    path: '/api/monitoring/desk',
    verb: 'monitoring.read',
    summary: 'O que o mês em curso pede a quem lê: a lançar, devolvido, a decidir',
    answer: MonthDesk,
    handle: (context) => readMonthDesk(context),
  }),
  route({
    method: 'GET',
    path: '/api/monitoring/worsened',
    verb: APPROVE_REPORT,
    summary: 'O que piorou desde a semana passada: de quê, para quê e quando',
    answer: WorsenedAnswer,
    handle: (context) => readWorsened(context),
  }),
  route({
    method: 'POST',
    path: '/api/monitoring/worsened/charge',
    verb: APPROVE_REPORT,
    summary: 'Cobra quem responde por uma linha que piorou, uma vez por dia, e guarda que cobrou',
    body: ChargeBody,
    answer: Charged,
    handle: (context, { body }) => chargeWorsened(context, body),
  }),
  route({
    method: 'GET',
    path: '/api/monitoring/settings',
    verb: 'monitoring.read',
    summary:
      'O calendário do ciclo: as regras, com a competência em que cada uma começa, e os dias que elas dão',
    answer: SettingsAnswer,
    handle: (context) => readSettings(context),
  }),
  route({
    method: 'POST',
    path: '/api/monitoring/settings',
    verb: MANAGE_CYCLE,
    summary: 'Define o calendário do ciclo a partir de uma competência que ainda não abriu',
    body: SettingsBody,
    answer: Written,
    handle: (context, { body }) => changeSettings(context, body),
  }),
];
