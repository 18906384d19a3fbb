import {
  badStreamHeader,
  type DecoderState,
  type StreamDecoder,
  tooFarBack,
  truncatedStream,
} from '../pkware/stream-decoder.ts';
import type { WasmExports } from './instance.ts';

/** What the kernel's `advance` returns. */
const STATES: readonly (DecoderState | 'truncated' | 'bad-header' | 'too-far-back')[] = [
  'needs-input',
  'has-output',
  'done',
  'truncated',
  'bad-header',
  'too-far-back',
];

/** The engine in WebAssembly: one stream at a time in an instance. What it hands out lies in the instance's memory. */
export class WasmExploder implements StreamDecoder {
  readonly #wasm: WasmExports;
  #fed = 0;
  #taken = 0;
  #inputClosed = false;

  /** Null where the memory it needs is not to be had. */
  static start(wasm: WasmExports, keep = 0): WasmExploder | null {
    return wasm.openStream(keep) !== 0 ? new WasmExploder(wasm) : null;
  }

  private constructor(wasm: WasmExports) {
    this.#wasm = wasm;
  }

  feed(bytes: Uint8Array, start = 0): number {
    const count = Math.min(bytes.length - start, this.#wasm.inputRoom());
    const room = new Uint8Array(this.#wasm.memory.buffer, this.#wasm.inputAt(), count);
    room.set(bytes.subarray(start, start + count));
    this.#wasm.fed(count);
    this.#fed += count;
    return count;
  }

  closeInput(): void {
    this.#inputClosed = true;
  }

  get consumed(): number {
    return this.#fed - this.#wasm.inputLeft();
  }

  get produced(): number {
    return this.#taken + this.#wasm.outputLeft();
  }

  get dictionaryBits(): number {
    return this.#wasm.dictionaryBits();
  }

  advance(): DecoderState {
    const state = STATES[this.#wasm.advance(this.#inputClosed ? 1 : 0)]!;
    if (state === 'truncated') throw truncatedStream(this.#fed);
    if (state === 'bad-header') throw badStreamHeader();
    if (state === 'too-far-back') throw tooFarBack(this.consumed);
    return state;
  }

  take(): Uint8Array {
    const length = this.#wasm.outputLeft();
    const bytes = new Uint8Array(this.#wasm.memory.buffer, this.#wasm.outputStart(), length);
    this.#wasm.took();
    this.#taken += length;
    return bytes;
  }
}
