import { crc32 } from 'node:zlib';
import { expect } from 'vitest';
import type { ByteInput } from '../src/datasus/byte-source.ts';
import type { ColumnType } from '../src/datasus/layouts/column-type.ts';
import { GROUP_ROWS } from '../src/datasus/parquet/file.ts';
import {
  type ParquetOptions,
  type ParquetSummary,
  writeParquet,
} from '../src/datasus/parquet/write-parquet.ts';
import { openTable } from '../src/datasus/reader.ts';
import type { OpenOptions } from '../src/datasus/table.ts';
import { writeDbf } from '../src/datasus/writer.ts';
import { expectedValue, type ParquetOracle } from './parquet-values.ts';

/** A table of DATASUS as a Parquet file in memory. */
export async function toParquet(
  input: ByteInput,
  options: ParquetOptions = {},
  open: OpenOptions = {},
): Promise<{ file: Uint8Array; summary: ParquetSummary }> {
  const table = await openTable(input, {
    batchRows: GROUP_ROWS,
    transient: true,
    crc32,
    ...(options.engine === undefined ? {} : { engine: options.engine }),
    ...open,
  });
  const pieces: Uint8Array[] = [];
  const summary = await writeParquet(table, { write: (bytes) => void pieces.push(bytes.slice()) }, options);
  return { file: Buffer.concat(pieces), summary };
}

/** The texts of a table, column by column. */
export async function readTexts(input: ByteInput, open: OpenOptions = {}): Promise<string[][]> {
  const table = await openTable(input, { crc32, ...open });
  const texts: string[][] = table.columns.map(() => []);
  for await (const batch of table) {
    for (const [at, column] of batch.columns.entries()) {
      const { values, codes } = column.dictionary();
      for (const code of codes) texts[at]!.push(values[code]!);
    }
  }
  return texts;
}

export const TEXT: ColumnType = { kind: 'text' };

/** A column of a table made for a test. */
export interface MadeColumn {
  readonly name: string;
  readonly width: number;
  readonly type: ColumnType;
  readonly texts: readonly string[];
}

export function column(
  [name, width, type]: readonly [string, number, ColumnType],
  rows: number,
  textOf: (row: number) => string,
): MadeColumn {
  return { name, width, type, texts: Array.from({ length: rows }, (_, row) => textOf(row)) };
}

export function dbfOf(columns: readonly MadeColumn[]): Uint8Array {
  const rows = columns[0]!.texts.map((_, row) => columns.map(({ texts }) => texts[row]!));
  return writeDbf({ fields: columns.map(({ name, width }) => ({ name, width })) }, rows);
}

/** Writes the columns with both engines, which must agree, and compares every value that DuckDB reads. */
export async function expectReadBack(
  oracle: ParquetOracle,
  columns: readonly MadeColumn[],
  options: ParquetOptions = {},
): Promise<Uint8Array> {
  const dbf = dbfOf(columns);
  const types = columns.map(({ type }) => type);
  const wasm = await toParquet(dbf, { ...options, types, engine: 'wasm' });
  const script = await toParquet(dbf, { ...options, types, engine: 'ts' });
  expect(Buffer.compare(wasm.file, script.file)).toBe(0);
  const read = await oracle.read(wasm.file);
  const stored = await readTexts(dbf);
  expect(read.names).toEqual(columns.map(({ name }) => name));
  for (const [at, { type }] of columns.entries()) {
    const expected = stored[at]!.map((text) => expectedValue(text, type));
    expect(read.columns[at]!.length).toBe(expected.length);
    const row = expected.findIndex((value, index) => value !== read.columns[at]![index]);
    expect([row, read.columns[at]![row]]).toEqual([-1, undefined]);
  }
  return wasm.file;
}
