import { BitWriter } from './bit-writer.ts';
import {
  DISTANCE_CODE,
  END_LENGTH,
  LENGTH_BASE,
  LENGTH_CODE,
  LENGTH_EXTRA,
  LITERAL_CODE,
  MAX_MATCH,
} from './codes.ts';
import { LOOK_PAST, MatchFinder } from './match-finder.ts';

export interface ImplodeOptions {
  /** 'binary' (what DATASUS writes): eight bits a literal; 'ascii': shorter codes for common letters. */
  literals?: 'binary' | 'ascii';
  /** How far back a match may point. */
  dictionary?: 1024 | 2048 | 4096;
  /** The longest match to write: 516 as PKWARE's own does (the farthest of such), or 518, the most that the format can say. */
  longest?: 516 | 518;
}

const DICTIONARY_BITS = { 1024: 4, 2048: 5, 4096: 6 } as const;
/** PKWARE's own reads the input in such blocks, and stops before each one's end by the longest match. */
const BLOCK = 4096;
const CAPACITY = 32 * BLOCK;
/** A match this long is taken without trying to begin one byte later. */
const GOOD_LENGTH = 8;
/** A match of two bytes farther than this takes more bits than two literals. */
const SHORT_MATCH_DISTANCE = 256;
/** A match this near is worth more than one that is a byte longer and begins a byte later. */
const NEAR = 129;

/** Match length → the bits of flag, code and extra, and how many they are. */
const LENGTH_BITS = new Uint32Array(END_LENGTH + 1);
const LENGTH_COUNT = new Uint8Array(END_LENGTH + 1);
LENGTH_BASE.forEach((base, symbol) => {
  const codeBits = 1 + LENGTH_CODE.lengths[symbol]!;
  for (let extra = 0; extra < 1 << LENGTH_EXTRA[symbol]!; extra++) {
    LENGTH_BITS[base + extra] = 1 | (LENGTH_CODE.patterns[symbol]! << 1) | (extra << codeBits);
    LENGTH_COUNT[base + extra] = codeBits + LENGTH_EXTRA[symbol]!;
  }
});

/**
 * Compresses to a PKWARE DCL stream piece by piece, in constant memory. It chooses as PKWARE's own compressor does (the
 * longest match, or the one after a literal where that is longer), down to what that one does at the borders of its
 * blocks: of the files of DATASUS, decompressed, it makes the same bytes again.
 */
export class Imploder {
  readonly #coded: boolean;
  readonly #dictionary: number;
  readonly #dictionaryBits: number;
  readonly #longest: number;
  readonly #bytes = new Uint8Array(CAPACITY + MAX_MATCH + LOOK_PAST);
  readonly #finder: MatchFinder;
  readonly #out = new BitWriter();
  /** Bytes gone from the buffer's beginning; always whole blocks. */
  #gone = 0;
  #end = 0;
  #at = 0;
  /** The match that begins at `#at`; a length of 0 is a literal. */
  #length = 0;
  #distance = 0;
  /** The first position, from the input's beginning, that matches may come from. */
  #first = 0;

  constructor(options: ImplodeOptions = {}) {
    this.#coded = options.literals === 'ascii';
    this.#dictionary = options.dictionary ?? 4096;
    this.#dictionaryBits = DICTIONARY_BITS[options.dictionary ?? 4096];
    this.#longest = options.longest ?? 516;
    this.#finder = new MatchFinder(this.#bytes, this.#longest, this.#longest < MAX_MATCH);
    this.#out.write(this.#coded ? 1 : 0, 8);
    this.#out.write(this.#dictionaryBits, 8);
  }

  /** Takes more of the input; gives the compressed bytes that are ready, often none. */
  push(bytes: Uint8Array): Uint8Array {
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, CAPACITY - this.#end);
      this.#bytes.set(bytes.subarray(at, at + count), this.#end);
      this.#end += count;
      at += count;
      if (this.#end === CAPACITY) this.#makeRoom();
    }
    return this.#out.take();
  }

  /** The rest of the stream, once there is no more input. */
  finish(): Uint8Array {
    this.#compressBlocks();
    if (this.#end > 0) this.#compressLast();
    this.#out.write(LENGTH_BITS[END_LENGTH]!, LENGTH_COUNT[END_LENGTH]!);
    this.#out.pad();
    return this.#out.take();
  }

  #makeRoom(): void {
    this.#compressBlocks();
    const count = (Math.floor(this.#at / BLOCK) - 1) * BLOCK;
    this.#bytes.copyWithin(0, count, this.#end);
    this.#finder.slide(count);
    this.#gone += count;
    this.#end -= count;
    this.#at -= count;
  }

  #compressBlocks(): void {
    const last = Math.floor(this.#end / BLOCK) * BLOCK;
    for (let block = BLOCK; block <= last; block += BLOCK) this.#compress(block - this.#longest, false);
  }

  /** What follows the end is, as in PKWARE's buffer, what stood there a block before: matches are sought into it, then cut. */
  #compressLast(): void {
    for (let at = this.#end; at < this.#bytes.length; at++)
      this.#bytes[at] = at < BLOCK ? 0 : this.#bytes[at - BLOCK]!;
    this.#compress(this.#end, true);
  }

  #compress(end: number, last: boolean): void {
    if (this.#at >= end) return;
    this.#first = this.#firstCandidate();
    while (this.#at < end) {
      this.#find(this.#at);
      this.#choose(end, last);
      if (this.#length === 0) this.#writeLiteral();
      else this.#writeMatch();
    }
  }

  /**
   * In its second block, and with the large dictionary, PKWARE's own overlooks as many bytes at the beginning as the
   * last match of the first block reached past it.
   */
  #firstCandidate(): number {
    const position = this.#gone + this.#at;
    const second = BLOCK - this.#longest;
    return this.#dictionary === BLOCK && position >= second && position < second + BLOCK
      ? position - second
      : 0;
  }

  #find(at: number): void {
    this.#finder.find(at, Math.min(this.#dictionary - 1, this.#gone + at - this.#first));
    this.#length = this.#finder.length;
    this.#distance = this.#finder.distance;
  }

  /** Settles for the match found, for a shorter one (at the end), for none, or for a literal and the match after it. */
  #choose(end: number, last: boolean): void {
    for (;;) {
      const rest = end - this.#at;
      const cut = last && this.#length > rest;
      if (cut) this.#length = rest;
      if (!this.#isWorthwhile()) this.#length = 0;
      if (cut || this.#length === 0 || this.#length >= GOOD_LENGTH || rest < 2) return;
      if (!this.#isBetterLater()) return;
      this.#writeLiteral();
    }
  }

  #isWorthwhile(): boolean {
    return this.#length > 2 || (this.#length === 2 && this.#distance <= SHORT_MATCH_DISTANCE);
  }

  /** Whether a literal and the match after it are better than the match here; which of both is then the match found. */
  #isBetterLater(): boolean {
    const length = this.#length;
    const distance = this.#distance;
    this.#find(this.#at + 1);
    if (this.#length > length + 1 || (this.#length > length && distance > NEAR)) return true;
    this.#length = length;
    this.#distance = distance;
    return false;
  }

  #writeLiteral(): void {
    const byte = this.#bytes[this.#at++]!;
    if (this.#coded) this.#out.write(LITERAL_CODE.patterns[byte]! << 1, LITERAL_CODE.lengths[byte]! + 1);
    else this.#out.write(byte << 1, 9);
  }

  #writeMatch(): void {
    const low = this.#length === 2 ? 2 : this.#dictionaryBits;
    const back = this.#distance - 1;
    const symbol = back >>> low;
    const codeBits = DISTANCE_CODE.lengths[symbol]!;
    this.#out.write(LENGTH_BITS[this.#length]!, LENGTH_COUNT[this.#length]!);
    this.#out.write(
      DISTANCE_CODE.patterns[symbol]! | ((back & ((1 << low) - 1)) << codeBits),
      codeBits + low,
    );
    this.#at += this.#length;
  }
}

/** Compresses bytes held in memory. */
export function implode(bytes: Uint8Array, options: ImplodeOptions = {}): Uint8Array {
  const imploder = new Imploder(options);
  const start = imploder.push(bytes);
  const rest = imploder.finish();
  const stream = new Uint8Array(start.length + rest.length);
  stream.set(start);
  stream.set(rest, start.length);
  return stream;
}
