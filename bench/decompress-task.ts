import { closeSync, openSync, readSync } from 'node:fs';
import { startEngine } from '../src/datasus/engine.ts';
import { streamStart } from './compressed-stream.ts';
import type { TaskOptions } from './tasks.ts';

const PIECE = 64 * 1024;

/** Our engine alone, the file read as it goes. Gives the bytes of the body. */
export function decompress(path: string, { engine, sum }: TaskOptions): number {
  const { decoder, crc } = startEngine(0, engine);
  const file = openSync(path, 'r');
  const buffer = new Uint8Array(PIECE);
  let place = streamStart(path);
  let piece = buffer.subarray(0, 0);
  for (let state = decoder.advance(); state !== 'done'; state = decoder.advance()) {
    if (state === 'has-output') {
      const chunk = decoder.take();
      if (sum) crc.add(chunk);
    } else if (piece.length > 0) {
      piece = piece.subarray(decoder.feed(piece));
    } else {
      piece = buffer.subarray(0, readSync(file, buffer, 0, PIECE, place));
      place += piece.length;
      if (piece.length === 0) decoder.closeInput();
    }
  }
  closeSync(file);
  return decoder.produced;
}
