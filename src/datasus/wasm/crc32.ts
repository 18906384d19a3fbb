import { type Crc32, crc32 } from '../crc32.ts';
import type { WasmExports } from './instance.ts';

/** The CRC-32 of an instance for what lies in its memory (twice as fast), and the one in TypeScript for anything else. */
export function wasmCrc32(wasm: WasmExports): Crc32 {
  return (bytes, value = 0) =>
    bytes.buffer === wasm.memory.buffer
      ? wasm.crc32(bytes.byteOffset, bytes.length, value) >>> 0
      : crc32(bytes, value);
}
