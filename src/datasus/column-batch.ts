import { DatasusError } from './datasus-error.ts';
import type { Field } from './dbf.ts';
import { latin1, trimmedEnd } from './latin1.ts';

/** The distinct values of one column in one batch, and for each row which of them it holds. */
export interface ColumnDictionary {
  readonly values: readonly string[];
  readonly codes: Uint16Array;
}

/** One column of a batch. Rows are counted from 0 inside the batch; deleted records are not among them. */
export interface ColumnBatch {
  readonly field: Field;
  /** The stored bytes, padding included: a view, not a copy. */
  bytes(row: number): Uint8Array;
  /** The value as text: Latin-1, without trailing spaces and NULs, otherwise exactly as stored. */
  text(row: number): string;
  /** Every distinct text once, with one code a row: convert per value, not per cell. */
  dictionary(): ColumnDictionary;
}

/** Some consecutive records of a table, by column. It owns its bytes: keeping it is safe. */
export interface RecordBatch {
  readonly rows: number;
  /** The columns asked for, in the order asked for. */
  readonly columns: readonly ColumnBatch[];
  /** A column by name; also one that was left out of the projection. */
  column(name: string): ColumnBatch;
  /** Place of the row's record in the file, from 1, deleted records counted. */
  recordNumber(row: number): number;
}

/** More rows than this would not fit the 16-bit codes of a dictionary. */
export const MAX_BATCH_ROWS = 65_535;
const DELETED = 0x2a;

/** A batch over `records` whole records that stand one after the other in `bytes`. */
export function makeBatch(
  bytes: Uint8Array,
  table: BatchShape,
  firstRecord: number,
  records: number,
): RawBatch {
  return new RawBatch(bytes, table, firstRecord, records);
}

/** What every batch of a table has in common. */
export interface BatchShape {
  readonly recordLength: number;
  readonly fields: readonly Field[];
  readonly projected: readonly Field[];
}

class RawBatch implements RecordBatch {
  readonly rows: number;
  readonly columns: readonly ColumnBatch[];
  readonly deleted: number;
  readonly #bytes: Uint8Array;
  readonly #shape: BatchShape;
  readonly #firstRecord: number;
  /** Index of each live record, or null where none is deleted. */
  readonly #live: Uint32Array | null;

  constructor(bytes: Uint8Array, shape: BatchShape, firstRecord: number, records: number) {
    this.#bytes = bytes;
    this.#shape = shape;
    this.#firstRecord = firstRecord;
    this.#live = liveRecords(bytes, shape.recordLength, records);
    this.rows = this.#live?.length ?? records;
    this.deleted = records - this.rows;
    this.columns = shape.projected.map((field) => this.#columnOf(field));
  }

  column(name: string): ColumnBatch {
    const field = findField(this.#shape.fields, name);
    return this.columns.find((column) => column.field === field) ?? this.#columnOf(field);
  }

  recordNumber(row: number): number {
    return this.#firstRecord + (this.#live === null ? row : this.#live[row]!);
  }

  #columnOf(field: Field): ColumnBatch {
    return new RawColumn(field, this.#bytes, this.#shape.recordLength, this.rows, this.#live);
  }
}

class RawColumn implements ColumnBatch {
  readonly field: Field;
  readonly #bytes: Uint8Array;
  readonly #recordLength: number;
  readonly #rows: number;
  readonly #live: Uint32Array | null;
  #dictionary: ColumnDictionary | null = null;

  constructor(field: Field, bytes: Uint8Array, recordLength: number, rows: number, live: Uint32Array | null) {
    this.field = field;
    this.#bytes = bytes;
    this.#recordLength = recordLength;
    this.#rows = rows;
    this.#live = live;
  }

  bytes(row: number): Uint8Array {
    const from = this.#start(row);
    return this.#bytes.subarray(from, from + this.field.width);
  }

  text(row: number): string {
    const { values, codes } = this.dictionary();
    return values[codes[row]!]!;
  }

  dictionary(): ColumnDictionary {
    this.#dictionary ??= this.#encode();
    return this.#dictionary;
  }

  #start(row: number): number {
    return (this.#live === null ? row : this.#live[row]!) * this.#recordLength + this.field.offset;
  }

  #encode(): ColumnDictionary {
    const { width } = this.field;
    const bytes = this.#bytes;
    const codes = new Uint16Array(this.#rows);
    const values = new DistinctValues(bytes, this.#rows);
    let previous = -1;
    for (let row = 0; row < codes.length; row++) {
      const from = this.#start(row);
      // Most cells repeat the cell above.
      const repeats = previous >= 0 && sameBytes(bytes, previous, from, width);
      codes[row] = repeats ? codes[row - 1]! : values.codeOf(from, trimmedEnd(bytes, from, from + width));
      previous = from;
    }
    return { values: values.texts, codes };
  }
}

/** A hash table of the stretches of a buffer met so far, each with a code and its text. */
class DistinctValues {
  readonly texts: string[] = [];
  readonly #bytes: Uint8Array;
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #slots: Int32Array;

  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(most, 1) * 2))).fill(-1);
  }

  codeOf(from: number, end: number): number {
    const bytes = this.#bytes;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hashBytes(bytes, from, end) & mask; ; slot = (slot + 1) & mask) {
      const code = slots[slot]!;
      if (code < 0) {
        slots[slot] = this.texts.length;
        return this.#add(from, end);
      }
      if (this.#lengths[code] === end - from && sameBytes(bytes, this.#starts[code]!, from, end - from))
        return code;
    }
  }

  #add(from: number, end: number): number {
    this.#starts.push(from);
    this.#lengths.push(end - from);
    return this.texts.push(latin1(this.#bytes, from, end)) - 1;
  }
}

/** The field of that name (in any case: the same column is CONTADOR and contador), or a refusal. */
export function findField(fields: readonly Field[], name: string): Field {
  const wanted = name.toUpperCase();
  const field = fields.find((candidate) => candidate.name.toUpperCase() === wanted);
  if (field !== undefined) return field;
  const names = fields.map((candidate) => candidate.name).join(', ');
  throw new DatasusError(
    'unknown-column',
    `A coluna ${name} não existe neste arquivo, que tem: ${names}. Confira o nome da coluna.`,
  );
}

function liveRecords(bytes: Uint8Array, recordLength: number, records: number): Uint32Array | null {
  const live = new Uint32Array(records);
  let count = 0;
  for (let record = 0; record < records; record++) {
    if (bytes[record * recordLength] !== DELETED) live[count++] = record;
  }
  return count === records ? null : live.subarray(0, count);
}

function sameBytes(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}

function hashBytes(bytes: Uint8Array, from: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
