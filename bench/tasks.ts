import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { type DatasusTable, GROUP_ROWS, openDbc, writeParquet } from '../src/datasus/index.ts';

/**
 * What a process does that is measured as a whole: `node tasks.js NAME FILE [OPTIONS AS JSON]`. It prints one line: the work
 * done (rows or bytes) and what the process has used so far.
 */
const tasks: Record<string, (path: string, options: TaskOptions) => Promise<number>> = {
  nothing: async () => 0,
  decompress: async (path, options) => (await import('./decompress-task.ts')).decompress(path, options),
  'npm-decompress': async (path, options) => (await import('./npm-tasks.ts')).npmDecompress(path, options),
  'npm-rows': async (path) => (await import('./npm-tasks.ts')).npmRows(path),
  /** Every byte decoded and checked, no column looked at. */
  decode: async (path, options) => (await (await open(path, { ...options, columns: [] })).finish()).rows,
  columns: encodeColumns,
  parquet: toParquet,
  several: shareOut,
};

export interface TaskOptions {
  readonly engine?: 'wasm' | 'ts';
  readonly columns?: readonly string[];
  /** Whether the checksum is computed too. */
  readonly sum?: boolean;
  /** Name of a decoder of npm. */
  readonly decoder?: string;
  /** Where to write. */
  readonly out?: string;
  /** Threads that share the files named in `path`, one a line. */
  readonly threads?: number;
}

function open(path: string, { engine, columns }: TaskOptions, batchRows?: number): Promise<DatasusTable> {
  // Our WebAssembly sums faster than Node; our TypeScript does not.
  const lent = engine === 'ts' ? crc32 : undefined;
  const size = statSync(path).size;
  return openDbc(piecesOf(path), { size, crc32: lent, engine, columns, batchRows, transient: true });
}

/** The file through one buffer, as the reader's page advises a command line to. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = new Uint8Array(256 * 1024);
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
    yield buffer.subarray(0, read);
  closeSync(file);
}

/** The columns asked for as dictionaries, each batch's thrown away; the file's checksum compared. */
async function encodeColumns(path: string, options: TaskOptions): Promise<number> {
  const table = await open(path, options);
  let codes = 0;
  for await (const batch of table) {
    for (const column of batch.columns) codes += column.dictionary().codes.length;
  }
  return codes / table.columns.length;
}

/** To a typed Parquet file on disk, uncompressed pages; the file's checksum compared. */
async function toParquet(path: string, options: TaskOptions): Promise<number> {
  const table = await open(path, options, GROUP_ROWS);
  const file = openSync(options.out!, 'w');
  const write = (bytes: Uint8Array) => void writeSync(file, bytes);
  const { rows } = await writeParquet(table, { write }, { engine: options.engine });
  closeSync(file);
  return rows;
}

/** Several files, all columns: by this thread one after another, or by worker threads that take the next when they are free. */
async function shareOut(list: string, { threads = 0 }: TaskOptions): Promise<number> {
  const paths = list.split('\n');
  let rows = 0;
  if (threads === 0) {
    for (const path of paths) rows += await encodeColumns(path, {});
    return rows;
  }
  const ask = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => resolve());
      worker.on('message', (done: number) => {
        rows += done;
        worker.postMessage(paths.shift() ?? null);
      });
    });
  const here = new URL(import.meta.url);
  await Promise.all(Array.from({ length: threads }, () => ask(new Worker(here, { workerData: 'columns' }))));
  return rows;
}

/** The other side of `shareOut`: says 0 rows to get its first file, and ends when there is none. */
function serve(port: NonNullable<typeof parentPort>): void {
  port.on('message', async (path: string | null) => {
    if (path === null) port.close();
    else port.postMessage(await encodeColumns(path, {}));
  });
  port.postMessage(0);
}

/**
 * The most memory that this process has held. `maxRSS` of a process just started counts what its parent held, so that Linux is
 * asked in another way.
 */
function peakBytes(): number {
  const status = '/proc/self/status';
  const [, kibibytes] = existsSync(status)
    ? (/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) ?? [])
    : [];
  return (kibibytes === undefined ? process.resourceUsage().maxRSS : Number(kibibytes)) * 1024;
}

if (!isMainThread && parentPort !== null && workerData === 'columns') serve(parentPort);

const [name, path, options] = process.argv.slice(2);
if (isMainThread && name !== undefined) {
  const work = await tasks[name]!(path!, JSON.parse(options ?? '{}'));
  const wallSeconds = performance.now() / 1000;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  process.stdout.write(`${JSON.stringify({ work, cpuSeconds, peakBytes: peakBytes(), wallSeconds })}\n`);
}
