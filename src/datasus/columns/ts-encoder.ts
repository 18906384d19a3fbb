import type { Field } from '../dbf.ts';
import { type CodedColumn, type ColumnEncoder, type EncoderShape, randomBits } from './encoder.ts';

/** The engine in plain TypeScript: where there is no WebAssembly, and the other engine's oracle. */
export class TsColumnEncoder implements ColumnEncoder {
  readonly #recordLength: number;
  readonly #coders: readonly ColumnCoder[];
  #bytes: DataView = new DataView(new ArrayBuffer(0));
  #loaded = 0;

  constructor({ fields, recordLength, batchRows }: EncoderShape) {
    this.#recordLength = recordLength;
    this.#coders = fields.map((field) => new ColumnCoder(field, batchRows));
  }

  load(bytes: Uint8Array, before: number): void {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset - before, before + bytes.length);
    this.#loaded = before;
  }

  encode(at: number, count: number): void {
    for (const coder of this.#coders) coder.encode(this.#bytes, this.#loaded + at, count, this.#recordLength);
  }

  take(): CodedColumn[] {
    return this.#coders.map((coder) => coder.take());
  }
}

const FIRST_SLOTS = 256;
const FIRST_BYTES = 1024;

/** The distinct cells of one column, in an open hash table that is never more than half full. */
class ColumnCoder {
  readonly #field: Field;
  readonly #batchRows: number;
  #codes: Uint16Array;
  #rows = 0;
  #code = 0;
  #distinct = 0;
  #cells: DataView = new DataView(new ArrayBuffer(FIRST_BYTES));
  /** Code + 1, or 0 where empty. */
  #slots = new Uint16Array(FIRST_SLOTS);

  constructor(field: Field, batchRows: number) {
    this.#field = field;
    this.#batchRows = batchRows;
    this.#codes = new Uint16Array(batchRows);
  }

  encode(bytes: DataView, from: number, count: number, recordLength: number): void {
    const { offset, width } = this.#field;
    const codes = this.#codes;
    let code = this.#code;
    let at = from + offset;
    for (let done = 0; done < count; done++) {
      // Most cells repeat the cell above.
      if (this.#distinct === 0 || !sameCell(this.#cells, code * width, bytes, at, width))
        code = this.#find(bytes, at);
      codes[this.#rows++] = code;
      at += recordLength;
    }
    this.#code = code;
  }

  take(): CodedColumn {
    const codes = this.#rows < this.#codes.length ? this.#codes.slice(0, this.#rows) : this.#codes;
    const cells = new Uint8Array(this.#cells.buffer, 0, this.#distinct * this.#field.width).slice();
    this.#codes = new Uint16Array(this.#batchRows);
    this.#slots.fill(0);
    this.#rows = 0;
    this.#distinct = 0;
    return { codes, cells };
  }

  #find(bytes: DataView, at: number): number {
    const { width } = this.#field;
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = hashOf(bytes, at, width) & last;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (sameCell(this.#cells, (entry - 1) * width, bytes, at, width)) return entry - 1;
      slot = (slot + 1) & last;
    }
    slots[slot] = this.#distinct + 1;
    return this.#add(bytes, at);
  }

  #add(bytes: DataView, at: number): number {
    const { width } = this.#field;
    const start = this.#distinct * width;
    if (start + width > this.#cells.byteLength) this.#cells = widened(this.#cells);
    for (let i = 0; i < width; i++) this.#cells.setUint8(start + i, bytes.getUint8(at + i));
    this.#distinct++;
    if (this.#distinct * 2 > this.#slots.length) this.#growSlots();
    return this.#distinct - 1;
  }

  #growSlots(): void {
    const { width } = this.#field;
    const slots = new Uint16Array(this.#slots.length * 2);
    const last = slots.length - 1;
    for (let code = 0; code < this.#distinct; code++) {
      let slot = hashOf(this.#cells, code * width, width) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = code + 1;
    }
    this.#slots = slots;
  }
}

function widened(view: DataView): DataView {
  const larger = new Uint8Array(view.byteLength * 2);
  larger.set(new Uint8Array(view.buffer));
  return new DataView(larger.buffer);
}

function sameCell(a: DataView, from: number, b: DataView, at: number, width: number): boolean {
  let done = 0;
  for (; done + 4 <= width; done += 4) if (a.getInt32(from + done) !== b.getInt32(at + done)) return false;
  for (; done < width; done++) if (a.getUint8(from + done) !== b.getUint8(at + done)) return false;
  return true;
}

/** Unknown to whoever writes a file: with known ones a file could make every cell fall into one slot. */
const START = randomBits();
const FACTOR = randomBits() | 1;

function hashOf(bytes: DataView, from: number, width: number): number {
  let hash = START;
  for (let at = from; at < from + width; at++) {
    hash = Math.imul(hash ^ bytes.getUint8(at), FACTOR);
    hash ^= hash >>> 15;
  }
  return hash ^ (hash >>> 15);
}
