import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { zstdCompressSync } from 'node:zlib';
import {
  type CsvForm,
  csvHeader,
  csvLines,
  DatasusError,
  type DatasusTable,
  GROUP_ROWS,
  openTable,
  writeParquet,
} from '../../../datasus/index.ts';
import type { DbcAnswer, DbcJob, Target } from './job.ts';

const CHECK_WORDS = {
  ok: 'CRC-32 conferido',
  none: 'sem CRC (arquivo .dbf)',
  failed: 'arquivo danificado',
} as const;

type Said = Omit<Extract<DbcAnswer, { ok: true }>, 'ok' | 'warnings'>;

/** Reads one file: what it is, or the same rows as CSV or Parquet. A refusal is an answer; other faults are thrown. */
export async function runJob(job: DbcJob): Promise<DbcAnswer> {
  const missing = await refuseMissing(job);
  if (missing !== null) return missing;
  try {
    const table = await openFile(job);
    const said = job.target === null ? await describe(job, table) : await convert(table, job, job.target);
    const { warnings, salvaged } = await table.finish();
    const messages = warnings.map(({ message }) => message);
    if (salvaged === null) return { ok: true, ...said, warnings: messages };
    const { rows, offset, error } = salvaged;
    const json = { ...said.json, salvaged: { rows, offset, message: error.message } };
    return { ok: true, ...said, json, warnings: [partialWords(rows, error), ...messages] };
  } catch (error) {
    return refusalOf(error, job.file);
  }
}

/** Both ends are looked at before anything is read, so that a refusal names the one that is wrong. */
async function refuseMissing({ file, path, target }: DbcJob): Promise<DbcAnswer | null> {
  const source = await stat(path).catch(() => null);
  if (source === null) {
    return refused('not-found', `O arquivo ${file} não existe ou não pode ser lido. Confira o caminho.`);
  }
  if (!source.isFile()) return refused('invalid-input', `${file} não é um arquivo. Informe um .dbc ou .dbf.`);
  return target === null ? null : refuseTarget(target.path, source);
}

/** A conversion takes the place of an ordinary file, or of none: never of a device, a folder or the file it reads. */
async function refuseTarget(path: string, source: Stats): Promise<DbcAnswer | null> {
  const there = await stat(path).catch(() => null);
  if (there?.ino === source.ino && there.dev === source.dev)
    return refused('invalid-input', `O destino ${path} é o próprio arquivo lido. Escolha outro em --out.`);
  if (there !== null && !there.isFile())
    return refused('invalid-input', `O destino ${path} não é um arquivo comum. Escolha outro em --out.`);
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder?.isDirectory()) return null;
  return refused(
    'not-found',
    `A pasta ${dirname(path)} não existe. Crie-a ou escolha outro destino em --out.`,
  );
}

function partialWords(rows: number, { code, message }: DatasusError): string {
  const doubt = code === 'crc-mismatch' ? ' Qualquer um deles pode estar errado.' : '';
  return `Leitura parcial, de ${rows} registros inteiros.${doubt} ${message}`;
}

async function openFile({ file, path, columns, engine, salvage, target }: DbcJob): Promise<DatasusTable> {
  const { size } = await stat(path);
  return openTable(createReadStream(path, { highWaterMark: 1 << 16 }), {
    size,
    columns: columns ?? undefined,
    engine,
    salvage,
    batchRows: target?.format === 'parquet' ? GROUP_ROWS : undefined,
    transient: true,
    fileName: basename(file),
  });
}

async function describe({ file }: DbcJob, table: DatasusTable): Promise<Said> {
  const summary = await table.finish();
  const { system, uf, competencia } = summary.identity;
  const columns = table.header.fields.map(({ name, type, width }) => ({ name, type, width }));
  const crc = summary.crc === 'none' ? null : summary.crc;
  const what = [system, uf, competencia].filter(Boolean).join(' · ') || 'sistema não reconhecido';
  const check = CHECK_WORDS[summary.crc];
  const lines = [
    `${file}: ${what}`,
    `${summary.rows} registros × ${columns.length} colunas, ${check}`,
    ...columns.map((column) => `  ${column.name.padEnd(12)} ${column.type} ${column.width}`),
  ];
  return {
    json: { file, rows: summary.rows, columns, crc, system, uf, competencia },
    text: lines.join('\n'),
  };
}

async function* csvPieces(table: DatasusTable, form: CsvForm): AsyncGenerator<Uint8Array> {
  yield csvHeader(table.columns, form);
  for await (const batch of table) yield csvLines(batch, form);
}

/** The target appears whole or not at all; where it is a link, what the link names. */
async function convert(
  table: DatasusTable,
  job: DbcJob,
  { format, form, path: asked }: Target,
): Promise<Said> {
  const path = await realpath(asked).catch(() => asked);
  const unfinished = `${path}.${process.pid}.${process.hrtime.bigint()}.part`;
  try {
    if (format === 'csv')
      await pipeline(Readable.from(csvPieces(table, form)), createWriteStream(unfinished, { flags: 'wx' }));
    else await saveParquet(table, job, unfinished);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  const { rows } = await table.finish();
  const { size: bytes } = await stat(path);
  const columns = table.columns.length;
  return {
    json: { rows, columns, bytes },
    text: `${asked}: ${rows} registros × ${columns} colunas, ${bytes} bytes`,
  };
}

async function saveParquet(table: DatasusTable, { file, engine }: DbcJob, path: string): Promise<void> {
  const target = await open(path, 'wx');
  try {
    const sink = { write: async (bytes: Uint8Array) => void (await target.writeFile(bytes)) };
    const compressor = { codec: 'ZSTD', compress: (bytes: Uint8Array) => zstdCompressSync(bytes) } as const;
    await writeParquet(table, sink, { engine, compressor, fileName: basename(file) });
  } finally {
    await target.close();
  }
}

function refused(
  code: Extract<DbcAnswer, { ok: false }>['code'],
  message: string,
  offset: number | null = null,
): DbcAnswer {
  return { ok: false, code, message, offset };
}

/** @throws the error itself where it is neither of the file nor of the disk. */
function refusalOf(error: unknown, file: string): DbcAnswer {
  if (error instanceof DatasusError)
    return refused('refused', `Não foi possível ler ${basename(file)}: ${error.message}`, error.offset);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) throw error;
  return refused(
    'unavailable',
    `Não foi possível usar ${path} (${code}). Verifique a permissão e o espaço em disco.`,
  );
}
