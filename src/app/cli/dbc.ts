import { createReadStream, createWriteStream, mkdtempSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { csvHeader, csvLines, DatasusError, type DatasusTable, openTable } from '../../datasus/index.ts';
import { AppError } from '../../kernel/app-error.ts';
import { startDuckDb } from '../../platform/warehouse/duckdb.ts';
import { type Command, type CommandInput, callerPath, type Outcome, oneFile, UsageError } from './command.ts';

const USAGE = 'dbc ARQUIVO [--json] [--to csv|parquet --out CAMINHO [--columns A,B]]';

/** Reads a DATASUS file without opening any database: what it is, or the same rows as CSV or Parquet. */
export const dbcCommand: Command = {
  name: 'dbc',
  usage: USAGE,
  summary: 'lê um arquivo .dbc ou .dbf do DATASUS, confere o CRC e o converte',
  options: { to: { type: 'string' }, out: { type: 'string' }, columns: { type: 'string' } },
  async run(input) {
    const file = oneFile(input, { usage: USAGE });
    const target = targetOf(input);
    await refuseMissing(file, target);
    try {
      const columns = typeof input.values.columns === 'string' ? input.values.columns.split(',') : undefined;
      const table = await open(file, columns);
      const outcome = target === null ? await describe(file, table) : await convert(table, target);
      const { warnings } = await table.finish();
      return { ...outcome, warnings: warnings.map(({ message }) => message) };
    } catch (error) {
      throw asRefusal(error, file);
    }
  },
};

interface Target {
  readonly format: 'csv' | 'parquet';
  readonly path: string;
}

function targetOf(input: CommandInput): Target | null {
  const { to, out } = input.values;
  if (to === undefined && out === undefined) return null;
  if ((to !== 'csv' && to !== 'parquet') || typeof out !== 'string') {
    throw new UsageError(
      `Para converter, informe --to csv ou --to parquet e --out CAMINHO.\nUso: pactua ${USAGE}`,
    );
  }
  return { format: to, path: callerPath(out) };
}

/** Both ends are looked at before anything is read, so that a refusal names the one that is wrong. */
async function refuseMissing(file: string, target: Target | null): Promise<void> {
  const source = await stat(callerPath(file)).catch(() => null);
  if (source === null) {
    throw new AppError('not-found', `O arquivo ${file} não existe ou não pode ser lido. Confira o caminho.`);
  }
  if (!source.isFile())
    throw new AppError('invalid-input', `${file} não é um arquivo. Informe um .dbc ou .dbf.`);
  if (target === null) return;
  const folder = await stat(dirname(target.path)).catch(() => null);
  if (!folder?.isDirectory()) {
    throw new AppError(
      'not-found',
      `A pasta ${dirname(target.path)} não existe. Crie-a ou escolha outro destino em --out.`,
    );
  }
}

async function open(file: string, columns: readonly string[] | undefined): Promise<DatasusTable> {
  const path = callerPath(file);
  const { size } = await stat(path);
  return openTable(createReadStream(path, { highWaterMark: 1 << 16 }), {
    size,
    columns,
    crc32,
    fileName: basename(file),
  });
}

async function describe(file: string, table: DatasusTable): Promise<Outcome> {
  const summary = await table.finish();
  const { system, uf, competencia } = summary.identity;
  const columns = table.header.fields.map(({ name, type, width }) => ({ name, type, width }));
  const crc = summary.crc === 'ok' ? 'ok' : null;
  const what = [system, uf, competencia].filter(Boolean).join(' · ') || 'sistema não reconhecido';
  const check = crc === 'ok' ? 'CRC-32 conferido' : 'sem CRC (arquivo .dbf)';
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

async function* csvText(table: DatasusTable): AsyncGenerator<string> {
  yield csvHeader(table.columns);
  for await (const batch of table) yield csvLines(batch);
}

async function writeCsv(table: DatasusTable, path: string): Promise<void> {
  await pipeline(Readable.from(csvText(table)), createWriteStream(path));
}

async function convert(table: DatasusTable, target: Target): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-dbc-'));
  const csv = target.format === 'csv' ? `${target.path}.part` : join(folder, 'rows.csv');
  try {
    await writeCsv(table, csv);
    if (target.format === 'csv') await rename(csv, target.path);
    else await writeParquet(table, folder, csv, target.path);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${target.path}.part`, { force: true });
  }
  const { rows } = await table.finish();
  const { size: bytes } = await stat(target.path);
  const columns = table.columns.length;
  return {
    json: { rows, columns, bytes },
    text: `${target.path}: ${rows} registros × ${columns} colunas, ${bytes} bytes`,
  };
}

async function writeParquet(table: DatasusTable, folder: string, csv: string, path: string): Promise<void> {
  const engine = startDuckDb(folder);
  try {
    await engine.writePartition({ csv, target: path, columns: table.columns.map((column) => column.name) });
  } finally {
    await engine.close();
  }
}

function asRefusal(error: unknown, file: string): unknown {
  if (error instanceof DatasusError) {
    const message = `Não foi possível ler ${basename(file)}: ${error.message}`;
    return new AppError('refused', message, {
      cause: error,
      details: error.offset === null ? {} : { offset: error.offset },
    });
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) {
    return new AppError(
      'unavailable',
      `Não foi possível usar ${path} (${code}). Verifique a permissão e o espaço em disco.`,
      {
        cause: error,
      },
    );
  }
  return error;
}
