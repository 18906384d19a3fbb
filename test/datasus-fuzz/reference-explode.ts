/**
 * A second decoder of PKWARE DCL, written from the description of the format (B. Rudiak-Gould, comp.compression,
 * 2001) to be judged by eye, not to be fast: one bit at a time, no table, no window. Shares nothing with the reader.
 */
export interface ReferenceStream {
  output: Uint8Array;
  /** The end code was met; the bits ran out; a match began before the output; the two first bytes are not of the format; `most` was reached. */
  end: 'end' | 'cut' | 'far' | 'prefix' | 'enough';
  /** Bytes of the stream read up to the end of the last token looked at. */
  read: number;
  /** Which kinds of tokens occurred (see `kindOf`), for the search of new inputs. */
  kinds: Set<number>;
}

/** Code lengths in the order of the symbols, as runs: `[length, how many]`. */
const LENGTH_RUNS = [2, 1, 3, 3, 4, 3, 5, 4, 6, 3, 7, 2];
const DISTANCE_RUNS = [2, 1, 4, 2, 5, 4, 6, 15, 7, 26, 8, 16];
/** The format lists the lengths of the 256 coded literals; they follow the frequency of letters in English text. */
const LITERAL_LENGTHS = `
  11 12 12 12 12 12 12 12 12  8  7 12 12  7 12 12 12 12 12 12 12 12 12 12 12 12 13 12 12 12 12 12
   4 10  8 12 10 12 10  8  7  7  8  9  7  6  7  8  7  6  7  7  7  7  8  7  7  8  8 12 11  7  9 11
  12  6  7  6  6  5  7  8  8  6 11  9  6  7  6  6  7 11  6  6  6  7  9  8  9  9 11  8 11  9 12  8
  12  5  6  6  6  5  6  6  6  5 11  7  5  6  5  5  6 10  5  5  5  5  8  7  8  8 10 11 11 12 12 12
  13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13
  13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 13 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12
  12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12 12
  13 12 13 13 13 12 13 13 13 12 13 13 13 13 12 13 13 13 12 12 12 13 13 13 13 13 13 13 13 13 13 13`;

interface Code {
  /** How many codes there are of each length. */
  counts: number[];
  /** Symbols by length of code, then by value. */
  symbols: number[];
}

const LENGTHS = canonical(expand(LENGTH_RUNS));
const DISTANCES = canonical(expand(DISTANCE_RUNS));
const LITERALS = canonical(LITERAL_LENGTHS.trim().split(/\s+/).map(Number));
const END = 519;

function expand(runs: readonly number[]): number[] {
  return runs.flatMap((length, i) => (i % 2 === 0 ? new Array<number>(runs[i + 1]!).fill(length) : []));
}

function canonical(lengths: readonly number[]): Code {
  const symbols = lengths.map((_, symbol) => symbol).sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  const counts = Array.from({ length: 14 }, (_, bits) => lengths.filter((length) => length === bits).length);
  return { counts, symbols };
}

/** Decodes at least `most` bytes or until the stream stops. */
export function referenceExplode(stream: Uint8Array, most: number): ReferenceStream {
  const kinds = new Set<number>();
  const [coded, dictionary] = [stream[0] ?? 9, stream[1] ?? 9];
  const nothing = { output: new Uint8Array(0), read: 0, kinds };
  if (stream.length < 2) return { ...nothing, end: 'cut' };
  if (coded > 1 || dictionary < 4 || dictionary > 6) return { ...nothing, end: 'prefix' };
  const bits = new BitReader(stream);
  const output = new Output();
  for (;;) {
    if (output.length >= most) return { output: output.bytes(), end: 'enough', read: bits.bytesRead, kinds };
    const end = token(bits, output, coded === 1, dictionary, kinds);
    if (end !== null) return { output: output.bytes(), end, read: bits.bytesRead, kinds };
  }
}

function token(
  bits: BitReader,
  output: Output,
  coded: boolean,
  dictionary: number,
  kinds: Set<number>,
): 'end' | 'cut' | 'far' | null {
  if (bits.take(1) === 0) {
    const byte = coded ? bits.symbol(LITERALS) : bits.take(8);
    if (bits.cut) return 'cut';
    output.literal(byte);
    return null;
  }
  const symbol = bits.symbol(LENGTHS);
  // The lengths 3, 2, 4 to 9, then ranges that double: the sequence below is the format's.
  const length =
    symbol < 8 ? [3, 2, 4, 5, 6, 7, 8, 9][symbol]! : 8 + 2 ** (symbol - 7) + bits.take(symbol - 7);
  if (bits.cut) return 'cut';
  if (length === END) return 'end';
  const low = length === 2 ? 2 : dictionary;
  const distance = bits.symbol(DISTANCES) * 2 ** low + bits.take(low) + 1;
  if (bits.cut) return 'cut';
  if (distance > output.length) return 'far';
  kinds.add(kindOf(symbol, distance, length, output.length));
  output.repeat(distance, length);
  return null;
}

/** One number for each combination of length symbol and of what is special about the distance. */
function kindOf(symbol: number, distance: number, length: number, written: number): number {
  const borders = [distance === 1, distance < 8, distance === written, distance >= 4095, distance < length];
  const found = borders.indexOf(true);
  return symbol * 8 + (found < 0 ? borders.length : found);
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at = 16;
  /** More bits were asked for than there are; what was given since means nothing. */
  cut = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get bytesRead(): number {
    return Math.ceil(this.#at / 8);
  }

  take(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value += this.#bit() * 2 ** i;
    return value;
  }

  /** Codes begin at the bit of the highest value, every bit inverted; shorter codes come first. */
  symbol(code: Code): number {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; ; length++) {
      value = value * 2 + (1 - this.#bit());
      const count = code.counts[length]!;
      if (value - first < count) return code.symbols[index + value - first]!;
      index += count;
      first = (first + count) * 2;
    }
  }

  #bit(): number {
    const byte = this.#bytes[this.#at >>> 3];
    if (byte === undefined) {
      this.cut = true;
      return 0;
    }
    return (byte >>> (this.#at++ & 7)) & 1;
  }
}

class Output {
  #bytes = new Uint8Array(2048);
  length = 0;

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  literal(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.length++] = byte;
  }

  repeat(distance: number, count: number): void {
    this.#reserve(count);
    for (let i = 0; i < count; i++, this.length++)
      this.#bytes[this.length] = this.#bytes[this.length - distance]!;
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
