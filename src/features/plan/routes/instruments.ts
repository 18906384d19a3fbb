import type { Context } from '../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../platform/events.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { listActs } from '../../acts/index.ts';
import { entryStream } from '../commands/entries.ts';
import {
  declineInstrument,
  editInstrument,
  openOwnPlan,
  registerInstrument,
  takeStep,
  undoStep,
} from '../commands/instruments/change.ts';
import { saveOwnAction, structureStream } from '../commands/instruments/own-action.ts';
import {
  getInstrument,
  mayChange,
  readInstruments,
  summariesOf,
  summaryOf,
} from '../commands/instruments/read.ts';
import { removeOwnAction, restoreOwnAction } from '../commands/instruments/set-aside.ts';
import {
  InstrumentBody,
  InstrumentDetail,
  InstrumentParams,
  InstrumentReasonBody,
  InstrumentsAnswer,
  NewInstrumentBody,
  OwnActionBody,
  OwnActionParams,
  OwnPlanBody,
  StepBody,
} from '../contract/instruments.ts';
import { actionEventWords, eventWordsOf } from '../domain/instruments/event-words.ts';
import type { Instrument, Known } from '../domain/instruments/instrument.ts';
import { asksForAct, asksForReason, nextStages } from '../domain/instruments/life-cycle.ts';
import { listAllActions, listTextVersions } from '../store/actions.ts';
import { getPlanById, listObjectives, listStrategicActions } from '../store/structure.ts';
import { namesOf } from './actions.ts';
import { actionAnswer, readerOf } from './answers.ts';
import { getPlan } from './map.ts';

async function readHistory(
  context: Context,
  id: string,
  ownPlan: string | null,
): Promise<InstrumentDetail['history']> {
  const events = await listEvents(context, entryStream(id));
  const written = ownPlan === null ? [] : await listEvents(context, structureStream(ownPlan));
  const names = await listNames(
    context,
    [...events, ...written].flatMap((event) => event.actorId ?? []),
  );
  const contentAt = (at: number) => (events[at]?.data.content ?? null) as Instrument | null;
  const told = (event: StoredEvent, words: string) => ({
    id: event.id,
    at: event.at,
    by: event.actorId === null ? null : (names.get(event.actorId) ?? null),
    words,
    reason: event.reason,
  });
  return [
    ...events.map((event, at) => told(event, eventWordsOf(event.type, contentAt(at), contentAt(at - 1)))),
    ...written.map((event) => told(event, actionEventWords(event.type, event.data))),
  ].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

async function readOwnPlan(context: Context, id: string): Promise<InstrumentDetail['ownPlan']> {
  const plan = await getPlanById(context, id);
  const reader = await readerOf(context);
  const records = await listAllActions(context, id);
  const names = await namesOf(context, records);
  const versions = await listTextVersions(context, id);
  return {
    id,
    title: plan.title,
    from: plan.from,
    to: plan.to,
    objectives: (await listObjectives(context, id)).map(({ id: objective, number, title }) => ({
      id: objective,
      number,
      title,
    })),
    strategicActions: (await listStrategicActions(context, id)).map((each) => ({
      id: each.id,
      objective: each.objective,
      title: each.title,
    })),
    actions: records.map((action) => ({
      ...actionAnswer(action, reader, names),
      textVersion: versions.get(action.id) ?? 1,
    })),
    removed: (await listAllActions(context, id, true)).map(({ id: action, title }) => ({
      id: action,
      title,
      textVersion: versions.get(action) ?? 1,
    })),
  };
}

const nextOf = ({ steps, declined }: Instrument): InstrumentDetail['next'] =>
  declined !== null
    ? []
    : nextStages(steps).map((stage) => ({
        stage,
        asksForAct: asksForAct(stage),
        asksForReason: asksForReason(steps, stage),
      }));

async function readDetail(context: Context, id: string): Promise<InstrumentDetail> {
  const plan = await getPlan(context);
  const { instrument, actions } = await getInstrument(context, plan, id);
  const { content } = instrument;
  const allowed = await mayChange(context, plan, content);
  const scope = { territoryPath: [plan.territory] };
  return {
    instrument: await summaryOf(context, instrument, actions),
    next: allowed ? nextOf(content) : [],
    mayChange: allowed,
    mayImport: context.policy(context.actor, 'plan.manage', scope, context.clock.today()).allowed,
    ownPlan: content.plan === null ? null : await readOwnPlan(context, content.plan),
    acts: allowed ? (await listActs(context)).map(({ id: act, title }) => ({ id: act, title })) : [],
    history: await readHistory(context, id, content.plan),
  };
}

/** A change of one instrument, answered with how it then stands. */
const change = <B>(
  method: 'POST' | 'PATCH',
  path: '' | '/steps' | '/steps/undo' | '/decline' | '/plan',
  summary: string,
  body: Parameters<typeof route<{ id: string }, unknown, B, InstrumentDetail>>[0]['body'],
  command: (context: Context, id: string, body: B) => Promise<Known>,
): Route =>
  route({
    method,
    path: `/api/plan/instruments/:id${path}`,
    verb: 'plan.report',
    summary,
    params: InstrumentParams,
    body,
    answer: InstrumentDetail,
    handle: async (context, input) => {
      await command(context, input.params.id, input.body);
      return readDetail(context, input.params.id);
    },
  });

const ownActionRoute = (
  verb: 'remove' | 'restore',
  summary: string,
  command: typeof removeOwnAction,
): Route =>
  route({
    method: 'POST',
    path: `/api/plan/instruments/:id/actions/:action/${verb}`,
    verb: 'plan.report',
    summary,
    params: OwnActionParams,
    body: InstrumentReasonBody,
    answer: InstrumentDetail,
    handle: async (context, { params, body }) => {
      await command(context, params.id, params.action, body);
      return readDetail(context, params.id);
    },
  });

export const instrumentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/instruments',
    verb: 'plan.read',
    summary:
      'Os instrumentos que o plano promete elaborar e executar, com a etapa de cada um e o avanço do seu plano próprio',
    answer: InstrumentsAnswer,
    handle: async (context) => {
      const { instruments, actions } = await readInstruments(context, await getPlan(context));
      return { items: await summariesOf(context, instruments, actions), next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/api/plan/instruments/:id',
    verb: 'plan.read',
    summary: 'Um instrumento: ações que o elaboram e executam, etapas, plano próprio e história',
    params: InstrumentParams,
    answer: InstrumentDetail,
    handle: (context, { params }) => readDetail(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/plan/instruments',
    verb: 'plan.report',
    summary:
      'Registra um instrumento que os títulos das ações não dizem, ligado às ações que o elaboram e executam',
    body: NewInstrumentBody,
    answer: InstrumentDetail,
    handle: async (context, { body }) => readDetail(context, (await registerInstrument(context, body)).id),
  }),
  change('PATCH', '', 'Muda nome, natureza ou ações ligadas, com motivo', InstrumentBody, editInstrument),
  change(
    'POST',
    '/steps',
    'Registra a etapa a que o instrumento chegou, com dia, ato e motivo',
    StepBody,
    takeStep,
  ),
  change('POST', '/steps/undo', 'Desfaz a última etapa, com motivo', InstrumentReasonBody, undoStep),
  change(
    'POST',
    '/decline',
    'Diz que o que se achou não é um instrumento, ou volta a considerá-lo um, com motivo',
    InstrumentReasonBody,
    declineInstrument,
  ),
  change('POST', '/plan', 'Abre o plano próprio do instrumento, em branco', OwnPlanBody, openOwnPlan),
  route({
    method: 'POST',
    path: '/api/plan/instruments/:id/actions',
    verb: 'plan.report',
    summary:
      'Escreve uma ação no plano próprio do instrumento: prazo e responsável lidos como os de um documento',
    params: InstrumentParams,
    body: OwnActionBody,
    answer: InstrumentDetail,
    handle: async (context, { params, body }) => {
      await saveOwnAction(context, params.id, body);
      return readDetail(context, params.id);
    },
  }),
  ownActionRoute(
    'remove',
    'Retira uma ação do plano próprio, com motivo; o que se lançou dela fica',
    removeOwnAction,
  ),
  ownActionRoute('restore', 'Traz de volta ao plano próprio uma ação retirada, com motivo', restoreOwnAction),
];
