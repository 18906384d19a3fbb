import { type Crc32, type RunningCrc32, runningCrc32 } from './crc32.ts';
import { Exploder } from './pkware/explode.ts';
import type { StreamDecoder } from './pkware/stream-decoder.ts';
import { WasmExploder } from './wasm/exploder.ts';
import { releaseWasm, startWasm, type WasmExports } from './wasm/instance.ts';
import { WasmRunningCrc32 } from './wasm/running-crc32.ts';

/** What decompresses one stream and sums it up, and the instance in which that is done, where it is WebAssembly. */
export interface Engine {
  readonly decoder: StreamDecoder;
  readonly wasm: WasmExports | null;
  /** To be given whatever the sum is of: by `lent` where there is one. */
  readonly crc: RunningCrc32;
  /** Gives its memory to the next one: once, and nothing of it may be used after it. */
  release(): void;
}

/**
 * WebAssembly where it starts and was not declined, TypeScript otherwise; `keep` bytes of earlier output stay in front
 * of what is handed out. Whoever is done with it releases it.
 */
export function startEngine(keep: number, asked: 'wasm' | 'ts' = 'wasm', lent?: Crc32): Engine {
  const wasm = asked === 'ts' ? null : startWasm();
  const decoder = wasm === null ? null : WasmExploder.start(wasm, keep);
  if (wasm === null || decoder === null) {
    if (wasm !== null) releaseWasm(wasm);
    const exploder = new Exploder(keep);
    return { decoder: exploder, wasm: null, crc: runningCrc32(lent), release: () => exploder.release() };
  }
  const crc = lent === undefined ? new WasmRunningCrc32(wasm) : runningCrc32(lent);
  return { decoder, wasm, crc, release: () => releaseWasm(wasm) };
}
