import { createReadStream } from 'node:fs';
import { toCsv } from '../../../kernel/csv.ts';
import type { Context } from '../../../platform/context.ts';
import { type FileAnswer, type Route, route } from '../../../platform/http/route.ts';
import { getTerritory } from '../../territory/index.ts';
import { getEvidence, keepEvidence } from '../commands/evidence.ts';
import type { Hospital } from '../commands/hospital.ts';
import { lines } from '../commands/programming/lines.ts';
import { type ReadProgramme, readProgramme, readProgrammes } from '../commands/programming/read.ts';
import {
  discardProgramme,
  draftProgramme,
  PROGRAMME,
  publishProgramme,
  putProgrammeCells,
} from '../commands/programming/write.ts';
import {
  CellsBody,
  DiscardBody,
  EvidenceAnswer,
  EvidenceParams,
  HospitalQuery,
  NewProgrammeBody,
  ProgrammeAnswer,
  type ProgrammeHead,
  ProgrammeList,
  ProgrammeWritten,
  PublishBody,
  VersionParams,
} from '../contract.ts';
import { KIND_WORDS } from '../domain/programming/programme.ts';

const ROOT = '/api/declarations/programmes';

function headAnswer({
  programme,
  openedByName,
  publishedByName,
  evidenceName,
}: ReadProgramme): ProgrammeHead {
  const { id, kind, number, firstMonth, lastMonth, state, origin, basedOn, act, evidence, sequence } =
    programme;
  return {
    id,
    kind,
    number,
    firstMonth,
    lastMonth,
    state,
    origin,
    basedOn,
    sequence,
    act: act && { name: act.name, date: act.date, at: act.cite },
    evidence: evidence === null ? null : { sha256: evidence, fileName: evidenceName ?? 'prova' },
    openedAt: programme.openedAt,
    openedBy: openedByName,
    publishedAt: programme.publishedAt,
    publishedBy: publishedByName,
  };
}

/** Municipalities of the state, those of the hospital's region first. */
async function placesFor(context: Context, hospital: Hospital) {
  const territory = await getTerritory(context);
  const day = context.clock.today();
  const region = territory.path(hospital.municipality, day).at(-2);
  const near = new Set(territory.municipalitiesOn(day, region).map(({ code }) => code));
  return territory
    .municipalitiesOn(day)
    .map(({ code, name }) => ({ code, name, isNear: near.has(code) }))
    .sort((a, b) => Number(b.isNear) - Number(a.isNear));
}

async function programmeAnswer(context: Context, id: string): Promise<ProgrammeAnswer> {
  const read = await readProgramme(context, id);
  return {
    hospital: read.hospital,
    version: headAnswer(read),
    cells: [...read.programme.cells],
    lines: [...lines],
    places: await placesFor(context, read.hospital),
    refusal: read.refusal,
  };
}

const CSV_HEADER = 'documento;versão;município;código;linha;mês;quantidade;valor em R$;ato'.split(';');

async function exportProgramme(context: Context, id: string): Promise<FileAnswer> {
  const { programme } = await readProgramme(context, id);
  const territory = await getTerritory(context);
  const names = new Map(lines.map((line) => [line.id, line.name]));
  const rows = programme.cells.map((cell) => [
    KIND_WORDS[programme.kind],
    programme.number,
    territory.find(cell.municipality, context.clock.today())?.name ?? 'todos',
    cell.municipality,
    names.get(cell.line) ?? cell.line,
    cell.month,
    cell.quantity,
    cell.amount?.replace('.', ',') ?? null,
    programme.act?.name ?? null,
  ]);
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    fileName: `programacao-${programme.kind}-versao-${programme.number}.csv`,
    body: toCsv(CSV_HEADER, rows),
  };
}

const readRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: ROOT,
    verb: 'declarations.read',
    summary: 'As versões da PPI e do Documento Descritivo de um hospital',
    query: HospitalQuery,
    answer: ProgrammeList,
    handle: async (context, { query }) => {
      const { hospital, versions, refusal } = await readProgrammes(context, query.hospital);
      return { hospital, items: versions.map(headAnswer), next: null, refusal };
    },
  }),
  route({
    method: 'GET',
    path: `${ROOT}/:version`,
    verb: 'declarations.read',
    summary: 'Uma versão com todas as suas quantidades',
    params: VersionParams,
    answer: ProgrammeAnswer,
    handle: (context, { params }) => programmeAnswer(context, params.version),
  }),
  route({
    method: 'GET',
    path: `${ROOT}/:version/csv`,
    verb: 'declarations.read',
    summary: 'As quantidades de uma versão em CSV',
    params: VersionParams,
    handle: (context, { params }) => exportProgramme(context, params.version),
  }),
  route({
    method: 'GET',
    path: '/api/declarations/evidence/:sha256',
    verb: 'declarations.read',
    summary: 'O arquivo que prova o que se declarou',
    params: EvidenceParams,
    handle: async (context, { params }) => {
      const { sha256, fileName, mediaType } = await getEvidence(context, params.sha256);
      const body = createReadStream(context.files.path(sha256));
      return { kind: 'file' as const, contentType: mediaType, fileName, body, etag: sha256 };
    },
  }),
];

const writeRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/declarations/evidence',
    verb: 'declarations.attach',
    summary: 'Recebe o arquivo que vai provar o que se declara (PDF, PNG ou JPEG, até 20 MiB)',
    upload: true,
    answer: EvidenceAnswer,
    handle: (context, { uploads }) => keepEvidence(context, uploads),
  }),
  route({
    method: 'POST',
    path: ROOT,
    verb: PROGRAMME,
    summary: 'Abre o rascunho de uma versão, vazio ou a partir de outra',
    body: NewProgrammeBody,
    answer: ProgrammeWritten,
    handle: (context, { body }) => draftProgramme(context, body),
  }),
  route({
    method: 'PATCH',
    path: `${ROOT}/:version/cells`,
    verb: PROGRAMME,
    summary: 'Grava células digitadas ou coladas num rascunho, todas ou nenhuma',
    params: VersionParams,
    body: CellsBody,
    answer: ProgrammeWritten,
    handle: (context, { params, body }) => putProgrammeCells(context, params.version, body),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:version/publish`,
    verb: PROGRAMME,
    summary: 'Publica um rascunho com o ato que o decidiu; depois ele não muda mais',
    params: VersionParams,
    body: PublishBody,
    answer: ProgrammeWritten,
    handle: (context, { params, body }) => publishProgramme(context, params.version, body),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:version/discard`,
    verb: PROGRAMME,
    summary: 'Descarta um rascunho; ele fica no histórico',
    params: VersionParams,
    body: DiscardBody,
    answer: ProgrammeWritten,
    handle: (context, { params, body }) => discardProgramme(context, params.version, body.expected),
  }),
];

export const programmingRoutes: readonly Route[] = [...readRoutes, ...writeRoutes];
