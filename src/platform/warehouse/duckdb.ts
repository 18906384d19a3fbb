import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../kernel/app-error.ts';
import { readPacked } from './duckdb-columns.ts';
import { packedSql } from './duckdb-packed.ts';
import { countSql, literal, rowsSql } from './duckdb-sql.ts';
import type { AnalyticsEngine, CountRow, PartitionRequest, PartitionResult } from './engine.ts';

const SETTINGS = {
  memory_limit: '512MB',
  threads: '2',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** DuckDB in memory over the Parquet files of `folder`; opened at the first question. Its queries run off the main thread. */
export function startDuckDb(folder: string): AnalyticsEngine {
  let opening: Promise<{ instance: DuckDBInstance; connection: DuckDBConnection }> | null = null;
  const connection = async (): Promise<DuckDBConnection> => {
    opening ??= openInstance(folder);
    return (await opening).connection;
  };
  const read = async (sql: string): Promise<CountRow[]> => {
    const reader = await (await connection()).runAndReadAll(sql);
    return reader.getRowObjectsJson().map(toText);
  };
  return {
    count: (query) => (query.partitions.length === 0 ? Promise.resolve([]) : read(countSql(query))),
    async countPacked(query) {
      if (query.partitions.length === 0) return [];
      return readPacked(query, await (await connection()).run(packedSql(query)));
    },
    textOf: (query) => countSql(query),
    packedTextOf: packedSql,
    rows: (query, columns, offset, limit) =>
      query.partitions.length === 0 ? Promise.resolve([]) : read(rowsSql(query, columns, offset, limit)),
    async writePartition(request) {
      return writePartition(await connection(), request);
    },
    async close() {
      if (!opening) return;
      const { instance, connection: open } = await opening;
      open.closeSync();
      instance.closeSync();
    },
  };
}

async function openInstance(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(':memory:', {
    ...SETTINGS,
    temp_directory: join(folder, 'spill'),
  });
  return { instance, connection: await instance.connect() };
}

function toText(row: Record<string, unknown>): CountRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)]),
  );
}

async function writePartition(
  connection: DuckDBConnection,
  request: PartitionRequest,
): Promise<PartitionResult> {
  mkdirSync(dirname(request.target), { recursive: true, mode: 0o700 });
  const temporary = 'parquet' in request ? request.parquet : `${request.target}.${process.pid}.part`;
  try {
    if ('csv' in request) await copyCsv(connection, request, temporary);
    const counted = await connection.runAndReadAll(
      `select count(*) as rows from read_parquet(${literal(temporary)})`,
    );
    const rows = Number(counted.getRowObjectsJson()[0]?.rows ?? 0);
    const { sha256, bytes } = await settle(temporary, request.target);
    return { path: request.target, rows, sha256, bytes };
  } catch (error) {
    await rm(temporary, { force: true });
    throw new AppError(
      'internal',
      'Os registros não puderam ser guardados; nada ficou pela metade. Verifique o espaço em disco.',
      {
        cause: error,
      },
    );
  }
}

async function copyCsv(
  connection: DuckDBConnection,
  request: Extract<PartitionRequest, { csv: string }>,
  parquet: string,
): Promise<void> {
  const columns = request.columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  await connection.run(`copy (select trim(columns(*)) from read_csv(${literal(request.csv)}, header = true, delim = ',', quote = '"', escape = '"',
      columns = {${columns}}, nullstr = '\\N', auto_detect = false, strict_mode = true, max_line_size = 10000000))
      to ${literal(parquet)} (format parquet, compression zstd, row_group_size 61440)`);
}

/** Hashes, syncs to disk and renames, and syncs the new name: the file appears whole or not at all, and stays. */
async function settle(temporary: string, target: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(temporary)) hash.update(chunk);
  const handle = await open(temporary, 'r');
  await handle.sync();
  await handle.close();
  const { size } = await stat(temporary);
  await rename(temporary, target);
  const folder = await open(dirname(target), 'r');
  await folder.sync();
  await folder.close();
  return { sha256: hash.digest('hex'), bytes: size };
}
