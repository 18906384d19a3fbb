import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import { toCsv } from '../../../kernel/csv.ts';
import { formatDay } from '../../../kernel/format.ts';
import type { Context } from '../../../platform/context.ts';
import { type FileAnswer, type Route, route } from '../../../platform/http/route.ts';
import { annul, correct, getFact, undo, undoRefusal } from '../commands/facts/annul.ts';
import { RECORD_FACTS } from '../commands/facts/ground.ts';
import { getEvidence, keepEvidence } from '../commands/facts/keep-evidence.ts';
import {
  type NamedFact,
  readFact,
  readFacts,
  readPicture,
  readRegister,
} from '../commands/facts/read-register.ts';
import { recordFacts } from '../commands/facts/record.ts';
import {
  AnnulBody,
  CorrectBody,
  EvidenceAnswer,
  FactAnnulled,
  type FactAnswer,
  FactBatchBody,
  FactDetail,
  FactList,
  FactPageQuery,
  FactParams,
  FactPicture,
  FactQuery,
  FactRegister,
  FactsRecorded,
  FactsUndone,
  PictureQuery,
  UndoFactsBody,
} from '../contract/facts.ts';
import { publicCode } from '../domain/card.ts';
import type { FactSubject } from '../domain/facts/rule.ts';

function factAnswer(fact: NamedFact): FactAnswer {
  const { evidence, evidenceName, annulment, annulledAt, annulledByName, recordedByName, ...rest } = fact;
  return {
    ...rest,
    evidence: evidence === null ? null : { sha256: evidence, fileName: evidenceName ?? 'prova' },
    recordedBy: recordedByName,
    annulment: annulment === null ? null : { ...annulment, at: annulledAt ?? '', by: annulledByName },
  };
}

async function registerAnswer(context: Context): Promise<FactRegister> {
  const { territory, entries, lines } = await readRegister(context);
  const day = context.clock.today();
  const { code, name } = territory.get(territory.home, day);
  const names = new Map(lines.map((line) => [line.code, line.name]));
  const macros = territory.children(code, day);
  return {
    state: { code, name },
    macroRegions: macros.map((macro) => ({ code: macro.code, name: macro.name })),
    municipalities: macros.flatMap((macro) =>
      territory.children(macro.code, day).flatMap((region) =>
        territory.children(region.code, day).map((place) => ({
          code: place.code,
          name: place.name,
          region: region.name,
          macroRegion: macro.name,
        })),
      ),
    ),
    indicators: entries.map(({ card, facts, rule, units, standing, refusal }) => ({
      code: publicCode(card),
      name: card.name,
      shortName: card.shortName,
      formula: rule.formula,
      units: [...units],
      careLines: facts.careLines.map((line) => ({ code: line, name: names.get(line) ?? line })),
      kinds: facts.kinds.map((kind) => ({
        ...kind,
        detail: kind.detail && { ...kind.detail, options: [...kind.detail.options] },
      })),
      standing,
      mayRecord: refusal === null,
      refusal,
    })),
  };
}

const SHAPES: Readonly<Record<FactSubject, FactPicture['shape']>> = {
  municipality: 'map',
  'care-line-macro-region': 'matrix',
  'macro-region': 'list',
  'care-line': 'list',
};

async function pictureAnswer(context: Context, query: z.infer<typeof PictureQuery>): Promise<FactPicture> {
  const { card, rule, subject, day, cells } = await readPicture(context, query.indicator, query.day ?? null);
  const unitLabel = rule.counts === 'people' ? 'profissionais' : (card.countLabel ?? card.unitLabel);
  return {
    indicator: publicCode(card),
    day,
    shape: SHAPES[subject],
    unitLabel,
    cells: cells.map((cell) => ({ ...cell, facts: [...cell.facts] })),
  };
}

function queryOf(query: z.infer<typeof FactQuery>) {
  const { indicator, territory = null, careLine = null, year = null, state } = query;
  return { indicator, territory, careLine, year, state };
}

const CSV_HEADER =
  'indicador;fato;território;código;linha de cuidado;tipo;quantidade;dia;ato;data do ato;prova;hash da prova;endereço da prova;observação;origem;registrado em;situação;motivo'.split(
    ';',
  );
const STATE_WORDS = { annulled: 'Anulado', corrected: 'Corrigido', undone: 'Desfeito' } as const;
const PAGE = 200;

async function exportFacts(context: Context, query: z.infer<typeof FactQuery>): Promise<FileAnswer> {
  const facts: NamedFact[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await readFacts(context, queryOf(query), cursor, PAGE);
    facts.push(...page.items);
    cursor = page.next;
    if (cursor === null) break;
  }
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    fileName: `registro-de-fatos-${query.indicator}.csv`,
    body: toCsv(CSV_HEADER, facts.map(csvRow)),
  };
}

function csvRow(fact: NamedFact) {
  const day = (text: string | null | undefined) => (text ? formatDay(text) : null);
  return [
    fact.indicator,
    fact.kindName,
    fact.place,
    fact.territory,
    fact.careLineName,
    fact.detailName,
    fact.quantity,
    day(fact.day),
    fact.act?.name,
    day(fact.act?.date),
    fact.evidenceName,
    fact.evidence,
    fact.url,
    fact.note,
    fact.source === 'reaction' ? 'outra parte do Pactua' : 'lançado',
    fact.recordedAt,
    fact.annulment === null ? 'Vale' : STATE_WORDS[fact.annulment.how],
    fact.annulment?.reason,
  ];
}

async function sendEvidence(context: Context, id: string): Promise<FileAnswer> {
  const { evidence } = await getFact(context, id);
  const { sha256, fileName, mediaType } = await getEvidence(context, evidence);
  return {
    kind: 'file',
    contentType: mediaType,
    fileName,
    body: createReadStream(context.files.path(sha256)),
    etag: sha256,
  };
}

async function detailAnswer(context: Context, id: string): Promise<FactDetail> {
  const { fact, chain, refusal, together } = await readFact(context, id);
  return {
    fact: factAnswer(fact),
    mayChange: refusal === null,
    refusal,
    undoes: refusal === null && undoRefusal(context, together) === null ? together.length : 0,
    chain: chain.map(factAnswer),
  };
}

const readRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/indicators/facts',
    verb: 'indicators.read',
    summary: 'Os fatos de um indicador, do dia mais novo para o mais antigo',
    query: FactPageQuery,
    answer: FactList,
    handle: async (context, { query }) => {
      const page = await readFacts(context, queryOf(query), query.cursor ?? null, query.limit);
      return { items: page.items.map(factAnswer), next: page.next };
    },
  }),
  route({
    method: 'GET',
    path: '/api/indicators/facts.csv',
    verb: 'indicators.read',
    summary: 'Os fatos de um indicador em CSV',
    query: FactQuery,
    handle: (context, { query }) => exportFacts(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/facts/register',
    verb: 'indicators.read',
    summary: 'O que se pode registrar, de quem, e quem registra',
    answer: FactRegister,
    handle: (context) => registerAnswer(context),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/facts/picture',
    verb: 'indicators.read',
    summary: 'Como está cada lugar ou linha de cuidado num dia',
    query: PictureQuery,
    answer: FactPicture,
    handle: (context, { query }) => pictureAnswer(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/facts/:fact',
    verb: 'indicators.read',
    summary: 'Um fato com a sua história',
    params: FactParams,
    answer: FactDetail,
    handle: (context, { params }) => detailAnswer(context, params.fact),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/facts/:fact/evidence',
    verb: 'indicators.read',
    summary: 'O arquivo que prova um fato',
    params: FactParams,
    handle: (context, { params }) => sendEvidence(context, params.fact),
  }),
];

const writeRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/indicators/facts',
    verb: RECORD_FACTS,
    summary: 'Registra um fato de um ou vários lugares, todos ou nenhum',
    body: FactBatchBody,
    answer: FactsRecorded,
    handle: async (context, { body }) => {
      const { batch, facts } = await recordFacts(context, body);
      return { batch, facts: [...facts] };
    },
  }),
  route({
    method: 'POST',
    path: '/api/indicators/facts/evidence',
    verb: RECORD_FACTS,
    summary: 'Recebe o arquivo que vai provar um fato (PDF, PNG ou JPEG, até 20 MiB)',
    upload: true,
    answer: EvidenceAnswer,
    handle: (context, { uploads }) => keepEvidence(context, uploads),
  }),
  route({
    method: 'POST',
    path: '/api/indicators/facts/undo',
    verb: RECORD_FACTS,
    summary: 'Desfaz um registro do mesmo dia, feito pela mesma pessoa',
    body: UndoFactsBody,
    answer: FactsUndone,
    handle: async (context, { body }) => ({ facts: [...(await undo(context, body.batch)).facts] }),
  }),
  route({
    method: 'POST',
    path: '/api/indicators/facts/:fact/annul',
    verb: RECORD_FACTS,
    summary: 'Anula um fato com motivo; ele fica para ser lido',
    params: FactParams,
    body: AnnulBody,
    answer: FactAnnulled,
    handle: (context, { params, body }) => annul(context, params.fact, body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/indicators/facts/:fact/correct',
    verb: RECORD_FACTS,
    summary: 'Põe um fato corrigido no lugar de outro, com motivo',
    params: FactParams,
    body: CorrectBody,
    answer: FactsRecorded,
    handle: async (context, { params, body }) => {
      const { reason, ...correction } = body;
      const { batch, facts } = await correct(context, params.fact, correction, reason);
      return { batch, facts: [...facts] };
    },
  }),
];

export const factRoutes: readonly Route[] = [...readRoutes, ...writeRoutes];
