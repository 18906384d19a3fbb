import { closeSync, openSync, readSync } from 'node:fs';
import { startEngine } from '../src/datasus/engine.ts';
import { streamStart } from './compressed-stream.ts';
import type { TaskOptions } from './tasks.ts';

const PIECE = 64 * 1024;

/** Our engine alone, the file read as it goes. Gives the bytes of the body. */
export function decompress(path: string, { engine, sum }: TaskOptions): number {
  const { decoder, crc } = startEngine(0, engine);
  const pieces = piecesFrom(path, streamStart(path));
  let piece = new Uint8Array(0);
  for (let state = decoder.advance(); state !== 'done'; state = decoder.advance()) {
    if (state === 'has-output') {
      const chunk = decoder.take();
      if (sum) crc.add(chunk);
      continue;
    }
    if (piece.length === 0) piece = pieces.next().value ?? piece;
    if (piece.length === 0) decoder.closeInput();
    piece = piece.subarray(decoder.feed(piece));
  }
  if (sum) crc.finish();
  return decoder.produced;
}

function* piecesFrom(path: string, start: number): Generator<Uint8Array<ArrayBuffer>, undefined> {
  const file = openSync(path, 'r');
  const buffer = new Uint8Array(PIECE);
  for (let at = start, read = -1; read !== 0; at += read) {
    read = readSync(file, buffer, 0, PIECE, at);
    if (read > 0) yield buffer.subarray(0, read);
  }
  closeSync(file);
}
