import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { type FileAnswer, type Route, route } from '../../../platform/http/route.ts';
import { APPROVE_VALUES, ENTER_VALUES } from '../commands/entries/ground.ts';
import {
  type NamedSheet,
  readCellHistory,
  readEntryRegister,
  readSheet,
  readSheets,
  visibleSheet,
} from '../commands/entries/read.ts';
import { undoDecision } from '../commands/entries/undo.ts';
import {
  approveSheet,
  discardSheet,
  openSheet,
  recallSheet,
  returnSheet,
  sendSheet,
  tellCells,
  tellSource,
} from '../commands/entries/write.ts';
import { getEvidence, keepEvidence } from '../commands/facts/keep-evidence.ts';
import {
  CellHistory,
  DecideBody,
  EntryRegister,
  EvidenceAnswer,
  OpenSheetBody,
  ReturnBody,
  SheetAnswer,
  SheetCellParams,
  type SheetHead,
  SheetList,
  SheetParams,
  SheetQuery,
  SheetsQuery,
  SheetWritten,
  TellCellsBody,
  TellSourceBody,
} from '../contract.ts';
import { type Card, publicCode } from '../domain/card.ts';

const ROOT = '/api/indicators/entries';

async function registerAnswer(context: Context): Promise<EntryRegister> {
  const found = await readEntryRegister(context);
  return {
    indicators: found.map(({ card, entry, units, periods, enter, approve }) => {
      const { name, shortName, unit, unitLabel, multiplier, decimals, rounding } = card;
      const { grain, grainLabel, numerator, denominator, isPart, help, formula } = entry;
      return {
        ...{ code: publicCode(card), name, shortName, unit, unitLabel, multiplier, decimals, rounding },
        ...{ grain, grainLabel, numerator, denominator, isPart, help, formula },
        levels: [...entry.levels],
        units: [...units],
        isBeside: card.defaultMethod !== entry.id,
        periods: periods.map(({ text }) => text),
        enterRefusal: enter,
        approveRefusal: approve,
      };
    }),
  };
}

function headAnswer(card: Card, { sheet, openedBy, sentBy, decidedBy }: NamedSheet): SheetHead {
  const { id, period, level, version, state, reason, sequence, source, openedAt, sentAt, decidedAt } = sheet;
  const { evidence, ...rest } = source;
  return {
    ...{ id, period, level, version, state, reason, sequence },
    indicator: publicCode(card),
    shortName: card.shortName,
    told: sheet.cells.length,
    source: {
      ...rest,
      evidence: evidence === null ? null : { sha256: evidence, fileName: sheet.evidenceName ?? 'prova' },
    },
    ...{ openedAt, openedBy, sentAt, sentBy, decidedAt, decidedBy },
  };
}

async function sheetAnswer(context: Context, query: z.infer<typeof SheetQuery>): Promise<SheetAnswer> {
  const found = await readSheet(context, { ...query, version: query.version ?? null });
  const { card, shown } = found;
  return {
    places: found.places.map(({ unit, group }) => ({ code: unit.code, name: unit.name, group })),
    versions: found.versions.map((each) => headAnswer(card, each)),
    sheet: shown && headAnswer(card, shown),
    cells: [...(shown?.sheet.cells ?? [])],
    before: [...found.before],
    problems: found.problems,
    cellProblems: found.cellProblems,
    history: found.history,
    enterRefusal: found.enterRefusal,
    approveRefusal: found.approveRefusal,
  };
}

async function evidenceFile(context: Context, id: string): Promise<FileAnswer> {
  const { source } = await visibleSheet(context, id);
  const { sha256, fileName, mediaType } = await getEvidence(context, source.evidence);
  const body = createReadStream(context.files.path(sha256));
  return { kind: 'file', contentType: mediaType, fileName, body, etag: sha256 };
}

const readRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${ROOT}/register`,
    verb: 'indicators.read',
    summary: 'Os indicadores cujos valores se lançam, e quem lança e aprova cada um',
    answer: EntryRegister,
    handle: (context) => registerAnswer(context),
  }),
  route({
    method: 'GET',
    path: ROOT,
    verb: 'indicators.read',
    summary: 'Os lançamentos, do mais novo para o mais antigo; os não aprovados, só a quem lança ou aprova',
    query: SheetsQuery,
    answer: SheetList,
    handle: async (context, { query }) => {
      const { indicator = null, state = null, cursor = null, limit } = query;
      const { items, next } = await readSheets(context, { indicator, state }, cursor, limit);
      return { items: items.map((each) => headAnswer(each.found.card, each)), next };
    },
  }),
  route({
    method: 'GET',
    path: `${ROOT}/sheet`,
    verb: 'indicators.read',
    summary: 'A planilha de um indicador num período e nível de território',
    query: SheetQuery,
    answer: SheetAnswer,
    handle: (context, { query }) => sheetAnswer(context, query),
  }),
  route({
    method: 'GET',
    path: `${ROOT}/:sheet/cells/:territory`,
    verb: 'indicators.read',
    summary: 'A história da célula de um lugar, em todas as versões',
    params: SheetCellParams,
    answer: CellHistory,
    handle: async (context, { params }) => ({
      items: await readCellHistory(context, params.sheet, params.territory),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    path: `${ROOT}/:sheet/evidence`,
    verb: 'indicators.read',
    summary: 'O arquivo que prova um lançamento',
    params: SheetParams,
    handle: (context, { params }) => evidenceFile(context, params.sheet),
  }),
];

const tellRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${ROOT}/evidence`,
    verb: ENTER_VALUES,
    summary: 'Recebe o arquivo que vai provar um lançamento (PDF, PNG ou JPEG, até 20 MiB)',
    upload: true,
    answer: EvidenceAnswer,
    handle: (context, { uploads }) => keepEvidence(context, uploads, ENTER_VALUES),
  }),
  route({
    method: 'POST',
    path: ROOT,
    verb: ENTER_VALUES,
    summary: 'Abre o rascunho de um período, ou a correção do que foi aprovado, com motivo',
    body: OpenSheetBody,
    answer: SheetWritten,
    handle: (context, { body }) => openSheet(context, body),
  }),
  route({
    method: 'PATCH',
    path: `${ROOT}/:sheet/cells`,
    verb: ENTER_VALUES,
    summary: 'Grava células digitadas ou coladas num rascunho, todas ou nenhuma',
    params: SheetParams,
    body: TellCellsBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => tellCells(context, params.sheet, body),
  }),
  route({
    method: 'PATCH',
    path: `${ROOT}/:sheet/source`,
    verb: ENTER_VALUES,
    summary: 'Diz a prova de um lançamento: arquivo, ato ou endereço',
    params: SheetParams,
    body: TellSourceBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => tellSource(context, params.sheet, body),
  }),
];

const stepRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${ROOT}/:sheet/send`,
    verb: ENTER_VALUES,
    summary: 'Envia um lançamento a quem aprova',
    params: SheetParams,
    body: DecideBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => sendSheet(context, params.sheet, body.expected),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:sheet/recall`,
    verb: ENTER_VALUES,
    summary: 'Recolhe um lançamento enviado que ninguém decidiu',
    params: SheetParams,
    body: DecideBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => recallSheet(context, params.sheet, body.expected),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:sheet/discard`,
    verb: ENTER_VALUES,
    summary: 'Descarta um rascunho; ele fica no histórico',
    params: SheetParams,
    body: DecideBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => discardSheet(context, params.sheet, body.expected),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:sheet/return`,
    verb: APPROVE_VALUES,
    summary: 'Devolve um lançamento enviado, com motivo; quem lançou não devolve',
    params: SheetParams,
    body: ReturnBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => returnSheet(context, params.sheet, body),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:sheet/approve`,
    verb: APPROVE_VALUES,
    summary: 'Aprova um lançamento enviado: os valores passam a valer; quem lançou não aprova',
    params: SheetParams,
    body: DecideBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => approveSheet(context, params.sheet, body.expected),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:sheet/undo`,
    verb: APPROVE_VALUES,
    summary: 'Desfaz a devolução ou a aprovação, por quem decidiu; a aprovação, até o mês fechar',
    params: SheetParams,
    body: DecideBody,
    answer: SheetWritten,
    handle: (context, { params, body }) => undoDecision(context, params.sheet, body.expected),
  }),
];

export const entryRoutes: readonly Route[] = [...readRoutes, ...tellRoutes, ...stepRoutes];
