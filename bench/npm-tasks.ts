import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DBFFile } from 'dbffile';
import { headerLength, streamStart } from './compressed-stream.ts';
import { npmDecoders } from './peers.ts';
import type { TaskOptions } from './tasks.ts';

/** A decoder of npm, the file read as it goes. */
export async function npmDecompress(path: string, { decoder }: TaskOptions): Promise<number> {
  let written = 0;
  const count = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) written += chunk.length;
  };
  const { open, pieceBytes } = npmDecoders.find(({ name }) => name === decoder)!;
  await pipeline(
    createReadStream(path, { start: streamStart(path), highWaterMark: pieceBytes }),
    open(),
    count,
  );
  return written;
}

/** Rows of a DBC by packages of npm: decompressed to a temporary DBF, which dbffile reads. */
export async function npmRows(path: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-bench-'));
  const dbf = join(folder, 'body.dbf');
  const { open, pieceBytes } = npmDecoders.at(-1)!;
  await pipeline(createReadStream(path, { end: headerLength(path) - 1 }), createWriteStream(dbf));
  await pipeline(
    createReadStream(path, { start: streamStart(path), highWaterMark: pieceBytes }),
    open(),
    createWriteStream(dbf, { flags: 'a' }),
  );
  const table = await DBFFile.open(dbf, { encoding: 'latin1', readMode: 'loose' });
  let rows = 0;
  for (let some = await table.readRecords(1000); some.length > 0; some = await table.readRecords(1000))
    rows += some.length;
  rmSync(folder, { recursive: true });
  return rows;
}
