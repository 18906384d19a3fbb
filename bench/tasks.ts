import { createReadStream, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type DatasusTable, openDbc } from '../src/datasus/index.ts';

/**
 * What a process does that is measured as a whole: `node tasks.js NAME FILE [OPTIONS AS JSON]`. It prints one line: the work done
 * (rows or bytes) and what the process has used so far.
 */
const tasks: Record<string, (path: string, options: TaskOptions) => Promise<number>> = {
  nothing: async () => 0,
  /** Every byte decoded and checked, no column looked at. */
  decode: async (path, options) => (await (await open(path, { ...options, columns: [] })).finish()).rows,
  columns: encodeColumns,
};

export interface TaskOptions {
  readonly engine?: 'wasm' | 'ts';
  readonly columns?: readonly string[];
}

function open(path: string, { engine, columns }: TaskOptions): Promise<DatasusTable> {
  const input = createReadStream(path, { highWaterMark: 64 * 1024 });
  return openDbc(input, { size: statSync(path).size, crc32, engine, columns });
}

/** The columns asked for as dictionaries, each batch's thrown away; every file's checksum compared. */
async function encodeColumns(path: string, options: TaskOptions): Promise<number> {
  const table = await open(path, options);
  let codes = 0;
  for await (const batch of table) {
    for (const column of batch.columns) codes += column.dictionary().codes.length;
  }
  return codes / table.columns.length;
}

const [name, path, options] = process.argv.slice(2);
if (name !== undefined) {
  const work = await tasks[name]!(path!, JSON.parse(options ?? '{}'));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stdout.write(
    `${JSON.stringify({ work, cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS * 1024 })}\n`,
  );
}
