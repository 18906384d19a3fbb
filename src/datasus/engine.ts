import { Exploder } from './pkware/explode.ts';
import type { StreamDecoder } from './pkware/stream-decoder.ts';
import { WasmExploder } from './wasm/exploder.ts';
import { startWasm, type WasmExports } from './wasm/instance.ts';

/** What decompresses one stream, and the instance in which it does so, where it is WebAssembly. */
export interface Engine {
  readonly decoder: StreamDecoder;
  readonly wasm: WasmExports | null;
}

/**
 * WebAssembly where it starts and was not declined, TypeScript otherwise; `keep` bytes of earlier output stay in front
 * of what is handed out. Whoever is done with it gives its instance back (`releaseWasm`).
 */
export function startEngine(keep: number, asked: 'wasm' | 'ts' = 'wasm'): Engine {
  const wasm = asked === 'ts' ? null : startWasm();
  const decoder = wasm === null ? null : WasmExploder.start(wasm, keep);
  return decoder === null ? { decoder: new Exploder(keep), wasm: null } : { decoder, wasm };
}
