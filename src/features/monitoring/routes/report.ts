import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import type { Competencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { type FileAnswer, type Route, route } from '../../../platform/http/route.ts';
import { getEvidence, keepEvidence } from '../commands/evidence.ts';
import { APPROVE_REPORT, REPORT } from '../commands/open-report.ts';
import { readReport, readReview } from '../commands/read-report.ts';
import { approveCells, recallReport, returnReport, sendReport, tellMeeting } from '../commands/review.ts';
import { sayCells, takeBackCells } from '../commands/say-cells.ts';
import { undoApproval, undoReturn } from '../commands/undo-decision.ts';
import {
  Approved,
  CellsBody,
  CellsWritten,
  CompetenciaParams,
  EvidenceAnswer,
  EvidenceParams,
  MeetingBody,
  ReportAnswer,
  ReportParams,
  ReportWritten,
  ReturnBody,
  ReviewAnswer,
  SayBody,
  StepBody,
} from '../contract.ts';

const MONTH = '/api/monitoring/months/:competencia';

async function sendEvidence(context: Context, sha256: string): Promise<FileAnswer> {
  const { fileName, mediaType } = await getEvidence(context, sha256);
  const body = createReadStream(context.files.path(sha256));
  return { kind: 'file', contentType: mediaType, fileName, body, etag: `"${sha256}"` };
}

/** A gesture over cells of a month. */
const overCells = <B, R>(
  path: string,
  verb: string,
  summary: string,
  shapes: { body: z.ZodType<B>; answer: z.ZodType<R> },
  command: (context: Context, competencia: Competencia, body: B) => Promise<R>,
): Route =>
  route({
    method: 'POST',
    path: `${MONTH}/${path}`,
    verb,
    summary,
    params: CompetenciaParams,
    ...shapes,
    handle: (context, { params, body }) => command(context, params.competencia as Competencia, body),
  });

/** A step of a unit's report. */
const ofReport = <B>(
  path: string,
  summary: string,
  body: z.ZodType<B>,
  command: (context: Context, competencia: Competencia, unit: string, body: B) => Promise<ReportWritten>,
): Route =>
  route({
    method: 'POST',
    path: `${MONTH}/reports/:unit/${path}`,
    verb: REPORT,
    summary,
    params: ReportParams,
    body,
    answer: ReportWritten,
    handle: (context, { params, body: sent }) =>
      command(context, params.competencia as Competencia, params.unit, sent),
  });

/** What units say of a month, and what becomes of it. */
export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${MONTH}/reports/:unit`,
    verb: 'monitoring.read',
    summary: 'O lançamento do mês de uma unidade, linha a linha',
    params: ReportParams,
    answer: ReportAnswer,
    handle: (context, { params }) => readReport(context, params.competencia as Competencia, params.unit),
  }),
  route({
    method: 'GET',
    path: `${MONTH}/review`,
    verb: 'monitoring.read',
    summary: 'As linhas de um mês que esperam a decisão de quem lê',
    params: CompetenciaParams,
    answer: ReviewAnswer,
    handle: (context, { params }) => readReview(context, params.competencia as Competencia),
  }),
  overCells(
    'cells',
    REPORT,
    'Lança linhas do mês num gesto só, com a situação no plano: todas ou nenhuma',
    { body: SayBody, answer: CellsWritten },
    sayCells,
  ),
  overCells(
    'cells/undo',
    REPORT,
    'Desfaz um gesto inteiro, também no plano, se nada mudou desde então',
    { body: CellsBody, answer: CellsWritten },
    takeBackCells,
  ),
  overCells(
    'approve',
    APPROVE_REPORT,
    'Aprova linhas de lançamentos enviados',
    { body: CellsBody, answer: Approved },
    approveCells,
  ),
  overCells(
    'approve/undo',
    APPROVE_REPORT,
    'Desfaz a aprovação de linhas, por quem as aprovou, se nada mudou desde então',
    { body: CellsBody, answer: Approved },
    undoApproval,
  ),
  ofReport('send', 'Envia o lançamento do mês', StepBody, (context, competencia, unit, body) =>
    sendReport(context, competencia, unit, body.expectedVersion),
  ),
  ofReport(
    'recall',
    'Recolhe o lançamento que espera decisão',
    StepBody,
    (context, competencia, unit, body) => recallReport(context, competencia, unit, body.expectedVersion),
  ),
  ofReport('meeting', 'Registra a reunião da unidade, feita ou não', MeetingBody, tellMeeting),
  ofReport('return', 'Devolve o lançamento, ou linhas dele, com o motivo', ReturnBody, returnReport),
  ofReport(
    'return/undo',
    'Desfaz a devolução, por quem a fez, enquanto a unidade não respondeu',
    StepBody,
    (context, competencia, unit, body) => undoReturn(context, competencia, unit, body.expectedVersion),
  ),
  route({
    method: 'POST',
    path: '/api/monitoring/evidence',
    verb: REPORT,
    summary: 'Guarda o arquivo que prova uma linha do mês',
    upload: true,
    answer: EvidenceAnswer,
    handle: (context, { uploads }) => keepEvidence(context, uploads),
  }),
  route({
    method: 'GET',
    path: '/api/monitoring/evidence/:sha256',
    verb: 'monitoring.read',
    summary: 'O arquivo que prova uma linha do mês',
    params: EvidenceParams,
    handle: (context, { params }) => sendEvidence(context, params.sha256),
  }),
];
