import type { DistinctCells } from './distinct-cells.ts';
import { ENCODING } from './footer.ts';
import { type ParquetColumn, type Stride, strideOf } from './schema.ts';
import { ByteWriter } from './thrift.ts';

/** In a map from code to index: the code has no value. */
export const NOTHING = 0xffff;

/** Why a text that is neither blank nor the layout's mark of none has no value. */
export type Refusal = 'overflow' | 'invalid';

/** What a column's distinct cells became; the engine holds the values themselves. */
export interface DistinctValues {
  /** How many have a value: they have the indexes 0 to this, in the order of their codes. */
  readonly kept: number;
  /** Bytes of all of them in PLAIN. */
  readonly size: number;
  readonly least: Uint8Array | null;
  readonly greatest: Uint8Array | null;
  /** Codes whose text is no value of the type. */
  readonly refused: ReadonlyMap<number, Refusal>;
}

/**
 * Turns codes and cells into the bytes of pages. Two do exactly the same: WebAssembly and TypeScript. The methods are
 * called in the order they stand here, for each column. Views they return are good until the next call.
 */
export interface PageEngine {
  /** Converts distinct cells to values of the column's type. */
  putCells(cells: DistinctCells, column: ParquetColumn): DistinctValues;
  /** Codes to indexes, rows without a value left out. Returns how many have one. */
  putRows(codes: Uint16Array): number;
  /** Bytes that the rows' values take in PLAIN. */
  plainSize(): number;
  /** The body of the dictionary's page. */
  dictionary(): Uint8Array;
  /** The body of the data page: levels, unless required, then indexes of `width` bits, or (0) the values in PLAIN. */
  data(width: number): Uint8Array;
  /** Gives back what it holds; it may not be used any more. */
  close(): void;
}

/** Encodes one column: gives each page in the order of the file, to be used before the next is asked for. */
export function* encodeColumn(
  engine: PageEngine,
  column: ParquetColumn,
  cells: DistinctCells,
): Generator<EncodedPage, ChunkFacts, void> {
  const stride = strideOf(column);
  const values = engine.putCells(cells, column);
  const rows = cells.codes.length;
  const present = engine.putRows(cells.codes);
  const width = indexWidth(engine, values, present, stride);
  if (width > 0) {
    yield { kind: 'dictionary', values: values.kept, body: engine.dictionary(), encoding: ENCODING.PLAIN };
  }
  const encoding = width > 0 ? ENCODING.RLE_DICTIONARY : ENCODING.PLAIN;
  yield { kind: 'data', values: rows, body: engine.data(width), encoding };
  return {
    nulls: rows - present,
    least: values.least,
    greatest: values.greatest,
    refused: countRefused(cells.codes, values.refused),
  };
}

/** Definition levels of rows that all have a value (1) or none (0): their length, then one run. */
export function uniformLevels(rows: number, level: 0 | 1): Uint8Array {
  const out = new ByteWriter();
  out.varint(rows * 2);
  out.byte(level);
  return Uint8Array.of(out.bytes.length, 0, 0, 0, ...out.bytes);
}

/** A page before compression. */
export interface EncodedPage {
  readonly kind: 'dictionary' | 'data';
  /** Values in it, null ones included. */
  readonly values: number;
  readonly body: Uint8Array;
  readonly encoding: number;
}

export interface ChunkFacts {
  readonly nulls: number;
  readonly least: Uint8Array | null;
  readonly greatest: Uint8Array | null;
  /** Rows whose text is no value of the type. */
  readonly refused: Readonly<Record<Refusal, number>>;
}

/** Bits of an index, or 0 where the values themselves take no more room than a dictionary and its indexes. */
function indexWidth(engine: PageEngine, values: DistinctValues, present: number, stride: Stride): number {
  const { kept, size } = values;
  if (kept === 0) return 0;
  const width = Math.max(1, 32 - Math.clz32(kept - 1));
  // With half of the rows distinct, indexes of 16 bits are still smaller than any value.
  if (kept * 2 <= present) return width;
  const plain = stride === 0 ? engine.plainSize() : present * stride;
  return size + Math.ceil((present * width) / 8) < plain ? width : 0;
}

function countRefused(codes: Uint16Array, refused: DistinctValues['refused']): ChunkFacts['refused'] {
  const rows = { overflow: 0, invalid: 0 };
  if (refused.size === 0) return rows;
  for (const code of codes) {
    const absence = refused.get(code);
    if (absence !== undefined) rows[absence]++;
  }
  return rows;
}
