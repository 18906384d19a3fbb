import type { ByteSource } from './byte-source.ts';
import type { RunningCrc32 } from './crc32.ts';
import { DatasusError } from './datasus-error.ts';
import type { Field, TableHeader } from './dbf.ts';
import { type Engine, startEngine } from './engine.ts';
import { expansionBound } from './pkware/expansion-bound.ts';
import type { DecoderState, StreamDecoder } from './pkware/stream-decoder.ts';
import type { OpenOptions, TableFormat } from './table.ts';
import type { WasmExports } from './wasm/instance.ts';

/** Bytes of the CRC between header and stream. */
export const DBC_PREFIX = 4;
/** Bytes of the stream's own header: literal coding and dictionary. */
export const STREAM_PREFIX = 2;
/** What every record of a table begins with: a space, or an asterisk where it was deleted. */
export const RECORD_MARKS: readonly number[] = [0x20, 0x2a];
export const END_OF_FILE = 0x1a;
/** NUL, LF and CR: what other programs leave after the last record. */
export const PADDING: readonly number[] = [0x00, 0x0a, 0x0d];

/** A file whose header was read and checked. */
export interface OpenFile {
  source: ByteSource;
  header: TableHeader;
  projected: readonly Field[];
  options: OpenOptions;
}

/** Where decoded bytes come from. */
export interface Body {
  readonly format: TableFormat;
  /**
   * The next decoded bytes, valid until the next call; null at the end, when every check has passed. Of a DBC, the
   * record's length of earlier bytes stands directly before them in the same buffer (see `StreamDecoder.take`).
   */
  next(): Promise<Uint8Array | null>;
  /** The instance in whose memory the bytes of `next` lie, where they do; its exports are the reader's to use. */
  readonly wasm: WasmExports | null;
  /** Gives up the memory: neither bytes handed out nor `wasm` may be used after it. */
  close(): void;
  /** Bytes of the file after the end of the compressed stream. */
  readonly trailing: number;
}

/** The body of a DBF: the rest of the file, as it is. */
export function openPlain({ source, header, options }: OpenFile): Body {
  checkSize(header, options);
  const declared = header.headerLength + header.records * header.recordLength;
  if (source.size !== null && source.size < declared && !options.salvage) throw truncatedBody(source.size);
  source.skip(header.headerLength);
  return new PlainBody(source, header);
}

/** The body of a DBC, its expansion bound checked, its CRC checked at the end. `start` reaches past the header. */
export function openCompressed(file: OpenFile, start: Uint8Array): Body {
  const { source, header, options } = file;
  const { headerLength } = header;
  if (start.length < headerLength + DBC_PREFIX + STREAM_PREFIX) throw truncatedBody(start.length);
  checkSize(header, options);
  if (!options.salvage) checkBomb(header, source.size, start[headerLength + DBC_PREFIX + 1]!);
  const expected = new DataView(start.buffer, start.byteOffset).getUint32(headerLength, true);
  const engine = startEngine(header.recordLength, options.engine, options.crc32);
  engine.crc.add(start.subarray(0, headerLength));
  const startOfStream = headerLength + DBC_PREFIX;
  const body = new CompressedBody(source, startOfStream, expected, engine);
  source.skip(startOfStream);
  return body;
}

function checkSize(header: TableHeader, options: OpenOptions): void {
  const decoded = header.records * header.recordLength;
  const most = options.maxDecodedBytes ?? Number.POSITIVE_INFINITY;
  if (decoded <= most) return;
  throw new DatasusError(
    'too-large',
    `O arquivo declara ${decoded} bytes de dados, acima do limite de ${most} aceito aqui. Divida-o por período ou aumente o limite.`,
    { offset: 4 },
  );
}

/** No valid stream of this size can hold the records declared: refused before anything is decoded. */
function checkBomb(header: TableHeader, size: number | null, dictionaryBits: number): void {
  if (size === null || dictionaryBits < 4 || dictionaryBits > 6) return;
  const compressed = Math.max(0, size - header.headerLength - DBC_PREFIX);
  if (header.records * header.recordLength <= expansionBound(compressed, dictionaryBits)) return;
  throw new DatasusError(
    'bomb',
    `O cabeçalho declara ${header.records} registros, mais do que ${compressed} bytes compactados podem conter: o arquivo está truncado ou adulterado. Baixe-o de novo e reenvie.`,
    { offset: 4 },
  );
}

export function truncatedBody(offset: number): DatasusError {
  return new DatasusError(
    'truncated',
    'O arquivo está truncado: termina antes do último registro declarado. Baixe o arquivo de novo e reenvie.',
    { offset },
  );
}

/**
 * Nothing in a DBF tells damage from data but this: every record begins with a space or an asterisk, and after the last
 * one declared come the end mark, padding, or nothing.
 */
class PlainBody implements Body {
  readonly format = 'dbf';
  readonly wasm = null;
  trailing = 0;
  readonly #source: ByteSource;
  readonly #header: TableHeader;
  readonly #declared: number;
  #read = 0;
  #nextMark = 0;
  #failure: DatasusError | null = null;

  constructor(source: ByteSource, header: TableHeader) {
    this.#source = source;
    this.#header = header;
    this.#declared = header.records * header.recordLength;
  }

  async next(): Promise<Uint8Array | null> {
    if (this.#failure !== null) throw this.#failure;
    const piece = await this.#source.next();
    if (piece === null) return null;
    const good = this.#check(piece);
    this.#read += good;
    if (good === 0 && this.#failure !== null) throw this.#failure;
    return piece.subarray(0, good);
  }

  close(): void {
    // Its bytes are those of the source.
  }

  /** How many bytes of the piece may be handed out; where not all, `#failure` says why. */
  #check(piece: Uint8Array): number {
    const { recordLength, headerLength } = this.#header;
    for (; this.#nextMark < this.#declared; this.#nextMark += recordLength) {
      const at = this.#nextMark - this.#read;
      if (at >= piece.length) return piece.length;
      if (RECORD_MARKS.includes(piece[at]!)) continue;
      this.#failure = badRecord(headerLength + this.#nextMark, this.#nextMark / recordLength + 1);
      return at;
    }
    const end = this.#declared - this.#read;
    if (end >= 0 && end < piece.length) this.#checkEnd(piece[end]!);
    if (this.#failure !== null) return end;
    this.trailing += Math.max(0, piece.length - Math.max(0, end));
    return piece.length;
  }

  #checkEnd(byte: number): void {
    if (byte === END_OF_FILE) this.trailing--;
    else if (!PADDING.includes(byte)) this.#failure = moreRecords(this.#header);
  }
}

function badRecord(offset: number, number: number): DatasusError {
  return new DatasusError(
    'bad-record',
    `O arquivo está corrompido: o registro ${number} não começa com espaço nem asterisco, como todo registro. Baixe o arquivo de novo e reenvie.`,
    { offset },
  );
}

export function moreRecords(header: TableHeader): DatasusError {
  return new DatasusError(
    'record-count',
    `O cabeçalho declara ${header.records} registros, mas o arquivo contém mais dados que isso. Baixe o arquivo de novo e reenvie.`,
    { offset: 4 },
  );
}

class CompressedBody implements Body {
  readonly format = 'dbc';
  trailing = 0;
  readonly #source: ByteSource;
  readonly #startOfStream: number;
  readonly #expectedCrc: number;
  readonly #crc: RunningCrc32;
  readonly #decoder: StreamDecoder;
  #engine: Engine | null;
  #piece: Uint8Array | null = null;
  #fed = 0;
  #received = 0;

  constructor(source: ByteSource, startOfStream: number, expectedCrc: number, engine: Engine) {
    this.#source = source;
    this.#startOfStream = startOfStream;
    this.#expectedCrc = expectedCrc;
    this.#crc = engine.crc;
    this.#decoder = engine.decoder;
    this.#engine = engine;
  }

  get wasm(): WasmExports | null {
    return this.#engine?.wasm ?? null;
  }

  close(): void {
    this.#engine?.release();
    this.#engine = null;
  }

  async next(): Promise<Uint8Array | null> {
    for (;;) {
      const state = this.#advance();
      if (state === 'has-output') {
        const bytes = this.#decoder.take();
        this.#crc.add(bytes);
        return bytes;
      }
      if (state === 'done') return this.#end();
      await this.#feed();
    }
  }

  #advance(): DecoderState {
    try {
      return this.#decoder.advance();
    } catch (error) {
      if (!(error instanceof DatasusError)) throw error;
      throw error.at({ offset: this.#startOfStream + (error.offset ?? 0) });
    }
  }

  async #feed(): Promise<void> {
    if (this.#piece === null || this.#fed === this.#piece.length) {
      this.#piece = await this.#source.next();
      this.#fed = 0;
      this.#received += this.#piece?.length ?? 0;
    }
    if (this.#piece === null) this.#decoder.closeInput();
    else this.#fed += this.#decoder.feed(this.#piece, this.#fed);
  }

  async #end(): Promise<null> {
    for (let piece = await this.#source.next(); piece !== null; piece = await this.#source.next()) {
      this.#received += piece.length;
    }
    this.trailing = this.#received - this.#decoder.consumed;
    if (this.#crc.finish() === this.#expectedCrc) return null;
    throw new DatasusError(
      'crc-mismatch',
      'O arquivo está corrompido: o conteúdo não confere com o código de verificação (CRC-32) gravado nele. Baixe o arquivo de novo e reenvie.',
      { offset: this.#startOfStream - DBC_PREFIX },
    );
  }
}
