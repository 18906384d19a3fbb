import { latin1, trimmedEnd } from '../latin1.ts';
import type { CodedColumn } from './encoder.ts';

/** The distinct values of one column in one batch, and for each row which of them it holds. */
export interface ColumnDictionary {
  /** Every distinct text once, in order of first appearance; made when first asked for. */
  readonly values: readonly string[];
  /** For each row, the place of its value among `values`. */
  readonly codes: Uint16Array;
}

/** The same, with what is stored for each value. */
export interface StoredDictionary extends ColumnDictionary {
  /** For each value, as many stored bytes as the column is wide, padding included, one after the other. */
  readonly cells: Uint8Array;
}

/**
 * What a column's codes and cells are as a dictionary of texts. Where two stored cells differ in their padding alone
 * (NUL or space), their text is one and the code of the first stands for both.
 */
export function dictionaryOf(column: CodedColumn, width: number): StoredDictionary {
  // Only cells padded with NULs can differ and yet have one text.
  return column.cells.includes(0) ? mergedDictionary(column, width) : new PlainDictionary(column, width);
}

/** The text of each cell: Latin-1, without trailing spaces and NULs. */
export function columnTexts(cells: Uint8Array, width: number): string[] {
  const texts: string[] = [];
  for (let from = 0; from < cells.length; from += width)
    texts.push(latin1(cells, from, trimmedEnd(cells, from, from + width)));
  return texts;
}

class PlainDictionary implements StoredDictionary {
  readonly codes: Uint16Array;
  readonly cells: Uint8Array;
  readonly #width: number;
  #values: readonly string[] | null = null;

  constructor({ codes, cells }: CodedColumn, width: number) {
    this.codes = codes;
    this.cells = cells;
    this.#width = width;
  }

  get values(): readonly string[] {
    this.#values ??= columnTexts(this.cells, this.#width);
    return this.#values;
  }
}

function mergedDictionary({ codes, cells }: CodedColumn, width: number): StoredDictionary {
  const places = new Map<string, number>();
  const firsts: number[] = [];
  const place = columnTexts(cells, width).map((text, code) => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, firsts.length);
    return firsts.push(code) - 1;
  });
  const values = [...places.keys()];
  if (values.length === place.length) return { values, codes, cells };
  return { values, codes: codes.map((code) => place[code]!), cells: cellsOfCodes(cells, width, firsts) };
}

/** The cells of some codes, one after the other. */
export function cellsOfCodes(cells: Uint8Array, width: number, codes: readonly number[]): Uint8Array {
  const chosen = new Uint8Array(codes.length * width);
  codes.forEach((code, index) => {
    chosen.set(cells.subarray(code * width, (code + 1) * width), index * width);
  });
  return chosen;
}
