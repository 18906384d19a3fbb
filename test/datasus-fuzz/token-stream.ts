import {
  DISTANCE_CODE,
  LENGTH_BASE,
  LENGTH_CODE,
  LENGTH_EXTRA,
  LITERAL_CODE,
} from '../../src/datasus/pkware/codes.ts';
import type { Random } from '../random.ts';

/** A literal byte, a repetition, or raw bits that may be no token at all. */
export type Token =
  | { literal: number }
  | { length: number; distance: number }
  | { bits: number; count: number };

export interface StreamKind {
  coded: boolean;
  /** 4, 5 or 6. */
  dictionary: number;
}

export const END: Token = { length: 519, distance: 0 };

/** Any sequence of tokens as a stream: valid or not, which no compressor would ever write. */
export function writeTokens(tokens: readonly Token[], { coded, dictionary }: StreamKind): Uint8Array {
  const bits = new Bits();
  bits.put(coded ? 1 : 0, 8);
  bits.put(dictionary, 8);
  for (const token of tokens) {
    if ('bits' in token) bits.put(token.bits, token.count);
    else if ('literal' in token) writeLiteral(bits, token.literal, coded);
    else writeMatch(bits, token.length, token.distance, dictionary);
  }
  return bits.bytes();
}

function writeLiteral(bits: Bits, byte: number, coded: boolean): void {
  bits.put(0, 1);
  if (coded) bits.put(LITERAL_CODE.patterns[byte]!, LITERAL_CODE.lengths[byte]!);
  else bits.put(byte, 8);
}

function writeMatch(bits: Bits, length: number, distance: number, dictionary: number): void {
  let symbol = LENGTH_BASE.length - 1;
  while (LENGTH_BASE[symbol]! > length) symbol--;
  bits.put(1, 1);
  bits.put(LENGTH_CODE.patterns[symbol]!, LENGTH_CODE.lengths[symbol]!);
  bits.put(length - LENGTH_BASE[symbol]!, LENGTH_EXTRA[symbol]!);
  if (length === 519) return;
  const low = length === 2 ? 2 : dictionary;
  const high = (distance - 1) >>> low;
  bits.put(DISTANCE_CODE.patterns[high]!, DISTANCE_CODE.lengths[high]!);
  bits.put((distance - 1) & ((1 << low) - 1), low);
}

/** Tokens at random: lengths and distances near the borders of what the format can say, few of them too far back. */
export function randomTokens(random: Random, most: number, { dictionary }: StreamKind): Token[] {
  const tokens: Token[] = [];
  let written = 0;
  while (written < most) {
    const token =
      written === 0 || random.oneIn(3) ? randomLiteral(random) : randomMatch(random, written, dictionary);
    written += 'length' in token ? token.length : 1;
    tokens.push(token);
  }
  return tokens;
}

function randomLiteral(random: Random): Token {
  return {
    literal: random.oneIn(4) ? random.below(256) : random.pick([0x20, 0x2a, 0x30, 0x31, 0, 0x1a, 0x84]),
  };
}

function randomMatch(random: Random, written: number, dictionary: number): Token {
  const length = random.oneIn(3)
    ? random.pick([2, 3, 8, 9, 10, 16, 17, 31, 32, 33, 71, 135, 136, 263, 264, 517, 518])
    : random.between(2, 40);
  const reach = length === 2 ? 256 : 64 << dictionary;
  if (random.oneIn(200)) return { length, distance: random.between(1, reach) };
  const borders = [1, 2, 3, 4, 7, 8, 9, 15, 16, 17, length, length - 1, length + 1, written, reach, 4095];
  const wanted = random.oneIn(2) ? random.pick(borders) : random.between(1, Math.min(written, reach));
  return { length, distance: Math.max(1, Math.min(wanted, written, reach)) };
}

class Bits {
  #bytes: number[] = [];
  #last = 0;
  #count = 0;

  /** The `count` lowest bits of `value`, lowest first. */
  put(value: number, count: number): void {
    for (let i = 0; i < count; i++) {
      this.#last |= ((value >>> i) & 1) << this.#count;
      if (++this.#count < 8) continue;
      this.#bytes.push(this.#last);
      this.#last = 0;
      this.#count = 0;
    }
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#count > 0 ? [...this.#bytes, this.#last] : this.#bytes);
  }
}
