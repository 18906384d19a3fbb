import { createHmac } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import {
  type DistinctCells,
  type Field,
  GROUP_ROWS,
  monthOfDate,
  ParquetFile,
  type RecordBatch,
  type StoredColumn,
  textCells,
} from '../../../../datasus/index.ts';
import { RECORD_NUMBER } from './decoded.ts';
import { HeldColumn, ROWS_BITS } from './held-column.ts';

type KeptColumn = StoredColumn & { readonly field: Field };

const DIGITS_OF_RECORD = 10;
const HEX_OF_SHA256 = 64;
const MONTH = 'AAAA-MM'.length;
/** Two bytes each: a month of outpatient production of most states. A longer file is ordered piece by piece. */
const HELD_CELLS = 128_000_000;

export interface RowsFileOptions {
  /** Columns by which rows lie together, the first one foremost; those that the table has not are passed over. */
  readonly order?: readonly string[];
  readonly heldCells?: number;
}

/**
 * The rows that may be stored as one Parquet file, every column of texts without padding at either end: what a
 * partition is. Rows lie in `order`, so that least and greatest of a row group tell a question what to pass over.
 */
export class RowsFile {
  readonly #handle: number;
  readonly #columns: readonly KeptColumn[];
  readonly #secret: string;
  readonly #order: readonly string[];
  readonly #heldCells: number;
  readonly #file: ParquetFile;
  #held: HeldColumn[] = [];
  /** Of each batch held, the number of each record in the file. */
  #records: Uint32Array[] = [];
  #rows = 0;

  /** `secret` is the key of the HMAC of authorisation numbers. */
  constructor(
    path: string,
    columns: readonly KeptColumn[],
    secret: string,
    { order = [], heldCells = HELD_CELLS }: RowsFileOptions = {},
  ) {
    this.#handle = openSync(path, 'wx', 0o600);
    this.#columns = columns;
    this.#secret = secret;
    this.#order = order;
    this.#heldCells = heldCells;
    const texts = [{ name: RECORD_NUMBER, width: DIGITS_OF_RECORD }, ...columns.map(widthOf)];
    this.#file = new ParquetFile(
      { write: (bytes) => this.#write(bytes) },
      texts.map(({ name, width }) => ({ name, width, type: { kind: 'text' }, required: true })),
      { compressor: { codec: 'ZSTD', compress: (bytes) => zstdCompressSync(bytes) } },
    );
  }

  /** Holds a batch of at most 65,535 rows; its bytes may be overwritten afterwards. */
  async add(batch: RecordBatch): Promise<void> {
    if (batch.rows === 0) return;
    const columns = this.#columns;
    if ((this.#rows + batch.rows) * columns.length > this.#heldCells) await this.#writeHeld();
    if (this.#held.length === 0) this.#held = columns.map(() => new HeldColumn());
    for (const [at, column] of columns.entries()) {
      const { codes, values } = batch.column(column.name).dictionary();
      this.#held[at]!.add(
        codes,
        values.map((value) => keptText(value, column.keep, this.#secret)),
      );
    }
    this.#records.push(Uint32Array.from({ length: batch.rows }, (_, row) => batch.recordNumber(row)));
    this.#rows += batch.rows;
  }

  /** Only now is it a file that can be read. */
  async end(): Promise<void> {
    await this.#writeHeld();
    await this.#file.end();
  }

  close(): void {
    closeSync(this.#handle);
  }

  /** Orders what is held and writes it as row groups; every distinct value is converted once. */
  async #writeHeld(): Promise<void> {
    const rows = this.#ordered();
    for (let from = 0; from < rows.length; from += GROUP_ROWS) {
      const group = rows.subarray(from, from + GROUP_ROWS);
      await this.#file.addGroup(group.length, (at) =>
        at === 0
          ? this.#recordNumbers(group)
          : this.#held[at - 1]!.cells(group, widthOf(this.#columns[at - 1]!).width),
      );
    }
    this.#held = [];
    this.#records = [];
    this.#rows = 0;
  }

  #ordered(): Uint32Array<ArrayBuffer> {
    let rows = new Uint32Array(this.#rows);
    let filled = 0;
    for (const [batch, records] of this.#records.entries())
      for (let row = 0; row < records.length; row++) rows[filled++] = (batch << ROWS_BITS) | row;
    for (const name of this.#order.toReversed()) {
      const at = this.#columns.findIndex((column) => column.name === name);
      if (at !== -1 && this.#rows > 0) rows = this.#held[at]!.sorted(rows);
    }
    return rows;
  }

  #recordNumbers(rows: Uint32Array): DistinctCells {
    const texts = Array.from(rows, (row) =>
      String(this.#records[row >>> ROWS_BITS]![row & ((1 << ROWS_BITS) - 1)]),
    );
    return textCells(Uint16Array.from(texts.keys()), texts, DIGITS_OF_RECORD);
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
  }
}

function widthOf({ name, keep, field }: KeptColumn): { name: string; width: number } {
  switch (keep) {
    case 'as-is':
      return { name, width: field.width };
    case 'month':
      return { name, width: MONTH };
    case 'hmac':
      return { name, width: HEX_OF_SHA256 };
  }
}

/** A distinct value in the form in which it may be kept. */
function keptText(value: string, keep: StoredColumn['keep'], secret: string): string {
  switch (keep) {
    case 'as-is':
      return value.replace(/^ +/, '');
    case 'month':
      return monthOfDate(value);
    case 'hmac':
      return value === '' ? '' : createHmac('sha256', secret).update(value).digest('hex');
  }
}
