import type { WasmExports } from '../wasm/instance.ts';
import { type CodedColumn, type ColumnEncoder, type EncoderShape, randomBits } from './encoder.ts';

/** The engine in WebAssembly. What it encodes must lie in the memory of its instance, where the decoder put it. */
export class WasmColumnEncoder implements ColumnEncoder {
  readonly #wasm: WasmExports;
  readonly #shape: EncoderShape;
  #loaded = 0;
  #rows = 0;

  /** Null where the memory it needs is not to be had. One at a time in an instance: an earlier one ends here. */
  static start(wasm: WasmExports, shape: EncoderShape): WasmColumnEncoder | null {
    if (wasm.openColumns(shape.fields.length, shape.recordLength) === 0) return null;
    wasm.seedDictionaries(randomBits(), randomBits(), randomBits(), randomBits());
    shape.fields.forEach(({ offset, width }, index) => {
      wasm.setColumn(index, offset, width);
    });
    return wasm.startColumns(shape.batchRows) === 0 ? null : new WasmColumnEncoder(wasm, shape);
  }

  private constructor(wasm: WasmExports, shape: EncoderShape) {
    this.#wasm = wasm;
    this.#shape = shape;
  }

  /** Only the address is kept: the view may be detached when a dictionary makes the memory grow. */
  load(bytes: Uint8Array): void {
    this.#loaded = bytes.byteOffset;
  }

  encode(at: number, count: number): void {
    if (this.#wasm.encodeRecords(this.#loaded + at, count) === 0)
      throw new RangeError('WebAssembly gives no more memory for the dictionaries of this batch');
    this.#rows += count;
  }

  take(): CodedColumn[] {
    const columns = this.#columns();
    this.#rows = 0;
    this.#wasm.startBatch();
    return this.#shape.transient ? columns : ownColumns(columns);
  }

  /** Views of the module's memory: what begins the next batch leaves them alone, its records do not. */
  #columns(): CodedColumn[] {
    const { buffer } = this.#wasm.memory;
    return this.#shape.fields.map(({ width }, index) => ({
      codes: new Uint16Array(buffer, this.#wasm.codesOf(index), this.#rows),
      cells: new Uint8Array(buffer, this.#wasm.cellsOf(index), this.#wasm.distinctOf(index) * width),
    }));
  }
}

/** Copies, all in two pieces of memory. */
function ownColumns(columns: readonly CodedColumn[]): CodedColumn[] {
  const rows = columns[0]?.codes.length ?? 0;
  const codes = new Uint16Array(columns.length * rows);
  const cells = new Uint8Array(columns.reduce((sum, column) => sum + column.cells.length, 0));
  let at = 0;
  return columns.map((column, index) => {
    const own = {
      codes: codes.subarray(index * rows, (index + 1) * rows),
      cells: cells.subarray(at, at + column.cells.length),
    };
    own.codes.set(column.codes);
    own.cells.set(column.cells);
    at += column.cells.length;
    return own;
  });
}
