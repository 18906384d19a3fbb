import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { DBFFile } from 'dbffile';
import { startEngine } from '../src/datasus/engine.ts';
import { npmDecoders } from './peers.ts';
import type { TaskOptions } from './tasks.ts';

const PREFIX = 4;

/** Our engine alone, the file read as it goes. Gives the bytes of the body. */
export async function decompress(path: string, { engine, sum }: TaskOptions): Promise<number> {
  const { decoder } = startEngine(0, engine);
  let crc = 0;
  const drain = () => {
    let state = decoder.advance();
    for (; state === 'has-output'; state = decoder.advance()) {
      const chunk = decoder.take();
      if (sum) crc = crc32(chunk, crc);
    }
    return state;
  };
  for await (const piece of streamIn(path) as AsyncIterable<Buffer>) {
    for (let fed = 0; fed < piece.length; ) {
      fed += decoder.feed(piece, fed);
      if (drain() === 'done') return decoder.produced;
    }
  }
  decoder.closeInput();
  drain();
  return decoder.produced;
}

/** A decoder of npm, the file read as it goes. */
export async function npmDecompress(path: string, { decoder }: TaskOptions): Promise<number> {
  let written = 0;
  const count = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) written += chunk.length;
  };
  const { open, pieceBytes } = npmDecoders.find(({ name }) => name === decoder)!;
  await pipeline(streamIn(path, pieceBytes), open(), count);
  return written;
}

/** Rows of a DBC by packages of npm: decompressed to a temporary DBF, which dbffile reads. */
export async function npmRows(path: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-bench-'));
  const dbf = join(folder, 'body.dbf');
  const { open, pieceBytes } = npmDecoders.at(-1)!;
  await pipeline(createReadStream(path, { end: headerLength(path) - 1 }), createWriteStream(dbf));
  await pipeline(streamIn(path, pieceBytes), open(), createWriteStream(dbf, { flags: 'a' }));
  const table = await DBFFile.open(dbf, { encoding: 'latin1', readMode: 'loose' });
  let rows = 0;
  for (let some = await table.readRecords(1000); some.length > 0; some = await table.readRecords(1000))
    rows += some.length;
  rmSync(folder, { recursive: true });
  return rows;
}

function headerLength(path: string): number {
  const start = Buffer.alloc(10);
  const file = openSync(path, 'r');
  readSync(file, start);
  closeSync(file);
  return start.readUInt16LE(8);
}

function streamIn(path: string, pieceBytes = 64 * 1024): Readable {
  return createReadStream(path, { start: headerLength(path) + PREFIX, highWaterMark: pieceBytes });
}
