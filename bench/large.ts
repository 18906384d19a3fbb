import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { parseHeader } from '../src/datasus/dbf.ts';
import { explode } from '../src/datasus/pkware/whole-stream.ts';
import { DbcCompressor } from '../src/datasus/writer.ts';
import { cacheFolder, corpus, type DbcFile, streamOf } from './files.ts';

/** Another number here makes the files anew. */
const VERSION = 1;
/** Added to the number of the AIH in each further copy of a row, so that it stays the number of one admission only. */
const BUMP = 100_003n;

/** A DBC made by replicating the rows of a real one. */
export interface LargeFile {
  readonly path: string;
  readonly source: string;
  readonly rows: number;
  readonly columns: number;
  readonly bodyBytes: number;
}

/**
 * A SIH-RD file whose decompressed body has about that many MB (millions of bytes): the rows of the largest real file of 113 columns over
 * and over, each time with other numbers of AIH, compressed by our own writer. Kept in the temporary folder of the system.
 */
export function largeFile(megabytes: number): LargeFile {
  const source = sourceFile();
  const copies = Math.max(1, Math.round((megabytes * 1e6) / (source.records * source.recordLength)));
  const hash = createHash('sha256')
    .update(`${VERSION} ${copies}`)
    .update(source.bytes)
    .digest('hex')
    .slice(0, 16);
  const path = join(cacheFolder(), `${hash}.dbc`);
  if (!existsSync(path)) {
    process.stderr.write(`Compactando ${copies} vezes ${source.name}, só desta vez…\n`);
    write(source, copies, path);
  }
  const rows = source.records * copies;
  const columns = parseHeader(source.bytes).fields.length;
  return { path, source: source.name, rows, columns, bodyBytes: rows * source.recordLength };
}

function sourceFile(): DbcFile {
  const source = corpus().find(({ bytes }) => parseHeader(bytes).fields.length === 113);
  if (source === undefined) throw new Error('no SIH-RD file of 113 columns');
  return source;
}

function write(source: DbcFile, copies: number, path: string): void {
  const header = source.bytes.slice(0, source.headerLength);
  new DataView(header.buffer).setUint32(4, source.records * copies, true);
  const body = explode(streamOf(source)).subarray(0, source.records * source.recordLength);
  const compressor = new DbcCompressor(header, {}, crc32);
  const unfinished = `${path}.${process.pid}`;
  const file = openSync(unfinished, 'w');
  writeSync(file, compressor.start);
  for (let copy = 0; copy < copies; copy++) {
    if (copy > 0) bump(body, source);
    writeSync(file, compressor.push(body));
  }
  writeSync(file, compressor.finish());
  writeSync(file, compressor.crcBytes(), 0, 4, header.length);
  closeSync(file);
  renameSync(unfinished, path);
}

function bump(body: Uint8Array, source: DbcFile): void {
  const { offset, width } = parseHeader(source.bytes).fields.find(({ name }) => name === 'N_AIH')!;
  const text = Buffer.from(body.buffer, body.byteOffset, body.length);
  for (let at = offset; at < body.length; at += source.recordLength) {
    const number = BigInt(text.toString('latin1', at, at + width)) + BUMP;
    text.write(String(number).padStart(width, '0').slice(-width), at, 'latin1');
  }
}
