import type { Body } from './body.ts';
import type { OpenOptions, TableFormat } from './table.ts';
import { releaseWasm, startWasm, type WasmExports } from './wasm/instance.ts';

const CHUNK = 128 * 1024;

/** Gives the pieces of another body what those of a decoder have: the bytes before them in the same buffer. */
export class KeptBody implements Body {
  readonly format: TableFormat;
  readonly #inner: Body;
  readonly #keep: number;
  /** Where the buffer stands in the instance's memory; 0 where it stands outside. */
  readonly #address: number;
  readonly #outside: Uint8Array | null;
  #wasm: WasmExports | null;
  #rest: Uint8Array | null = null;
  #given = 0;

  constructor(inner: Body, keep: number, engine: OpenOptions['engine']) {
    this.format = inner.format;
    this.#inner = inner;
    this.#keep = keep;
    const wasm = engine === 'ts' ? null : startWasm();
    this.#address = wasm?.reserve(keep + CHUNK) ?? 0;
    this.#wasm = this.#address === 0 ? null : wasm;
    this.#outside = this.#wasm === null ? new Uint8Array(keep + CHUNK) : null;
  }

  async next(): Promise<Uint8Array | null> {
    const piece = this.#rest ?? (await this.#inner.next());
    if (piece === null) return null;
    const part = piece.subarray(0, CHUNK);
    this.#rest = piece.length > CHUNK ? piece.subarray(CHUNK) : null;
    const buffer = this.#buffer();
    buffer.copyWithin(0, this.#given, this.#given + this.#keep);
    buffer.set(part, this.#keep);
    this.#given = part.length;
    return buffer.subarray(this.#keep, this.#keep + part.length);
  }

  get wasm(): WasmExports | null {
    return this.#wasm;
  }

  get trailing(): number {
    return this.#inner.trailing;
  }

  close(): void {
    this.#inner.close();
    if (this.#wasm !== null) releaseWasm(this.#wasm);
    this.#wasm = null;
  }

  /** A new view each time: the memory may have grown. */
  #buffer(): Uint8Array {
    return this.#outside ?? new Uint8Array(this.#wasm!.memory.buffer, this.#address, this.#keep + CHUNK);
  }
}
