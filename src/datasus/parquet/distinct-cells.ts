import type { ColumnBatch } from '../column-batch.ts';
import { latin1Bytes } from '../latin1.ts';

/** The distinct cells of a column of some rows, and for each row which of them it holds. */
export interface DistinctCells {
  /** For each row, the place of its cell; at most 65,535 rows. */
  readonly codes: Uint16Array;
  /** The distinct cells one after the other in the order of their codes, each `width` bytes, padded with spaces or NULs. */
  readonly cells: Uint8Array;
  readonly width: number;
}

/** A column of a batch as it is stored. */
export function columnCells(column: ColumnBatch): DistinctCells {
  const { codes, cells } = column.dictionary();
  return { codes, cells, width: column.field.width };
}

/** Distinct texts of Latin-1, none longer than `width`. Throws a RangeError on any other. */
export function textCells(codes: Uint16Array, texts: readonly string[], width: number): DistinctCells {
  const cells = new Uint8Array(texts.length * width);
  texts.forEach((text, code) => {
    if (text.length > width) throw new RangeError(`"${text}" is longer than ${width} bytes`);
    cells.set(latin1Bytes(text), code * width);
  });
  return { codes, cells, width };
}
