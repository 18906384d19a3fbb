import { WASM_BASE64 } from './module.generated.ts';

/** What the compiled module exports: addresses and sizes are bytes of its memory. */
export interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** `size` bytes of its own, 64-aligned; 0 where the engine gives no more memory. Views made before may be detached. */
  reserve(size: number): number;
}

/** The part of the engine's WebAssembly that is used here: the reader knows neither DOM nor Node types. */
interface WasmEngine {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

let compiled: object | null = null;

/**
 * A fresh instance of the compiled kernel, with its own memory; null where the engine has no WebAssembly with SIMD
 * or may not use it (a page's policy): the TypeScript engine then does the same work.
 */
export function startWasm(): WasmExports | null {
  const engine = (globalThis as { WebAssembly?: WasmEngine }).WebAssembly;
  if (engine === undefined) return null;
  try {
    compiled ??= new engine.Module(fromBase64(WASM_BASE64));
    return new engine.Instance(compiled, {}).exports as WasmExports;
  } catch {
    return null;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i;
  const length = text.replace(/=+$/, '').length;
  const bytes = new Uint8Array((length * 3) >>> 2);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    bits = (bits << 6) | values[text.charCodeAt(i)]!;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >>> held) & 255;
  }
  return bytes;
}
