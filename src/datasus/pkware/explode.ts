import { DatasusError } from '../datasus-error.ts';
import { END_LENGTH, MAX_MATCH } from './codes.ts';
import { DISTANCES, LENGTHS, LITERALS, matchLength, SHORT_LENGTHS } from './decode-tables.ts';

const DICTIONARY = 4096;
/** Dictionary bits of every file seen; the fast loop knows no other. */
const COMMON_BITS = 6;
/** From this length on, one call of the engine's block copy beats our own loop. */
const BLOCK_COPY = 32;
const INPUT_CAPACITY = 64 * 1024;
const OUTPUT_CHUNK = 128 * 1024;
/** A token never takes more than 30 bits, nor writes more than a match plus the overshoot of a wide copy. */
const INPUT_MARGIN = 16;
const OUTPUT_MARGIN = MAX_MATCH + 16;

/** What `advance` stopped for. */
export type ExplodeState = 'needs-input' | 'has-output' | 'done';

/**
 * Decompresses a PKWARE DCL ("implode") stream, piece by piece, in constant memory: give it bytes with `feed`,
 * call `advance`, collect `take` whenever there is output. Knows nothing of DBC files.
 */
export class Exploder {
  readonly #input = new Uint8Array(INPUT_CAPACITY + INPUT_MARGIN);
  readonly #inputView = new DataView(this.#input.buffer);
  readonly #output = new Uint8Array(DICTIONARY + OUTPUT_CHUNK + OUTPUT_MARGIN);
  readonly #outputView = new DataView(this.#output.buffer);
  #inputEnd = 0;
  #inputBefore = 0;
  #bit = 0;
  #outputEnd = 0;
  #taken = 0;
  #produced = 0;
  #coded = false;
  #dictionaryBits = 0;
  #inputClosed = false;
  #finished = false;

  /** Copies as much of `bytes` (from `start` on) as fits and returns how many bytes that was. */
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

  /** Says that no more input will come: running out of it is then an error. */
  closeInput(): void {
    this.#inputClosed = true;
  }

  /** Bytes of the stream read so far; once done, the length of the stream. */
  get consumed(): number {
    return this.#inputBefore + ((this.#bit + 7) >>> 3);
  }

  /** Bytes written so far. */
  get produced(): number {
    return this.#produced + this.#outputEnd - this.#taken;
  }

  /** Base-2 logarithm of the dictionary, less 6 (4, 5 or 6); 0 before the stream's two header bytes. */
  get dictionaryBits(): number {
    return this.#dictionaryBits;
  }

  /** Decodes until input runs out, the output chunk is full, or the stream ends. */
  advance(): ExplodeState {
    if (this.#finished) return this.#outputEnd > this.#taken ? 'has-output' : 'done';
    if (this.#dictionaryBits === 0 && !this.#readStreamHeader()) return this.#starved();
    this.#slide();
    if (!this.#coded && this.#dictionaryBits === COMMON_BITS) this.#runFast();
    const state = this.#runExact();
    if (state === 'done') this.#finished = true;
    const atEnd = state !== 'needs-input' || this.#inputClosed;
    if (atEnd && this.#outputEnd > this.#taken) return 'has-output';
    return state === 'needs-input' ? this.#starved() : state;
  }

  /** The output not yet taken: a window on a buffer that the next `advance` overwrites. */
  take(): Uint8Array {
    const bytes = this.#output.subarray(this.#taken, this.#outputEnd);
    this.#produced += bytes.length;
    this.#taken = this.#outputEnd;
    return bytes;
  }

  #starved(): ExplodeState {
    if (!this.#inputClosed) return 'needs-input';
    throw new DatasusError(
      'truncated',
      'O arquivo está truncado: os dados terminam antes do fim da compactação. Baixe o arquivo de novo e reenvie.',
      { offset: this.#inputBefore + this.#inputEnd },
    );
  }

  #readStreamHeader(): boolean {
    if (this.#inputEnd < 2) return false;
    const literals = this.#input[0]!;
    const dictionary = this.#input[1]!;
    if (literals > 1 || dictionary < 4 || dictionary > 6) {
      throw this.#corrupt('os dois primeiros bytes da compactação não são os do formato DBC', 0);
    }
    this.#coded = literals === 1;
    this.#dictionaryBits = dictionary;
    this.#bit = 16;
    return true;
  }

  #corrupt(reason: string, offset = this.consumed): DatasusError {
    return new DatasusError(
      'bad-stream',
      `Os dados compactados estão corrompidos: ${reason}. Baixe o arquivo de novo e reenvie.`,
      { offset },
    );
  }

  /** Makes room for a chunk: only the last dictionary's worth of taken output is kept. */
  #slide(): void {
    if (this.#taken < DICTIONARY || this.#outputEnd < DICTIONARY + OUTPUT_CHUNK) return;
    const keep = Math.min(this.#taken, this.#outputEnd - DICTIONARY);
    this.#output.copyWithin(0, keep, this.#outputEnd);
    this.#outputEnd -= keep;
    this.#taken -= keep;
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
    const lastBit = (this.#inputEnd - INPUT_MARGIN) * 8;
    const lastOutput = DICTIONARY + OUTPUT_CHUNK;
    let bit = this.#bit;
    let at = this.#outputEnd;

    while (bit < lastBit && at < lastOutput) {
      let word = view.getUint32(bit >>> 3, true) >>> (bit & 7);
      if ((word & 1) === 0) {
        output[at++] = word >>> 1;
        bit += 9;
        word >>>= 9;
        if ((word & 1) === 0) {
          output[at++] = word >>> 1;
          bit += 9;
          continue;
        }
      }
      const short = SHORT_LENGTHS[(word >>> 1) & 4095]!;
      let count = short >>> 8;
      let bits = short & 255;
      if (short === 0) {
        const length = LENGTHS[(word >>> 1) & 127]!;
        count = matchLength(length, word);
        bits = length & 255;
        if (count === END_LENGTH) break;
      }
      const start = bit;
      bit += bits;
      word = view.getUint32(bit >>> 3, true) >>> (bit & 7);
      const symbol = DISTANCES[word & 255]!;
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
  #runExact(): ExplodeState {
    const lastBit = this.#inputEnd * 8;
    const lastOutput = DICTIONARY + OUTPUT_CHUNK;
    while (this.#outputEnd < lastOutput) {
      const bit = this.#bit;
      const word = this.#inputView.getUint32(bit >>> 3, true) >>> (bit & 7);
      if (bit >= lastBit) return 'needs-input';
      const ended = (word & 1) === 0 ? this.#literal(word, lastBit) : this.#match(word, lastBit);
      if (ended !== null) return ended;
    }
    return 'has-output';
  }

  #literal(word: number, lastBit: number): ExplodeState | null {
    const entry = this.#coded ? LITERALS[(word >>> 1) & 0x1fff]! : (((word >>> 1) & 255) << 8) | 8;
    const next = this.#bit + 1 + (entry & 255);
    if (next > lastBit) return 'needs-input';
    this.#output[this.#outputEnd++] = entry >>> 8;
    this.#bit = next;
    return null;
  }

  #match(word: number, lastBit: number): ExplodeState | null {
    const length = LENGTHS[(word >>> 1) & 127]!;
    const count = matchLength(length, word);
    const at = this.#bit + (length & 255);
    if (at > lastBit) return 'needs-input';
    if (count === END_LENGTH) {
      this.#bit = at;
      return 'done';
    }
    const rest = this.#inputView.getUint32(at >>> 3, true) >>> (at & 7);
    const symbol = DISTANCES[rest & 255]!;
    const low = count === 2 ? 2 : this.#dictionaryBits;
    const next = at + (symbol & 255) + low;
    if (next > lastBit) return 'needs-input';
    this.#bit = next;
    this.#copy(count, ((symbol >>> 8) << low) + ((rest >>> (symbol & 255)) & ((1 << low) - 1)) + 1);
    return null;
  }

  #copy(count: number, distance: number): void {
    const output = this.#output;
    let at = this.#outputEnd;
    if (distance > at) throw this.#tooFarBack();
    for (const end = at + count; at < end; at++) output[at] = output[at - distance]!;
    this.#outputEnd = at;
  }

  #tooFarBack(): DatasusError {
    return this.#corrupt('uma repetição aponta para antes do início dos dados');
  }
}

/**
 * The most bytes that a stream of `compressedBytes` can decode to: a match of 518 bytes takes at least
 * 18 bits plus those of the dictionary (172,7:1 with 4096 bytes, 188,4:1 with 1024); header and end take 32 bits.
 */
export function expansionBound(compressedBytes: number, dictionaryBits: number): number {
  const bits = compressedBytes * 8 - 32;
  return Math.max(0, Math.floor((bits * MAX_MATCH) / (18 + dictionaryBits)));
}

/** Decompresses a whole stream held in memory, refusing more than `maxBytes` of output. */
export function explode(stream: Uint8Array, maxBytes = Number.POSITIVE_INFINITY): Uint8Array {
  const exploder = new Exploder();
  const chunks: Uint8Array[] = [];
  let fed = 0;
  for (let state = exploder.advance(); state !== 'done'; state = exploder.advance()) {
    if (state === 'has-output') {
      chunks.push(exploder.take().slice());
      if (exploder.produced > maxBytes) throw tooMuch(maxBytes, exploder.consumed);
    } else if (fed === stream.length) exploder.closeInput();
    else fed += exploder.feed(stream, fed);
  }
  return concatenate(chunks);
}

function tooMuch(maxBytes: number, offset: number): DatasusError {
  return new DatasusError(
    'too-large',
    `O conteúdo descompactado passa do limite de ${maxBytes} bytes aceito aqui. Confira se é o arquivo certo.`,
    { offset },
  );
}

function concatenate(chunks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
