import { type Crc32, crc32 } from './crc32.ts';
import { Exploder } from './pkware/explode.ts';
import type { StreamDecoder } from './pkware/stream-decoder.ts';
import { wasmCrc32 } from './wasm/crc32.ts';
import { WasmExploder } from './wasm/exploder.ts';
import { startWasm, type WasmExports } from './wasm/instance.ts';

/** What decompresses one stream and sums it up, and the instance in which that is done, where it is WebAssembly. */
export interface Engine {
  readonly decoder: StreamDecoder;
  readonly wasm: WasmExports | null;
  readonly crc32: Crc32;
}

/**
 * WebAssembly where it starts and was not declined, TypeScript otherwise; `keep` bytes of earlier output stay in front
 * of what is handed out. Whoever is done with it gives its instance back (`releaseWasm`).
 */
export function startEngine(keep: number, asked: 'wasm' | 'ts' = 'wasm'): Engine {
  const wasm = asked === 'ts' ? null : startWasm();
  const decoder = wasm === null ? null : WasmExploder.start(wasm, keep);
  if (wasm === null || decoder === null) return { decoder: new Exploder(keep), wasm: null, crc32 };
  return { decoder, wasm, crc32: wasmCrc32(wasm) };
}
