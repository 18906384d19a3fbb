import { startEngine } from '../src/datasus/engine.ts';
import { releaseWasm } from '../src/datasus/wasm/instance.ts';

/** A way to use ours. */
export interface OurDecoder {
  readonly name: string;
  /** Decompresses a stream held in memory, and throws the output away. Gives the bytes written. */
  readonly decode: (bytes: Uint8Array) => number;
  /** How many times the best npm peer it has to be. */
  readonly goal: number;
  /** How many times the C decoder `blast` it has to be. */
  readonly goalOverNative: number | null;
}

/** The engines of src/datasus, decompressing and nothing else. The sum is made, not compared: here is no whole file. */
export const ourDecoders: readonly OurDecoder[] = [
  { name: 'WebAssembly', goal: 22, goalOverNative: 6, decode: (bytes) => exhaust('wasm', bytes) },
  {
    name: 'WebAssembly + CRC-32',
    goal: 15,
    goalOverNative: 4,
    decode: (bytes) => exhaust('wasm', bytes, true),
  },
  { name: 'TypeScript', goal: 9, goalOverNative: null, decode: (bytes) => exhaust('ts', bytes) },
];

function exhaust(asked: 'wasm' | 'ts', bytes: Uint8Array, summed = false): number {
  const { decoder, wasm, crc } = startEngine(0, asked);
  if (wasm === null && asked === 'wasm') throw new Error('this Node does not start the WebAssembly engine');
  let fed = 0;
  let written = 0;
  for (let state = decoder.advance(); state !== 'done'; state = decoder.advance()) {
    if (state === 'has-output') {
      const chunk = decoder.take();
      written += chunk.length;
      if (summed) crc.add(chunk);
    } else if (fed === bytes.length) decoder.closeInput();
    else fed += decoder.feed(bytes, fed);
  }
  if (wasm !== null) releaseWasm(wasm);
  return written;
}
