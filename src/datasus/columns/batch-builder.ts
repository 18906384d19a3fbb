import type { Field } from '../dbf.ts';
import type { WasmExports } from '../wasm/instance.ts';
import type { CodedColumn, ColumnEncoder, EncoderShape } from './encoder.ts';
import { TsColumnEncoder } from './ts-encoder.ts';
import { WasmColumnEncoder } from './wasm-encoder.ts';

/** Consecutive records of a table, encoded; deleted ones are not among the rows. It owns its memory. */
export interface CodedBatch {
  readonly fields: readonly Field[];
  /** One for each field. */
  readonly columns: readonly CodedColumn[];
  readonly rows: number;
  readonly deleted: number;
  /** Place in the file, from 1, of the first record, deleted or not. */
  readonly firstRecord: number;
  /** Place of each row's record, counted from the first one; null where rows and records are the same. */
  readonly records: Uint32Array | null;
}

const DELETED = 0x2a;

/** Cuts the records it is given into batches of at most `shape.batchRows` records, and encodes them. */
export class BatchBuilder {
  readonly #shape: EncoderShape;
  readonly #encoder: ColumnEncoder;
  #nextRecord: number;
  /** Of the records loaded: where the next one begins, and how many are left. */
  #at = 0;
  #left = 0;
  /** Where the deleted ones among them begin, the nearest last. */
  #deletedAt: number[] = [];
  #records = 0;
  /** Of the batch: its deleted records, counted from its first. */
  #deleted: number[] = [];

  /** `firstRecord`: place in the file of the first record it will be given. */
  constructor(shape: EncoderShape, wasm: WasmExports | null, firstRecord: number) {
    this.#shape = shape;
    const encoder = wasm === null ? null : WasmColumnEncoder.start(wasm, shape);
    this.#encoder = encoder ?? new TsColumnEncoder(shape);
    this.#nextRecord = firstRecord;
  }

  /**
   * The next `count` records: the first begins `before` bytes before `bytes`, in the same buffer. They are read by
   * `fill`, and must stay where they are until it has returned false.
   */
  load(bytes: Uint8Array, before: number, count: number): void {
    const { recordLength } = this.#shape;
    const marks = new Uint8Array(bytes.buffer, bytes.byteOffset - before, before + bytes.length);
    this.#deletedAt = [];
    for (let record = count - 1; record >= 0; record--) {
      if (marks[record * recordLength] === DELETED) this.#deletedAt.push(record * recordLength - before);
    }
    this.#encoder.load(bytes, before);
    this.#at = -before;
    this.#left = count;
  }

  /** Encodes what was loaded, up to the end of the batch. Whether the batch is full: then `take` it and call again. */
  fill(): boolean {
    const { recordLength, batchRows } = this.#shape;
    while (this.#left > 0 && this.#records < batchRows) {
      const deletedAt = this.#deletedAt.at(-1);
      const live = deletedAt === undefined ? this.#left : (deletedAt - this.#at) / recordLength;
      const count = Math.min(live, batchRows - this.#records);
      if (count > 0) this.#encoder.encode(this.#at, count);
      else {
        this.#deletedAt.pop();
        this.#deleted.push(this.#records);
      }
      const taken = Math.max(count, 1);
      this.#records += taken;
      this.#at += taken * recordLength;
      this.#left -= taken;
    }
    return this.#records === batchRows;
  }

  /** Records of the batch so far, deleted ones counted. */
  get records(): number {
    return this.#records;
  }

  /** The batch so far. What comes next begins another one. */
  take(): CodedBatch {
    const rows = this.#records - this.#deleted.length;
    const batch = {
      fields: this.#shape.fields,
      columns: this.#encoder.take(),
      rows,
      deleted: this.#deleted.length,
      firstRecord: this.#nextRecord,
      records: this.#deleted.length === 0 ? null : recordsBut(this.#deleted, rows),
    };
    this.#nextRecord += this.#records;
    this.#records = 0;
    this.#deleted = [];
    return batch;
  }
}

/** The first `rows` numbers from 0 that are not in the ascending list. */
function recordsBut(deleted: readonly number[], rows: number): Uint32Array {
  const records = new Uint32Array(rows);
  let skipped = 0;
  for (let row = 0; row < rows; row++) {
    while (deleted[skipped] === row + skipped) skipped++;
    records[row] = row + skipped;
  }
  return records;
}
