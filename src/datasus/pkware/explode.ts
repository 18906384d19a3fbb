import { type DecoderBuffers, releaseBuffers, takeBuffers } from './buffers.ts';
import { END_LENGTH, MAX_MATCH } from './codes.ts';
import { decodeTables, matchLength } from './decode-tables.ts';
import {
  badStreamHeader,
  type DecoderState,
  DICTIONARY,
  type StreamDecoder,
  tooFarBack,
  truncatedStream,
} from './stream-decoder.ts';

/** Dictionary bits of every file seen; the fast loop knows no other. */
const COMMON_BITS = 6;
/** From this length on, one call of the engine's block copy beats our own loop. */
const BLOCK_COPY = 64;
const INPUT_CAPACITY = 64 * 1024;
const OUTPUT_CHUNK = 128 * 1024;
/** A token never takes more than 30 bits, nor writes more than a match plus the overshoot of a wide copy. */
const INPUT_MARGIN = 16;
const OUTPUT_MARGIN = MAX_MATCH + 16;

/** What the careful loop stopped for. */
type Stop = DecoderState | 'too-far-back';

/** The engine in plain TypeScript: where there is no WebAssembly, and the other engine's oracle. */
export class Exploder implements StreamDecoder {
  readonly #tables = decodeTables();
  readonly #kept: number;
  readonly #buffers: DecoderBuffers;
  readonly #input: Uint8Array;
  readonly #inputView: DataView;
  readonly #output: Uint8Array;
  readonly #outputView: DataView;
  #inputEnd = 0;
  #inputBefore = 0;
  #bit = 0;
  #outputEnd = 0;
  #taken = 0;
  #produced = 0;
  #coded = false;
  #dictionaryBits = 0;
  #inputClosed = false;
  #ended: Stop | null = null;

  /** Keeps the last `keep` bytes of output in front of what it hands out. */
  constructor(keep = 0) {
    this.#kept = Math.max(DICTIONARY, keep);
    const outputBytes = this.#kept + OUTPUT_CHUNK + OUTPUT_MARGIN;
    this.#buffers = takeBuffers(INPUT_CAPACITY + INPUT_MARGIN, outputBytes);
    this.#input = this.#buffers.input;
    this.#inputView = new DataView(this.#input.buffer);
    this.#output = this.#buffers.output;
    this.#outputView = new DataView(this.#output.buffer);
  }

  /** Gives its memory to the next decoder: once, and nothing may be asked of this one after it. */
  release(): void {
    releaseBuffers(this.#buffers);
  }

  feed(bytes: Uint8Array, start = 0): number {
    const read = this.#bit >>> 3;
    if (read > 0) {
      this.#input.copyWithin(0, read, this.#inputEnd);
      this.#inputEnd -= read;
      this.#inputBefore += read;
      this.#bit &= 7;
    }
    const count = Math.min(bytes.length - start, INPUT_CAPACITY - this.#inputEnd);
    this.#input.set(bytes.subarray(start, start + count), this.#inputEnd);
    this.#inputEnd += count;
    return count;
  }

  closeInput(): void {
    this.#inputClosed = true;
  }

  get consumed(): number {
    return this.#inputBefore + ((this.#bit + 7) >>> 3);
  }

  get produced(): number {
    return this.#produced + this.#outputEnd - this.#taken;
  }

  get dictionaryBits(): number {
    return this.#dictionaryBits;
  }

  advance(): DecoderState {
    if (this.#dictionaryBits === 0 && !this.#readStreamHeader()) return this.#starved();
    this.#slide();
    const state = this.#ended ?? this.#run();
    const atEnd = state !== 'needs-input' || this.#inputClosed;
    if (atEnd && this.#outputEnd > this.#taken) return 'has-output';
    if (state === 'too-far-back') throw tooFarBack(this.consumed);
    return state === 'needs-input' ? this.#starved() : state;
  }

  take(): Uint8Array {
    const bytes = this.#output.subarray(this.#taken, this.#outputEnd);
    this.#produced += bytes.length;
    this.#taken = this.#outputEnd;
    return bytes;
  }

  #run(): Stop {
    if (!this.#coded && this.#dictionaryBits === COMMON_BITS) this.#runFast();
    const state = this.#runExact();
    if (state === 'done' || state === 'too-far-back') this.#ended = state;
    return state;
  }

  #starved(): DecoderState {
    if (!this.#inputClosed) return 'needs-input';
    throw truncatedStream(this.#inputBefore + this.#inputEnd);
  }

  #readStreamHeader(): boolean {
    if (this.#inputEnd < 2) return false;
    const literals = this.#input[0]!;
    const dictionary = this.#input[1]!;
    if (literals > 1 || dictionary < 4 || dictionary > 6) throw badStreamHeader();
    this.#coded = literals === 1;
    this.#dictionaryBits = dictionary;
    this.#bit = 16;
    return true;
  }

  /** Makes room for a chunk: of the output taken, only what must be kept stays. */
  #slide(): void {
    const dropped = this.#taken - this.#kept;
    if (dropped <= 0 || this.#outputEnd < this.#kept + OUTPUT_CHUNK) return;
    this.#output.copyWithin(0, dropped, this.#outputEnd);
    this.#outputEnd -= dropped;
    this.#taken -= dropped;
  }

  /**
   * The loop where nearly all the time goes: literals uncoded, dictionary of 4096, input and output far from
   * their ends, so that nothing is checked per byte. One 32-bit load always leaves 25 good bits: two literals, or
   * a literal and a length. Copies overshoot into room that the next token overwrites.
   */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop without calls is what makes it fast
  #runFast(): void {
    const view = this.#inputView;
    const output = this.#output;
    const outputView = this.#outputView;
    const { lengths, shortLengths, distances } = this.#tables;
    const lastBit = (this.#inputEnd - INPUT_MARGIN) * 8;
    const lastOutput = this.#kept + OUTPUT_CHUNK;
    let bit = this.#bit;
    let at = this.#outputEnd;

    while (bit < lastBit && at < lastOutput) {
      let word = view.getUint32(bit >>> 3, true) >>> (bit & 7);
      // Whether a literal comes first cannot be foreseen: one is written in any case.
      const literal = ~word & 1;
      output[at] = word >>> 1;
      at += literal;
      bit += literal * 9;
      word >>>= literal * 9;
      if ((word & 1) === 0) {
        output[at++] = word >>> 1;
        bit += 9;
        continue;
      }
      const short = shortLengths[(word >>> 1) & 4095]!;
      let count = short >>> 8;
      let bits = short & 255;
      if (short === 0) {
        const length = lengths[(word >>> 1) & 127]!;
        count = matchLength(length, word);
        bits = length & 255;
        if (count === END_LENGTH) break;
      }
      const start = bit;
      bit += bits;
      word = view.getUint32(bit >>> 3, true) >>> (bit & 7);
      const symbol = distances[word & 255]!;
      const low = count === 2 ? 2 : COMMON_BITS;
      const distance = ((symbol >>> 8) << low) + ((word >>> (symbol & 255)) & ((1 << low) - 1)) + 1;
      bit += (symbol & 255) + low;
      let from = at - distance;
      if (from < 0) {
        bit = start;
        break;
      }
      const end = at + count;
      if (count >= BLOCK_COPY && distance >= count) {
        output.copyWithin(at, from, from + count);
      } else if (distance >= 16) {
        for (; at < end; at += 16, from += 16) copySixteen(outputView, at, from);
      } else if (distance >= 8) {
        do {
          outputView.setInt32(at, outputView.getInt32(from, true), true);
          outputView.setInt32(at + 4, outputView.getInt32(from + 4, true), true);
          at += 8;
          from += 8;
        } while (at < end);
      } else {
        while (at < end) output[at++] = output[from++]!;
      }
      at = end;
    }
    this.#bit = bit;
    this.#outputEnd = at;
  }

  /** The careful loop: any literal coding, up to the last bit of the input; stops at whole tokens only. */
  #runExact(): Stop {
    const lastBit = this.#inputEnd * 8;
    const lastOutput = this.#kept + OUTPUT_CHUNK;
    while (this.#outputEnd < lastOutput) {
      const bit = this.#bit;
      const word = this.#inputView.getUint32(bit >>> 3, true) >>> (bit & 7);
      if (bit >= lastBit) return 'needs-input';
      const ended = (word & 1) === 0 ? this.#literal(word, lastBit) : this.#match(word, lastBit);
      if (ended !== null) return ended;
    }
    return 'has-output';
  }

  #literal(word: number, lastBit: number): Stop | null {
    const entry = this.#coded
      ? this.#tables.literals[(word >>> 1) & 0x1fff]!
      : (((word >>> 1) & 255) << 8) | 8;
    const next = this.#bit + 1 + (entry & 255);
    if (next > lastBit) return 'needs-input';
    this.#output[this.#outputEnd++] = entry >>> 8;
    this.#bit = next;
    return null;
  }

  #match(word: number, lastBit: number): Stop | null {
    const length = this.#tables.lengths[(word >>> 1) & 127]!;
    const count = matchLength(length, word);
    const at = this.#bit + (length & 255);
    if (at > lastBit) return 'needs-input';
    if (count === END_LENGTH) {
      this.#bit = at;
      return 'done';
    }
    const rest = this.#inputView.getUint32(at >>> 3, true) >>> (at & 7);
    const symbol = this.#tables.distances[rest & 255]!;
    const low = count === 2 ? 2 : this.#dictionaryBits;
    const next = at + (symbol & 255) + low;
    if (next > lastBit) return 'needs-input';
    const distance = ((symbol >>> 8) << low) + ((rest >>> (symbol & 255)) & ((1 << low) - 1)) + 1;
    this.#bit = next;
    if (distance > this.#outputEnd) return 'too-far-back';
    this.#copy(count, distance);
    return null;
  }

  #copy(count: number, distance: number): void {
    const output = this.#output;
    let at = this.#outputEnd;
    for (const end = at + count; at < end; at++) output[at] = output[at - distance]!;
    this.#outputEnd = at;
  }
}

function copySixteen(view: DataView, at: number, from: number): void {
  view.setInt32(at, view.getInt32(from, true), true);
  view.setInt32(at + 4, view.getInt32(from + 4, true), true);
  view.setInt32(at + 8, view.getInt32(from + 8, true), true);
  view.setInt32(at + 12, view.getInt32(from + 12, true), true);
}
