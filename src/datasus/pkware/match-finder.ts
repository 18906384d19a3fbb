/** A hash table of positions with, for each position of the last 4096, the one before it in the same slot. */
interface Chains {
  readonly heads: Int32Array;
  readonly previous: Int32Array;
}

const HASH_BITS = 15;
const RING = 4096;
/** No position is as far from any other. */
const NOWHERE = 0x40000000;
/** Bytes that `find` may look at past the longest match. */
export const LOOK_PAST = 8;

/**
 * Finds the longest earlier occurrence of what stands at a position, within a reach of 4096; never the byte just before.
 * Of equal ones it gives the nearest; of those as long as can be, the farthest if so asked. Exact: no candidate is left out.
 */
export class MatchFinder {
  /** Length of the match found last; 0 where there is none of two bytes. */
  length = 0;
  distance = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #longest: number;
  readonly #farthest: boolean;
  /** By the next eight bytes, four and three: the longer ones spare a walk among the many shorter. */
  readonly #eights = makeChains(1 << HASH_BITS);
  readonly #fours = makeChains(1 << HASH_BITS);
  readonly #threes = makeChains(1 << HASH_BITS);
  readonly #pairs = new Int32Array(1 << 16).fill(NOWHERE);
  /** Positions already in the tables end here. */
  #known = 0;
  /** Added to an index of the buffer to give a position, which grows for ever and wraps at 32 bits. */
  #base = 0;

  constructor(bytes: Uint8Array, longest: number, farthest: boolean) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#longest = longest;
    this.#farthest = farthest;
  }

  /** Says that the buffer's content was moved `count` bytes towards its beginning. */
  slide(count: number): void {
    this.#base = (this.#base + count) | 0;
    this.#known -= count;
  }

  /** Looks for the longest match of what stands at `at`, at most `reach` bytes back. Positions must not go back. */
  find(at: number, reach: number): void {
    this.#learn(at - 1);
    const start = this.#view.getInt32(at, true);
    const next = this.#view.getInt32(at + 4, true);
    this.length = 0;
    this.#walk(this.#eights, hashOfEight(start, next), at, reach, 8);
    if (this.length === this.#longest && this.#farthest) this.#walkToFarthest(at, reach);
    if (this.length === 0) this.#walk(this.#fours, hashOfFour(start), at, reach, 4);
    if (this.length === 0) this.#findThree(start, at, reach);
    if (this.length === 0) this.#findPair(at, reach);
  }

  #learn(end: number): void {
    const view = this.#view;
    for (let at = this.#known; at < end; at++) {
      const position = (this.#base + at) | 0;
      const start = view.getInt32(at, true);
      enter(this.#eights, hashOfEight(start, view.getInt32(at + 4, true)), position);
      enter(this.#fours, hashOfFour(start), position);
      enter(this.#threes, hashOfThree(start), position);
      this.#pairs[start & 0xffff] = position;
    }
    if (end > this.#known) this.#known = end;
  }

  /** No match is of four bytes: the nearest that agrees in three is the longest. */
  #findThree(start: number, at: number, reach: number): void {
    const { heads, previous } = this.#threes;
    const here = (this.#base + at) | 0;
    let position = heads[hashOfThree(start)]!;
    let passed = 1;
    for (let distance = (here - position) >>> 0; distance <= reach && distance > passed; ) {
      if ((this.#view.getInt32(at - distance, true) ^ start) << 8 === 0) {
        this.length = 3;
        this.distance = distance;
        return;
      }
      passed = distance;
      position = previous[position & (RING - 1)]!;
      distance = (here - position) >>> 0;
    }
  }

  #findPair(at: number, reach: number): void {
    const distance = (this.#base + at - this.#pairs[this.#view.getUint16(at, true)]!) >>> 0;
    if (distance > reach) return;
    this.length = 2;
    this.distance = distance;
  }

  /** Nearest first, keeping what is longer: it must agree in the four bytes that end with the one too many. */
  #walk({ heads, previous }: Chains, hash: number, at: number, reach: number, least: number): void {
    const view = this.#view;
    const here = (this.#base + at) | 0;
    let last = least - 4;
    let wanted = view.getInt32(at + last, true);
    let position = heads[hash]!;
    let passed = 1;
    for (let distance = (here - position) >>> 0; distance <= reach && distance > passed; ) {
      if (view.getInt32(at - distance + last, true) === wanted) {
        const length = this.#lengthOf(at - distance, at);
        if (length >= last + 4) {
          this.length = length;
          this.distance = distance;
          if (length === this.#longest) break;
          last = length - 3;
          wanted = view.getInt32(at + last, true);
        }
      }
      passed = distance;
      position = previous[position & (RING - 1)]!;
      distance = (here - position) >>> 0;
    }
  }

  /**
   * From a match of the greatest length to the farthest one. A candidate `step` bytes before a full match is full itself
   * if its first `step` bytes are right and what stands at `at` repeats itself every `step` bytes: in a long run of
   * one byte that is asked of 4000 candidates, and answered at once.
   */
  #walkToFarthest(at: number, reach: number): void {
    const { previous } = this.#eights;
    const here = (this.#base + at) | 0;
    let known = this.distance;
    let lastStep = 0;
    let repeats = false;
    let passed = this.distance;
    for (;;) {
      const distance = (here - previous[(here - passed) & (RING - 1)]!) >>> 0;
      if (distance > reach || distance <= passed) return;
      const step = distance - known;
      if (step !== lastStep) repeats = this.#same(at, at + step, this.#longest - step);
      lastStep = step;
      // Where the beginning does not repeat itself, no two full matches are that near.
      const full =
        step < this.#longest
          ? repeats && this.#same(at - distance, at, step)
          : this.#isFull(at - distance, at);
      if (full) {
        this.distance = distance;
        known = distance;
      }
      passed = distance;
    }
  }

  #isFull(from: number, at: number): boolean {
    return this.#same(from, at, this.#longest);
  }

  #same(a: number, b: number, count: number): boolean {
    const bytes = this.#bytes;
    for (let i = 0; i < count; i++) if (bytes[a + i] !== bytes[b + i]) return false;
    return true;
  }

  #lengthOf(from: number, at: number): number {
    const view = this.#view;
    const longest = this.#longest;
    let length = 0;
    while (length + 4 <= longest && view.getInt32(from + length, true) === view.getInt32(at + length, true))
      length += 4;
    while (length < longest && this.#bytes[from + length] === this.#bytes[at + length]) length++;
    return length;
  }
}

function makeChains(slots: number): Chains {
  return { heads: new Int32Array(slots).fill(NOWHERE), previous: new Int32Array(RING).fill(NOWHERE) };
}

function hashOfEight(start: number, next: number): number {
  const mixed = Math.imul(start, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15) ^ next, 0x85ebca6b) >>> (32 - HASH_BITS);
}

function hashOfFour(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> (32 - HASH_BITS);
}

function hashOfThree(start: number): number {
  return Math.imul(start << 8, 0x9e3779b1) >>> (32 - HASH_BITS);
}

function enter({ heads, previous }: Chains, hash: number, position: number): void {
  previous[position & (RING - 1)] = heads[hash]!;
  heads[hash] = position;
}
