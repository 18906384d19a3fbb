import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { diagnoses, procedures } from './commands/code-names.ts';
import { cancelImport, requestImports } from './commands/request-imports.ts';
import { restoreVersion } from './commands/restore-version.ts';
import { withdrawVersion } from './commands/withdraw-version.ts';
import {
  CodeNames,
  CodeQuery,
  ImportAttempt,
  ImportList,
  ImportPage,
  ImportParams,
  ImportsRequested,
  VersionList,
  VersionParams,
  VersionQuery,
  VersionReason,
  VersionTrace,
} from './contract.ts';
import { endOfDay } from './domain/version.ts';
import { findImport, type ImportRecord, listImports } from './store/imports.ts';
import {
  findVersion,
  listCurrentVersions,
  listVersions,
  listVersionsKnownAt,
  type VersionRecord,
} from './store/versions.ts';

function attemptAnswer(record: ImportRecord): ImportAttempt {
  const { stagedFile: _, period, errorCode, errorOffset, requestedBy: __, starts: ___, ...rest } = record;
  const error = errorCode === null ? null : { code: errorCode, offset: errorOffset };
  return { ...rest, doubts: [...record.doubts], competencia: period, error };
}

function versionAnswer(record: VersionRecord, current: boolean) {
  const {
    period: competencia,
    importedBy: _,
    partitionFile: __,
    partitionSha256: ___,
    padded: ____,
    ...rest
  } = record;
  return {
    ...rest,
    competencia,
    storedColumns: [...record.storedColumns],
    hashedColumns: [...record.hashedColumns],
    droppedColumns: [...record.droppedColumns],
    warnings: [...record.warnings],
    current,
  };
}

async function readTrace(context: Context, id: string): Promise<VersionTrace> {
  const version = await findVersion(context, id);
  if (version === null) throw new AppError('not-found', 'Esta versão de arquivo não existe.');
  const slot = { system: version.system, uf: version.uf, from: version.period, to: version.period };
  const currents = new Set((await listCurrentVersions(context, slot)).map((each) => each.id));
  const all = await listVersions(context, version);
  const answers = all.map((each) => versionAnswer(each, currents.has(each.id)));
  return {
    version: versionAnswer(version, currents.has(version.id)),
    others: answers.filter((each) => each.id !== version.id),
  };
}

async function nameCodes(context: Context, query: z.infer<typeof CodeQuery>): Promise<CodeNames> {
  const wanted = query.procedures.filter((code) => /^\d{10}$/.test(code));
  const named = await diagnoses(context, query.diagnoses);
  const valued = await procedures(context, wanted, query.month ?? null);
  return {
    diagnoses: named.flatMap((answer, at) =>
      answer.status === 'missing'
        ? []
        : [
            {
              asked: query.diagnoses[at] ?? '',
              name: answer.name,
              within: [answer.chapter, answer.group].flatMap((each) => each?.name ?? []),
            },
          ],
    ),
    procedures: valued.flatMap((answer) =>
      answer.status === 'missing'
        ? []
        : [
            {
              asked: answer.procedure.code,
              name: answer.procedure.name,
              within: [answer.procedure.group, answer.procedure.subgroup].map(({ name }) => name),
            },
          ],
    ),
  };
}

export const sourcesRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/sources/imports',
    verb: 'sources.import',
    summary: 'Recebe um ou mais arquivos (multipart) e deixa a carga de cada um na fila',
    upload: true,
    answer: ImportsRequested,
    handle: async (context, { uploads }) => ({
      items: (await requestImports(context, uploads)).map(attemptAnswer),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/sources/imports',
    verb: 'sources.read',
    summary: 'As cargas, da mais nova para a mais antiga, com o andamento das abertas',
    query: ImportPage,
    answer: ImportList,
    handle: async (context, { query }) => {
      const records = await listImports(context, query.before ?? null, query.limit);
      const next = records.length === query.limit ? (records.at(-1)?.id ?? null) : null;
      return { items: records.map(attemptAnswer), next };
    },
  }),
  route({
    method: 'GET',
    path: '/api/sources/imports/:id',
    verb: 'sources.read',
    summary: 'Uma carga: andamento ou resultado',
    params: ImportParams,
    answer: ImportAttempt,
    handle: async (context, { params }) => {
      const record = await findImport(context, params.id);
      if (record === null) throw new AppError('not-found', 'Esta carga não existe.');
      return attemptAnswer(record);
    },
  }),
  route({
    method: 'POST',
    path: '/api/sources/imports/:id/cancel',
    verb: 'sources.import',
    summary: 'Cancela uma carga que espera ou corre; nada dela fica guardado',
    params: ImportParams,
    answer: ImportAttempt,
    handle: async (context, { params }) => attemptAnswer(await cancelImport(context, params.id)),
  }),
  route({
    method: 'GET',
    path: '/api/sources/versions',
    verb: 'sources.read',
    summary: 'As versões atuais (ou as que eram atuais num dia) por sistema, estado e competência',
    query: VersionQuery,
    answer: VersionList,
    handle: async (context, { query }) => {
      const { asKnownOn, ...filter } = query;
      const records =
        asKnownOn === undefined
          ? await listCurrentVersions(context, filter)
          : await listVersionsKnownAt(context, endOfDay(asKnownOn, context.env.timeZone), filter);
      return { items: records.map((record) => versionAnswer(record, true)), next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/api/sources/versions/:id',
    verb: 'sources.read',
    summary: 'Uma versão de arquivo, o que dela foi guardado, e as outras do mesmo período',
    params: VersionParams,
    answer: VersionTrace,
    handle: (context, { params }) => readTrace(context, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/sources/codes',
    verb: 'sources.read',
    summary: 'Os nomes de diagnósticos (CID-10) e procedimentos (SIGTAP), pelas tabelas carregadas',
    query: CodeQuery,
    answer: CodeNames,
    handle: (context, { query }) => nameCodes(context, query),
  }),
  route({
    method: 'POST',
    path: '/api/sources/versions/:id/restore',
    verb: 'sources.import',
    summary: 'Põe de novo em vigor uma versão guardada, com motivo; a que valia continua guardada',
    params: VersionParams,
    body: VersionReason,
    answer: VersionTrace,
    handle: async (context, { params, body }) => {
      await restoreVersion(context, params.id, body.reason);
      return readTrace(context, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/api/sources/versions/:id/withdraw',
    verb: 'sources.import',
    summary: 'Retira a carga de um mês, com motivo: nada vale no seu lugar, e ela continua guardada',
    params: VersionParams,
    body: VersionReason,
    answer: VersionTrace,
    handle: async (context, { params, body }) => {
      await withdrawVersion(context, params.id, body.reason);
      return readTrace(context, params.id);
    },
  }),
];
