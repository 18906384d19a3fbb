/**
 * The fixed prefix codes of the PKWARE DCL format. Code lengths are part of the format; the codes themselves
 * follow from them (canonical order, every bit inverted, first bit of the code in the lowest place).
 */
export interface PrefixCode {
  /** Length in bits of each symbol's code. */
  readonly lengths: Uint8Array;
  /** Each symbol's code as it stands in the stream, lowest bit first. */
  readonly patterns: Uint16Array;
}

/** Smallest match length of each of the 16 length symbols; the extra bits are added to it. */
export const LENGTH_BASE = Uint16Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 40, 72, 136, 264);
/** Extra bits of each length symbol. */
export const LENGTH_EXTRA = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
/** The length that means "end of stream": it carries no distance. */
export const END_LENGTH = 519;
/** The longest match. */
export const MAX_MATCH = 518;

/** Bits of the longest code of any of the three. */
const MOST_BITS = 13;

export const LENGTH_CODE = prefixCode('3233444555566677');
export const DISTANCE_CODE = prefixCode(`24455556${'6'.repeat(14)}${'7'.repeat(26)}${'8'.repeat(16)}`);
export const LITERAL_CODE = prefixCode(
  'bcccccccc87cc7ccccccccccccdccccc4a8caca87789767876777787788cb79b' +
    'c676657886b967667b66679899b8b9c8c566656665b756556a55558788abbccc' +
    'ddddddddddddddddddddddddddddddddddddddddddddddddcccccccccccccccc' +
    'ccccccccccccccccccccccccccccccccdcdddcdddcddddcdddcccddddddddddd',
);

/** Builds the code from one hexadecimal digit (the length in bits) for each symbol. */
function prefixCode(digits: string): PrefixCode {
  const lengths = Uint8Array.from(digits, (digit) => Number.parseInt(digit, 16));
  const patterns = new Uint16Array(lengths.length);
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const bits of lengths) counts[bits]!++;
  const next = new Uint16Array(MOST_BITS + 1);
  for (let bits = 2; bits <= MOST_BITS; bits++) next[bits] = (next[bits - 1]! + counts[bits - 1]!) << 1;
  lengths.forEach((bits, symbol) => {
    patterns[symbol] = invertAndReverse(next[bits]!++, bits);
  });
  return { lengths, patterns };
}

function invertAndReverse(code: number, bits: number): number {
  let pattern = 0;
  for (let i = 0; i < bits; i++) pattern |= (((code >>> i) & 1) ^ 1) << (bits - 1 - i);
  return pattern;
}

/** A table of 2^width entries: for every bit pattern, the entry of the symbol whose code it starts with. */
export function lookupTable(code: PrefixCode, width: number, entry: (symbol: number) => number): Int32Array {
  const table = new Int32Array(1 << width);
  code.lengths.forEach((length, symbol) => {
    const value = entry(symbol);
    for (let i = code.patterns[symbol]!; i < table.length; i += 1 << length) table[i] = value;
  });
  return table;
}
