import { DISTANCE_CODE, LENGTH_BASE, LENGTH_CODE, LENGTH_EXTRA, LITERAL_CODE, lookupTable } from './codes.ts';

/** What a decoder looks bits up in. */
export interface DecodeTables {
  /** Length symbol → base << 16 | extra bits << 8 | bits of flag, code and extra together. */
  readonly lengths: Int32Array;
  /**
   * For the 12 bits after the flag: match length << 8 | bits of flag, code and extra together. 0 where they take
   * more than 13 bits (lengths from 136 on).
   */
  readonly shortLengths: Int32Array;
  /** Distance symbol → symbol << 8 | bits of its code. */
  readonly distances: Int32Array;
  /** Coded literal → byte << 8 | bits of its code. */
  readonly literals: Int32Array;
}

let made: DecodeTables | null = null;

/** The tables, made when first asked for: WebAssembly has its own, and needs none of this. */
export function decodeTables(): DecodeTables {
  made ??= makeTables();
  return made;
}

function makeTables(): DecodeTables {
  const lengths = lookupTable(
    LENGTH_CODE,
    7,
    (s) =>
      (LENGTH_BASE[s]! << 16) | (LENGTH_EXTRA[s]! << 8) | (1 + LENGTH_CODE.lengths[s]! + LENGTH_EXTRA[s]!),
  );
  return {
    lengths,
    shortLengths: new Int32Array(4096).map((_, pattern) => {
      const entry = lengths[pattern & 127]!;
      const bits = entry & 255;
      return bits > 13 ? 0 : (matchLength(entry, pattern << 1) << 8) | bits;
    }),
    distances: lookupTable(DISTANCE_CODE, 8, (s) => (s << 8) | DISTANCE_CODE.lengths[s]!),
    literals: lookupTable(LITERAL_CODE, 13, (s) => (s << 8) | LITERAL_CODE.lengths[s]!),
  };
}

/** The length of a match from its entry in LENGTHS and the bits of the token, flag included. */
export function matchLength(entry: number, word: number): number {
  const extra = (entry >>> 8) & 255;
  return (entry >>> 16) + ((word >>> ((entry & 255) - extra)) & ((1 << extra) - 1));
}
