import type { Context } from '../../../platform/context.ts';
import { listEvents } from '../../../platform/events.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames, listUnits } from '../../accounts/index.ts';
import { asReportingEvent, correctReporting, takeBackReporting } from '../commands/reporting.ts';
import { CorrectReportingBody, ReportingState, TakeBackReportingBody } from '../contract/reporting.ts';
import { ActionParams } from '../contract.ts';
import { isSameReporting, type Reporting } from '../domain/reporting.ts';
import type { ReportingEvent } from '../domain/reporting-events.ts';
import { getReporting, listClosedLinesOf, reportingStream } from '../store/reporting.ts';
import { getPlanOfAction } from '../store/structure.ts';
import { readAction } from './actions.ts';
import { type Reader, readerOf } from './answers.ts';

const named = ({ rule, units }: Reporting, reader: Reader) => ({ rule, units: units.map(reader.unitOf) });

const madeIt = ({ type, data }: ReportingEvent, corrected: Reporting): boolean =>
  type === 'corrected' && data.to !== null && isSameReporting(data.to, corrected);

/** What the correction in force says, and what the document gave when it was made; null where none is in force. */
async function readCorrection(context: Context, id: string, corrected: Reporting | null, reader: Reader) {
  const events = await listEvents(context, reportingStream(id));
  const last = events.at(-1);
  const made = corrected && events.findLast((event) => madeIt(asReportingEvent(event), corrected));
  const isLast = last?.type === 'corrected';
  const event = made && asReportingEvent(made);
  if (corrected === null || !made || !event || event.type === 'derived')
    return { correction: null, derivedThen: null, isLast };
  const names = await listNames(context, made.actorId === null ? [] : [made.actorId]);
  const by = made.actorId === null ? 'Pactua' : (names.get(made.actorId) ?? 'Pessoa sem cadastro');
  return {
    correction: { ...named(corrected, reader), reason: made.reason, at: made.at, by },
    derivedThen: event.data.derived,
    isLast,
  };
}

/** Who reports an action, as given and as put right. @throws AppError `not-found`. */
async function readReporting(context: Context, id: string): Promise<ReportingState> {
  await readAction(context, id);
  const reader = await readerOf(context);
  const plan = await getPlanOfAction(context, id);
  const { derived, corrected, version } = await getReporting(context, id);
  const { correction, derivedThen, isLast } = await readCorrection(context, id, corrected, reader);
  const scope = { territoryPath: [plan.territory] };
  const mayCorrect = context.policy(context.actor, 'plan.manage', scope, reader.today).allowed;
  const units = mayCorrect ? await listUnits(context, { day: reader.today }) : [];
  const closed = await listClosedLinesOf(context, id);
  return {
    derived: named(derived, reader),
    corrected: correction,
    derivedSince: derivedThen !== null && !isSameReporting(derivedThen, derived),
    closed: closed.map(({ unit, status, note, closedAt }) => ({
      unit,
      unitName: reader.unitOf(unit).name,
      status,
      note,
      closedAt,
    })),
    version,
    mayCorrect,
    mayTakeBack: mayCorrect && isLast,
    choices: units.map(({ id: code }) => reader.unitOf(code)),
  };
}

/** Who reports an action: read, put right with a reason, and taken back. */
export const reportingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/actions/:id/reporting',
    verb: 'plan.read',
    summary: 'Quem lança uma ação: o que o documento dá, o que se corrigiu e as partes encerradas',
    params: ActionParams,
    answer: ReportingState,
    handle: (context, { params }) => readReporting(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/plan/actions/:id/reporting',
    verb: 'plan.manage',
    summary: 'Corrige quem lança uma ação, com o motivo',
    params: ActionParams,
    body: CorrectReportingBody,
    answer: ReportingState,
    handle: async (context, { params, body }) => {
      await correctReporting(context, params.id, body);
      return readReporting(context, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/api/plan/actions/:id/reporting/undo',
    verb: 'plan.manage',
    summary: 'Desfaz a última correção de quem lança uma ação',
    params: ActionParams,
    body: TakeBackReportingBody,
    answer: ReportingState,
    handle: async (context, { params, body }) => {
      await takeBackReporting(context, params.id, body);
      return readReporting(context, params.id);
    },
  }),
];
