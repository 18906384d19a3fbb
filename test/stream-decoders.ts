import { DatasusError } from '../src/datasus/datasus-error.ts';
import { BitWriter } from '../src/datasus/pkware/bit-writer.ts';
import {
  DISTANCE_CODE,
  END_LENGTH,
  LENGTH_BASE,
  LENGTH_CODE,
  LENGTH_EXTRA,
  LITERAL_CODE,
} from '../src/datasus/pkware/codes.ts';
import type { StreamDecoder } from '../src/datasus/pkware/stream-decoder.ts';

/** Everything that a decoder lets be seen while it decodes a stream. */
export interface Decoding {
  bytes: Buffer;
  /** Code and offset of the refusal, or null. */
  refusal: [string, number | null] | null;
  consumed: number;
  produced: number;
  dictionaryBits: number;
}

/**
 * Decodes with the input cut into pieces of the given sizes, used over and over, and checks on the way that what was
 * handed out earlier stands in front of each chunk.
 */
export function decodeInPieces(
  decoder: StreamDecoder,
  stream: Uint8Array,
  sizes: readonly number[],
  keep = 0,
): Decoding {
  const chunks: Buffer[] = [];
  let earlier: Buffer = Buffer.alloc(0);
  let refusal: Decoding['refusal'] = null;
  const input = new Pieces(stream, sizes);
  try {
    for (let state = decoder.advance(); state !== 'done'; state = decoder.advance()) {
      if (state === 'needs-input') input.give(decoder);
      else {
        const chunk = decoder.take();
        checkKept(chunk, earlier);
        chunks.push(Buffer.from(chunk));
        earlier = keep === 0 ? earlier : Buffer.concat([earlier, chunk]).subarray(-keep);
      }
    }
  } catch (error) {
    if (!(error instanceof DatasusError)) throw error;
    refusal = [error.code, error.offset];
  }
  const { consumed, produced, dictionaryBits } = decoder;
  return { bytes: Buffer.concat(chunks), refusal, consumed, produced, dictionaryBits };
}

class Pieces {
  #at = 0;
  #turn = 0;
  #piece = new Uint8Array(0);
  readonly #stream: Uint8Array;
  readonly #sizes: readonly number[];

  constructor(stream: Uint8Array, sizes: readonly number[]) {
    this.#stream = stream;
    this.#sizes = sizes;
  }

  give(decoder: StreamDecoder): void {
    if (this.#piece.length > 0) this.#piece = this.#piece.subarray(decoder.feed(this.#piece));
    else if (this.#at === this.#stream.length) decoder.closeInput();
    else {
      this.#piece = this.#stream.slice(this.#at, this.#at + this.#sizes[this.#turn++ % this.#sizes.length]!);
      this.#at += this.#piece.length;
    }
  }
}

function checkKept(chunk: Uint8Array, earlier: Buffer): void {
  const before = Buffer.from(chunk.buffer, chunk.byteOffset - earlier.length, earlier.length);
  if (!before.equals(earlier)) throw new Error('what was handed out earlier does not stand before the chunk');
}

/** A token of a stream: a byte, or a match of a length at a distance. */
export type Token = number | { length: number; distance: number };

/** A stream of exactly these tokens, sensible or not, with its end unless it is left out. */
export function streamOfTokens(
  tokens: readonly Token[],
  { coded = false, dictionaryBits = 6, ended = true } = {},
): Uint8Array {
  const out = new BitWriter();
  out.write(coded ? 1 : 0, 8);
  out.write(dictionaryBits, 8);
  for (const token of tokens) {
    if (typeof token === 'number') writeLiteral(out, token, coded);
    else {
      writeLength(out, token.length);
      writeDistance(out, token.distance - 1, token.length === 2 ? 2 : dictionaryBits);
    }
  }
  if (ended) writeLength(out, END_LENGTH);
  out.pad();
  return out.take();
}

function writeLiteral(out: BitWriter, byte: number, coded: boolean): void {
  out.write(0, 1);
  if (coded) out.write(LITERAL_CODE.patterns[byte]!, LITERAL_CODE.lengths[byte]!);
  else out.write(byte, 8);
}

function writeLength(out: BitWriter, length: number): void {
  const symbol = LENGTH_BASE.findLastIndex((base) => base <= length);
  out.write(1, 1);
  out.write(LENGTH_CODE.patterns[symbol]!, LENGTH_CODE.lengths[symbol]!);
  out.write(length - LENGTH_BASE[symbol]!, LENGTH_EXTRA[symbol]!);
}

function writeDistance(out: BitWriter, value: number, low: number): void {
  const symbol = (value >>> low) & 63;
  out.write(DISTANCE_CODE.patterns[symbol]!, DISTANCE_CODE.lengths[symbol]!);
  out.write(value & ((1 << low) - 1), low);
}
