import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../kernel/app-error.ts';
import type {
  AnalyticsEngine,
  CountQuery,
  CountRow,
  Filter,
  GroupBy,
  Measure,
  PartitionRequest,
  PartitionResult,
} from './engine.ts';

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

/** A text literal; the engine takes no parameters inside `read_parquet`, so every value is quoted here and nowhere else. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function source(query: Pick<CountQuery, 'partitions'>): string {
  const files = query.partitions.map((partition) => literal(partition.path)).join(', ');
  return `read_parquet([${files}], union_by_name = true)`;
}

/** The diagnosis as the ICSAP list compares it: upper case, no dots, no padding X in the fourth position. */
function icd(column: string): string {
  return `regexp_replace(replace(upper(trim(${column})), '.', ''), '^(.{3})X$', '\\1')`;
}

function condition(filter: Filter): string {
  const column = identifier(filter.column);
  const prefixes = (value: string) =>
    filter.values.length === 0
      ? 'false'
      : filter.values.map((prefix) => `starts_with(${value}, ${literal(prefix)})`).join(' or ');
  const list = filter.values.map(literal).join(', ');
  switch (filter.op) {
    case 'in':
      return filter.values.length === 0 ? 'false' : `trim(${column}) in (${list})`;
    case 'not-in':
      return filter.values.length === 0 ? 'true' : `coalesce(trim(${column}) not in (${list}), true)`;
    case 'prefix':
      return `(${prefixes(`trim(${column})`)})`;
    case 'not-prefix':
      return `not coalesce((${prefixes(`trim(${column})`)}), false)`;
    case 'icd-prefix':
      return `(${prefixes(icd(column))})`;
    case 'not-icd-prefix':
      return `not coalesce((${prefixes(icd(column))}), false)`;
  }
}

function where(filters: readonly Filter[]): string {
  return filters.length === 0 ? 'true' : filters.map(condition).join(' and ');
}

function measureSql(measure: Measure): string {
  const rows = ` filter (where ${where(measure.where ?? [])})`;
  if (measure.op === 'count') return `count(*)${rows} as ${identifier(measure.name)}`;
  const value = `cast(nullif(trim(${identifier(measure.column ?? '')}), '') as decimal(18, 2))`;
  return `coalesce(sum(${value})${rows}, 0) as ${identifier(measure.name)}`;
}

function keySql(key: GroupBy): string {
  const column = `trim(${identifier(key.column)})`;
  return key.length === undefined ? column : `left(${column}, ${Math.trunc(key.length)})`;
}

function countSql(query: CountQuery): string {
  const keys = query.groupBy.map((key) => `${keySql(key)} as ${identifier(key.as)}`);
  const columns = [...keys, ...query.measures.map(measureSql)].join(', ');
  const positions = query.groupBy.map((_, index) => index + 1).join(', ');
  const grouping = positions === '' ? '' : ` group by ${positions} order by ${positions}`;
  return `select ${columns} from ${source(query)} where ${where(query.filters)}${grouping}`;
}

function rowsSql(
  query: Pick<CountQuery, 'partitions' | 'filters'>,
  columns: readonly string[],
  offset: number,
  limit: number,
): string {
  const names = ['record_number', ...columns].map(identifier).join(', ');
  return `select ${names} from ${source(query)} where ${where(query.filters)}
    order by filename, cast("record_number" as bigint) limit ${Math.min(limit, 200)} offset ${Math.max(0, Math.trunc(offset))}`.replace(
    'union_by_name = true',
    'union_by_name = true, filename = true',
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
  await connection.run(`copy (select * from read_csv(${literal(request.csv)}, header = true, delim = ',', quote = '"', escape = '"',
      columns = {${columns}}, nullstr = '\\N', auto_detect = false, strict_mode = true, max_line_size = 10000000))
      to ${literal(parquet)} (format parquet, compression zstd, row_group_size 61440)`);
}

/** Hashes, syncs to disk and renames: the file appears whole or not at all. */
async function settle(temporary: string, target: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(temporary)) hash.update(chunk);
  const handle = await open(temporary, 'r');
  await handle.sync();
  await handle.close();
  const { size } = await stat(temporary);
  await rename(temporary, target);
  return { sha256: hash.digest('hex'), bytes: size };
}
