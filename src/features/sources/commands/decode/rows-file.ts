import { createHmac } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import {
  columnCells,
  type DistinctCells,
  type Field,
  monthOfDate,
  ParquetFile,
  type RecordBatch,
  type StoredColumn,
  textCells,
} from '../../../../datasus/index.ts';
import { RECORD_NUMBER } from './decoded.ts';

type KeptColumn = StoredColumn & { readonly field: Field };

const DIGITS_OF_RECORD = 10;
const HEX_OF_SHA256 = 64;
const MONTH = 'AAAA-MM'.length;

/** The rows that may be stored as one Parquet file, every column of texts: what a partition is. */
export class RowsFile {
  readonly #handle: number;
  readonly #columns: readonly KeptColumn[];
  readonly #secret: string;
  readonly #file: ParquetFile;

  constructor(path: string, columns: readonly KeptColumn[], secret: string) {
    this.#handle = openSync(path, 'wx', 0o600);
    this.#columns = columns;
    this.#secret = secret;
    const texts = [{ name: RECORD_NUMBER, width: DIGITS_OF_RECORD }, ...columns.map(widthOf)];
    this.#file = new ParquetFile(
      { write: (bytes) => this.#write(bytes) },
      texts.map(({ name, width }) => ({ name, width, type: { kind: 'text' }, required: true })),
      { compressor: { codec: 'ZSTD', compress: (bytes) => zstdCompressSync(bytes) } },
    );
  }

  /** Writes a batch as a row group; every distinct value is converted once. */
  async add(batch: RecordBatch): Promise<void> {
    if (batch.rows === 0) return;
    await this.#file.addGroup(batch.rows, (at) =>
      at === 0 ? recordNumbers(batch) : keptCells(batch, this.#columns[at - 1] as KeptColumn, this.#secret),
    );
  }

  /** Only now is it a file that can be read. */
  end(): Promise<void> {
    return this.#file.end();
  }

  close(): void {
    closeSync(this.#handle);
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

function recordNumbers(batch: RecordBatch): DistinctCells {
  const texts = Array.from({ length: batch.rows }, (_, row) => String(batch.recordNumber(row)));
  return textCells(Uint16Array.from(texts.keys()), texts, DIGITS_OF_RECORD);
}

/** A column of a batch in the form in which it may be kept. */
function keptCells(batch: RecordBatch, column: KeptColumn, secret: string): DistinctCells {
  const stored = batch.column(column.name);
  if (column.keep === 'as-is') return columnCells(stored);
  const { values, codes } = stored.dictionary();
  const texts = values.map((value) =>
    column.keep === 'month' ? monthOfDate(value) : keyedHash(value, secret),
  );
  return textCells(codes, texts, widthOf(column).width);
}

function keyedHash(value: string, secret: string): string {
  return value === '' ? '' : createHmac('sha256', secret).update(value).digest('hex');
}
