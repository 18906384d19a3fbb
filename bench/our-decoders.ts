import { Exploder } from '../src/datasus/pkware/explode.ts';
import type { StreamDecoder } from './peers.ts';

/** What both of our engines are to this bench: a decoder of streams that is fed by pieces. */
interface Engine {
  feed(bytes: Uint8Array, start?: number): number;
  closeInput(): void;
  advance(): 'needs-input' | 'has-output' | 'done';
  take(): Uint8Array;
}

/** The engines of src/datasus, decompressing and nothing else. */
export const ourDecoders: readonly StreamDecoder[] = [
  { name: 'Pactua, TypeScript', decode: (bytes) => exhaust(new Exploder(), bytes) },
];

function exhaust(engine: Engine, bytes: Uint8Array): number {
  let fed = 0;
  let written = 0;
  for (let state = engine.advance(); state !== 'done'; state = engine.advance()) {
    if (state === 'has-output') written += engine.take().length;
    else if (fed === bytes.length) engine.closeInput();
    else fed += engine.feed(bytes, fed);
  }
  return written;
}
