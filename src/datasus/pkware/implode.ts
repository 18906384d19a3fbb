import {
  DISTANCE_CODE,
  END_LENGTH,
  LENGTH_BASE,
  LENGTH_CODE,
  LENGTH_EXTRA,
  LITERAL_CODE,
  MAX_MATCH,
} from './codes.ts';

export interface ImplodeOptions {
  /** 'binary' (what DATASUS writes): eight bits a literal; 'ascii': shorter codes for common letters. */
  literals?: 'binary' | 'ascii';
  /** How far back a match may point. */
  dictionary?: 1024 | 2048 | 4096;
}

const DICTIONARY_BITS = { 1024: 4, 2048: 5, 4096: 6 } as const;
const HASH_SIZE = 1 << 14;
/** Candidates tried for each match: enough to find the previous records of a table. */
const CHAIN = 48;
const SHORT_MATCH_DISTANCE = 256;

/** Match length → its symbol in the length code. */
const LENGTH_SYMBOL = new Uint8Array(END_LENGTH + 1);
LENGTH_BASE.forEach((base, symbol) => {
  LENGTH_SYMBOL.fill(symbol, base, Math.min(base + (1 << LENGTH_EXTRA[symbol]!), END_LENGTH + 1));
});

/**
 * Compresses to a PKWARE DCL stream: greedy matches over hash chains. For tests and demonstration files; any
 * decoder of the format reads it, but it is not byte for byte what PKWARE's own would write.
 */
export function implode(bytes: Uint8Array, options: ImplodeOptions = {}): Uint8Array {
  const coded = options.literals === 'ascii';
  const dictionaryBits = DICTIONARY_BITS[options.dictionary ?? 4096];
  const out = new BitWriter(bytes.length);
  out.write(coded ? 1 : 0, 8);
  out.write(dictionaryBits, 8);
  const finder = new MatchFinder(bytes, 64 << dictionaryBits);
  for (let at = 0; at < bytes.length; ) {
    const { length, distance } = finder.find(at);
    if (length > 0) writeMatch(out, length, distance, dictionaryBits);
    else writeLiteral(out, bytes[at]!, coded);
    const next = at + Math.max(length, 1);
    for (; at < next; at++) finder.insert(at);
  }
  writeLength(out, END_LENGTH);
  return out.finish();
}

function writeLiteral(out: BitWriter, byte: number, coded: boolean): void {
  out.write(0, 1);
  if (coded) out.write(LITERAL_CODE.patterns[byte]!, LITERAL_CODE.lengths[byte]!);
  else out.write(byte, 8);
}

function writeLength(out: BitWriter, length: number): void {
  const symbol = LENGTH_SYMBOL[length]!;
  out.write(1, 1);
  out.write(LENGTH_CODE.patterns[symbol]!, LENGTH_CODE.lengths[symbol]!);
  out.write(length - LENGTH_BASE[symbol]!, LENGTH_EXTRA[symbol]!);
}

function writeMatch(out: BitWriter, length: number, distance: number, dictionaryBits: number): void {
  writeLength(out, length);
  const low = length === 2 ? 2 : dictionaryBits;
  const symbol = (distance - 1) >>> low;
  out.write(DISTANCE_CODE.patterns[symbol]!, DISTANCE_CODE.lengths[symbol]!);
  out.write((distance - 1) & ((1 << low) - 1), low);
}

const NO_MATCH = { length: 0, distance: 0 };

class MatchFinder {
  readonly #bytes: Uint8Array;
  readonly #reach: number;
  readonly #heads = new Int32Array(HASH_SIZE).fill(-1);
  readonly #previous: Int32Array;

  constructor(bytes: Uint8Array, reach: number) {
    this.#bytes = bytes;
    this.#reach = reach;
    this.#previous = new Int32Array(bytes.length);
  }

  insert(at: number): void {
    const hash = this.#hash(at);
    this.#previous[at] = this.#heads[hash]!;
    this.#heads[hash] = at;
  }

  find(at: number): { length: number; distance: number } {
    const most = Math.min(MAX_MATCH, this.#bytes.length - at);
    if (most < 2) return NO_MATCH;
    let best = NO_MATCH;
    let candidate = this.#heads[this.#hash(at)]!;
    for (let tries = CHAIN; candidate >= 0 && at - candidate <= this.#reach && tries > 0; tries--) {
      const length = this.#matchLength(candidate, at, most);
      const reachable = length > 2 || (length === 2 && at - candidate <= SHORT_MATCH_DISTANCE);
      if (reachable && length > best.length) best = { length, distance: at - candidate };
      candidate = this.#previous[candidate]!;
    }
    return best;
  }

  #matchLength(candidate: number, at: number, most: number): number {
    let length = 0;
    while (length < most && this.#bytes[candidate + length] === this.#bytes[at + length]) length++;
    return length;
  }

  /** Of the next two bytes, as the shortest match has two. */
  #hash(at: number): number {
    return (this.#bytes[at]! | ((this.#bytes[at + 1] ?? 0) << 6)) & (HASH_SIZE - 1);
  }
}

class BitWriter {
  #bytes: Uint8Array;
  #length = 0;
  #bits = 0;
  #count = 0;

  constructor(sizeHint: number) {
    this.#bytes = new Uint8Array(Math.max(64, sizeHint >>> 2));
  }

  /** Appends the `count` lowest bits of `value` (16 at most), lowest first. */
  write(value: number, count: number): void {
    this.#bits |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.#push(this.#bits & 255);
      this.#bits >>>= 8;
      this.#count -= 8;
    }
  }

  finish(): Uint8Array {
    if (this.#count > 0) this.#push(this.#bits & 255);
    return this.#bytes.slice(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}
