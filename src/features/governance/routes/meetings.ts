import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { WORD_TYPE } from '../../../platform/word.ts';
import { markDone, readMyAssignments } from '../commands/assignments.ts';
import { raiseItem, sayOfItem } from '../commands/live.ts';
import { advance, type MeetingKey, markPresence, moveMeeting } from '../commands/meetings.ts';
import { amend, answerAmendment, issueMinutes, renderMeetingPaper } from '../commands/minutes.ts';
import { readMeeting } from '../commands/read.ts';
import { withdrawOutcome } from '../commands/withdraw.ts';
import {
  AmendBody,
  AmendmentParams,
  AnswerAmendmentBody,
  AssignmentsAnswer,
  AttendanceBody,
  Done,
  DoneBody,
  ItemParams,
  MeetingAnswer,
  MeetingParams,
  MoveBody,
  MoveParams,
  OutcomeBody,
  PaperParams,
  PaperQuery,
  RaiseBody,
  StageBody,
  WithdrawBody,
} from '../contract.ts';

const PATH = '/api/governance/bodies/:body/meetings/:key';
const CONDUCT = { method: 'POST', verb: 'governance.conduct' } as const;

async function readAfter(context: Context, at: MeetingKey, done: Promise<unknown>) {
  await done;
  return readMeeting(context, at);
}

const FILE_NAMES = { agenda: 'pauta', pack: 'pauta-e-material', minutes: 'ata' } as const;

export const meetingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: PATH,
    verb: 'governance.read',
    summary: 'Uma reunião: pauta, presença, decisões e ata',
    params: MeetingParams,
    answer: MeetingAnswer,
    handle: (context, { params }) => readMeeting(context, params),
  }),
  route({
    ...CONDUCT,
    path: `${PATH}/stage/:move`,
    summary: 'Fecha a pauta, abre, encerra ou cancela uma reunião',
    params: MoveParams,
    body: StageBody,
    answer: MeetingAnswer,
    handle: (context, { params, body }) => {
      const { expectedVersion, reason = null } = body;
      return readAfter(context, params, advance(context, params, params.move, { expectedVersion, reason }));
    },
  }),
  route({
    ...CONDUCT,
    path: `${PATH}/move`,
    summary: 'Muda o dia, a hora ou o local de uma reunião, com motivo',
    params: MeetingParams,
    body: MoveBody,
    answer: MeetingAnswer,
    handle: (context, { params, body }) => readAfter(context, params, moveMeeting(context, params, body)),
  }),
  route({
    ...CONDUCT,
    path: `${PATH}/attendance`,
    summary: 'Registra quem veio por uma cadeira',
    params: MeetingParams,
    body: AttendanceBody,
    answer: MeetingAnswer,
    handle: (context, { params, body }) => readAfter(context, params, markPresence(context, params, body)),
  }),
  route({
    ...CONDUCT,
    path: '/api/governance/items/:item/outcomes',
    summary: 'Decide, encaminha, remarca, redefine ou muda a situação num item, ao vivo',
    params: ItemParams,
    body: OutcomeBody,
    answer: Done,
    handle: (context, { params, body }) => sayOfItem(context, params.item, body),
  }),
  route({
    ...CONDUCT,
    path: '/api/governance/items/:item/outcomes/withdraw',
    summary: 'Retira o que se registrou por engano, com motivo; o plano volta ao que era',
    params: ItemParams,
    body: WithdrawBody,
    answer: Done,
    handle: (context, { params, body }) => withdrawOutcome(context, params.item, body),
  }),
  route({
    ...CONDUCT,
    path: `${PATH}/items`,
    summary: 'Traz à reunião em andamento o que a pauta não tem',
    params: MeetingParams,
    body: RaiseBody,
    answer: Done,
    handle: (context, { params, body }) => raiseItem(context, params, body),
  }),
  route({
    method: 'GET',
    path: '/api/governance/assignments/mine',
    verb: 'governance.read',
    summary: 'O que as reuniões encaminharam a quem lê ou à sua unidade e não foi cumprido',
    answer: AssignmentsAnswer,
    handle: (context) => readMyAssignments(context),
  }),
  route({
    method: 'POST',
    path: '/api/governance/items/:item/done',
    verb: 'governance.propose',
    summary: 'Diz que um encaminhamento foi cumprido, e o que foi feito: quem o recebeu, ou quem conduz',
    params: ItemParams,
    body: DoneBody,
    answer: Done,
    handle: (context, { params, body }) => markDone(context, params.item, body),
  }),
  route({
    method: 'GET',
    path: `${PATH}/papers/:paper`,
    verb: 'governance.read',
    summary: 'A pauta, o material de apoio ou a ata em PDF/A, ou em DOCX',
    params: PaperParams,
    query: PaperQuery,
    handle: async (context, { params, query: { format } }) => ({
      kind: 'file',
      contentType: format === 'pdf' ? 'application/pdf' : WORD_TYPE,
      fileName: `${FILE_NAMES[params.paper]}-${params.key}.${format}`,
      body: await renderMeetingPaper(context, params, params.paper, format),
    }),
  }),
  route({
    method: 'POST',
    path: `${PATH}/amendments`,
    verb: 'governance.propose',
    summary: 'Propõe uma emenda à minuta da ata',
    params: MeetingParams,
    body: AmendBody,
    answer: MeetingAnswer,
    handle: (context, { params, body }) => readAfter(context, params, amend(context, params, body)),
  }),
  route({
    ...CONDUCT,
    path: `${PATH}/amendments/:amendment`,
    summary: 'Aceita ou recusa uma emenda, com motivo',
    params: AmendmentParams,
    body: AnswerAmendmentBody,
    answer: MeetingAnswer,
    handle: (context, { params, body }) =>
      readAfter(context, params, answerAmendment(context, params, params.amendment, body)),
  }),
  route({
    ...CONDUCT,
    path: `${PATH}/minutes`,
    summary: 'Publica a ata com número e resumo criptográfico: não muda mais',
    params: MeetingParams,
    body: StageBody,
    answer: MeetingAnswer,
    handle: (context, { params, body }) => readAfter(context, params, issueMinutes(context, params, body)),
  }),
];
