import type { RunningCrc32 } from '../crc32.ts';
import type { WasmExports } from './instance.ts';

const STAGE_BYTES = 4096;

/** A CRC-32 summed in an instance: at full speed of what lies in its memory, by way of a copy of anything else. */
export class WasmRunningCrc32 implements RunningCrc32 {
  readonly #wasm: WasmExports;
  #stage = 0;

  /** An instance has one running sum: beginning one ends another. */
  constructor(wasm: WasmExports) {
    this.#wasm = wasm;
    wasm.crcStart();
  }

  add(bytes: Uint8Array): void {
    if (bytes.buffer === this.#wasm.memory.buffer) this.#wasm.crcAdd(bytes.byteOffset, bytes.length);
    else
      for (let at = 0; at < bytes.length; at += STAGE_BYTES)
        this.#addCopy(bytes.subarray(at, at + STAGE_BYTES));
  }

  finish(): number {
    return this.#wasm.crcFinish() >>> 0;
  }

  #addCopy(bytes: Uint8Array): void {
    if (this.#stage === 0) this.#stage = this.#wasm.reserve(STAGE_BYTES);
    if (this.#stage === 0) throw new RangeError('no memory for a checksum');
    new Uint8Array(this.#wasm.memory.buffer, this.#stage, bytes.length).set(bytes);
    this.#wasm.crcAdd(this.#stage, bytes.length);
  }
}
