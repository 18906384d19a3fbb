import { type ByteInput, ByteSource } from './byte-source.ts';
import { type BatchShape, findField, MAX_BATCH_ROWS, makeBatch, type RecordBatch } from './column-batch.ts';
import { type Crc32, crc32 } from './crc32.ts';
import { DatasusError } from './datasus-error.ts';
import { type Field, headerLengthOf, PREFIX_LENGTH, parseHeader, type TableHeader } from './dbf.ts';
import { type Identity, IdentityWatch } from './layouts/identify.ts';
import { Exploder, expansionBound } from './pkware/explode.ts';

export type TableFormat = 'dbc' | 'dbf';

export interface OpenOptions {
  /** Columns that batches carry, in this order; all of them when absent. */
  columns?: readonly string[];
  /** Most rows in a batch; by default as many as fit in about 1 MiB. */
  batchRows?: number;
  /** Bytes of the whole file, where the source is a stream and they are known: lets a bomb be refused at once. */
  size?: number;
  /** Refuse more decoded bytes than this. */
  maxDecodedBytes?: number;
  /** A faster CRC-32 of the host, such as `zlib.crc32` of Node. */
  crc32?: Crc32;
  /** Looked at between pieces; an `AbortSignal` serves. */
  signal?: { readonly aborted: boolean };
  /** Name the file came with: used only where its content cannot tell two layouts apart. */
  fileName?: string;
  /** Called after each batch. */
  onProgress?: (progress: ReadProgress) => void;
}

export interface ReadProgress {
  bytesRead: number;
  /** Bytes of the whole file, or null where unknown. */
  size: number | null;
  rows: number;
}

export interface ReadWarning {
  code: 'trailing-bytes' | 'deleted-records';
  /** For the person who sent the file (pt-BR). */
  message: string;
  count: number;
}

/** What is known once everything was read and every check passed. */
export interface ReadSummary {
  rows: number;
  deleted: number;
  bytesRead: number;
  decodedBytes: number;
  /** 'none' for a DBF, which carries no checksum. */
  crc: 'ok' | 'none';
  identity: Identity;
  warnings: readonly ReadWarning[];
}

/** An open table: its header, then its batches, once. */
export interface DatasusTable extends AsyncIterable<RecordBatch> {
  readonly format: TableFormat;
  readonly header: TableHeader;
  /** The columns asked for. */
  readonly columns: readonly Field[];
  /** System, UF and period, from the rows decoded so far (the first batch at least, which is not lost). */
  identify(): Promise<Identity>;
  /** The batches in order. Throws `DatasusError`; only a loop that ends without one has read a good file. */
  batches(): AsyncGenerator<RecordBatch, void>;
  /** Reads whatever was not read, throwing it away, and tells the result. */
  finish(): Promise<ReadSummary>;
  /** Gives up before the end. */
  close(): Promise<void>;
}

const DBC_PREFIX = 4;
const STREAM_PREFIX = 2;
const BATCH_BYTES = 1024 * 1024;
const END_OF_FILE = 0x1a;
const SPACE = 0x20;
const ASTERISK = 0x2a;

/** Opens a DBC: header checked, expansion bound checked, nothing decoded yet. */
export function openDbc(input: ByteInput, options: OpenOptions = {}): Promise<DatasusTable> {
  return open(input, options, 'dbc');
}

/** Opens a plain DBF with the same interface. */
export function openDbf(input: ByteInput, options: OpenOptions = {}): Promise<DatasusTable> {
  return open(input, options, 'dbf');
}

/** Opens either, telling them apart by what follows the header. */
export function openTable(input: ByteInput, options: OpenOptions = {}): Promise<DatasusTable> {
  return open(input, options, null);
}

async function open(
  input: ByteInput,
  options: OpenOptions,
  asked: TableFormat | null,
): Promise<DatasusTable> {
  const source = new ByteSource(input, options.size);
  const headerLength = headerLengthOf(await source.peek(PREFIX_LENGTH));
  const start = await source.peek(headerLength + DBC_PREFIX + STREAM_PREFIX);
  const header = parseHeader(start);
  const format = asked ?? formatOf(start, headerLength);
  const projected = options.columns?.map((name) => findField(header.fields, name)) ?? header.fields;
  const file: OpenFile = { source, header, projected, options };
  const body = format === 'dbc' ? openCompressed(file, start) : openPlain(file);
  return new TableReader(file, body);
}

interface OpenFile {
  source: ByteSource;
  header: TableHeader;
  projected: readonly Field[];
  options: OpenOptions;
}

/**
 * After a DBC's header come four bytes of CRC and a stream that begins with 00 or 01 and 04 to 06; after a DBF's,
 * a record (space or asterisk) or the end. What is neither is a damaged DBC, and will be refused as such.
 */
function formatOf(start: Uint8Array, headerLength: number): TableFormat {
  const first = start[headerLength];
  const literals = start[headerLength + DBC_PREFIX] ?? 255;
  const dictionary = start[headerLength + DBC_PREFIX + 1] ?? 255;
  if (literals <= 1 && dictionary >= 4 && dictionary <= 6) return 'dbc';
  const plain = first === undefined || first === SPACE || first === ASTERISK || first === END_OF_FILE;
  return plain ? 'dbf' : 'dbc';
}

/** Where decoded bytes come from. */
interface Body {
  readonly format: TableFormat;
  /** The next decoded bytes, valid until the next call; null at the end, when every check has passed. */
  next(): Promise<Uint8Array | null>;
  /** Bytes of the file after the end of the compressed stream. */
  readonly trailing: number;
}

function openPlain({ source, header, options }: OpenFile): Body {
  checkSize(header, options);
  const declared = header.headerLength + header.records * header.recordLength;
  if (source.size !== null && source.size < declared) throw truncatedBody(source.size);
  source.skip(header.headerLength);
  return { format: 'dbf', trailing: 0, next: () => source.next() };
}

function openCompressed(file: OpenFile, start: Uint8Array): Body {
  const { source, header, options } = file;
  const { headerLength } = header;
  if (start.length < headerLength + DBC_PREFIX + STREAM_PREFIX) throw truncatedBody(start.length);
  checkSize(header, options);
  checkBomb(header, source.size, start[headerLength + DBC_PREFIX + 1]!);
  const expected = new DataView(start.buffer, start.byteOffset).getUint32(headerLength, true);
  const check = options.crc32 ?? crc32;
  const startOfStream = headerLength + DBC_PREFIX;
  const body = new CompressedBody(
    source,
    startOfStream,
    check,
    check(start.subarray(0, headerLength), 0),
    expected,
  );
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
  const compressed = size - header.headerLength - DBC_PREFIX;
  if (header.records * header.recordLength <= expansionBound(compressed, dictionaryBits)) return;
  throw new DatasusError(
    'bomb',
    `O cabeçalho declara ${header.records} registros, mais do que ${compressed} bytes compactados podem conter: o arquivo está truncado ou adulterado. Baixe-o de novo e reenvie.`,
    { offset: 4 },
  );
}

function truncatedBody(offset: number): DatasusError {
  return new DatasusError(
    'truncated',
    'O arquivo está truncado: termina antes do último registro declarado. Baixe o arquivo de novo e reenvie.',
    { offset },
  );
}

class CompressedBody implements Body {
  readonly format = 'dbc';
  trailing = 0;
  readonly #source: ByteSource;
  readonly #startOfStream: number;
  readonly #check: Crc32;
  readonly #expectedCrc: number;
  readonly #exploder = new Exploder();
  #crc: number;
  #piece: Uint8Array | null = null;
  #fed = 0;
  #received = 0;

  constructor(source: ByteSource, startOfStream: number, check: Crc32, crc: number, expectedCrc: number) {
    this.#source = source;
    this.#startOfStream = startOfStream;
    this.#check = check;
    this.#crc = crc;
    this.#expectedCrc = expectedCrc;
  }

  async next(): Promise<Uint8Array | null> {
    for (;;) {
      const state = this.#advance();
      if (state === 'has-output') {
        const bytes = this.#exploder.take();
        this.#crc = this.#check(bytes, this.#crc);
        return bytes;
      }
      if (state === 'done') return this.#end();
      await this.#feed();
    }
  }

  #advance(): ReturnType<Exploder['advance']> {
    try {
      return this.#exploder.advance();
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
    if (this.#piece === null) this.#exploder.closeInput();
    else this.#fed += this.#exploder.feed(this.#piece, this.#fed);
  }

  async #end(): Promise<null> {
    for (let piece = await this.#source.next(); piece !== null; piece = await this.#source.next()) {
      this.#received += piece.length;
    }
    this.trailing = this.#received - this.#exploder.consumed;
    if (this.#crc === this.#expectedCrc) return null;
    throw new DatasusError(
      'crc-mismatch',
      'O arquivo está corrompido: o conteúdo não confere com o código de verificação (CRC-32) gravado nele. Baixe o arquivo de novo e reenvie.',
      { offset: this.#startOfStream - DBC_PREFIX },
    );
  }
}

class TableReader implements DatasusTable {
  readonly format: TableFormat;
  readonly header: TableHeader;
  readonly columns: readonly Field[];
  readonly #source: ByteSource;
  readonly #options: OpenOptions;
  readonly #body: Body;
  readonly #watch: IdentityWatch;
  readonly #reading: AsyncGenerator<RecordBatch, void>;
  #peeked: RecordBatch[] = [];
  #decoded = 0;
  #rows = 0;
  #deleted = 0;
  #extra = 0;
  #done = false;

  constructor({ source, header, projected, options }: OpenFile, body: Body) {
    this.format = body.format;
    this.header = header;
    this.columns = projected;
    this.#source = source;
    this.#options = options;
    this.#body = body;
    this.#watch = new IdentityWatch(header, options.fileName);
    this.#reading = this.#readBatches();
  }

  [Symbol.asyncIterator](): AsyncGenerator<RecordBatch, void> {
    return this.batches();
  }

  async identify(): Promise<Identity> {
    if (this.#rows === 0 && !this.#done && this.#peeked.length === 0) {
      const first = await this.#reading.next();
      if (!first.done) this.#peeked.push(first.value);
    }
    return this.#watch.identity();
  }

  async *batches(): AsyncGenerator<RecordBatch, void> {
    try {
      yield* this.#peeked.splice(0);
      for (let step = await this.#reading.next(); !step.done; step = await this.#reading.next())
        yield step.value;
    } finally {
      await this.close();
    }
  }

  async finish(): Promise<ReadSummary> {
    for await (const _ of this.batches());
    if (!this.#done) throw cancelled(this.#rows);
    return {
      rows: this.#rows,
      deleted: this.#deleted,
      bytesRead: this.#source.position,
      decodedBytes: this.#decoded,
      crc: this.format === 'dbc' ? 'ok' : 'none',
      identity: this.#watch.identity(),
      warnings: this.#warnings(),
    };
  }

  async close(): Promise<void> {
    await this.#reading.return();
    await this.#source.close();
  }

  async *#readBatches(): AsyncGenerator<RecordBatch, void> {
    try {
      yield* this.#assemble();
      this.#done = true;
    } catch (error) {
      if (!(error instanceof DatasusError)) throw error;
      throw error.at({
        rows: Math.min(Math.floor(this.#decoded / this.header.recordLength), this.header.records),
      });
    }
  }

  /** Cuts decoded bytes into batches of whole records. Memory is asked for by the batch, never by the header's count. */
  async *#assemble(): AsyncGenerator<RecordBatch, void> {
    const { recordLength, records } = this.header;
    let next = 0;
    let batch = this.#newBuffer(next);
    let filled = 0;
    for (let chunk = await this.#nextChunk(); chunk !== null; chunk = await this.#nextChunk()) {
      let at = 0;
      while (at < chunk.length && next < records) {
        const count = Math.min(chunk.length - at, batch.length - filled);
        batch.set(chunk.subarray(at, at + count), filled);
        at += count;
        filled += count;
        if (filled < batch.length) break;
        yield this.#deliver(batch, next);
        next += batch.length / recordLength;
        batch = this.#newBuffer(next);
        filled = 0;
      }
      this.#decoded += at;
      if (at < chunk.length) this.#checkAfterRecords(chunk.subarray(at));
    }
    if (next < records) throw this.#tooFewRecords();
  }

  async #nextChunk(): Promise<Uint8Array | null> {
    if (this.#options.signal?.aborted) throw cancelled(this.#rows);
    return this.#body.next();
  }

  #newBuffer(next: number): Uint8Array {
    const { recordLength, records } = this.header;
    const fitting = Math.max(1, Math.floor(BATCH_BYTES / recordLength));
    const rows = Math.min(this.#options.batchRows ?? fitting, MAX_BATCH_ROWS, records - next);
    return new Uint8Array(rows * recordLength);
  }

  #deliver(bytes: Uint8Array, next: number): RecordBatch {
    const { recordLength, fields } = this.header;
    const shape: BatchShape = { recordLength, fields, projected: this.columns };
    const batch = makeBatch(bytes, shape, next + 1, bytes.length / recordLength);
    this.#rows += batch.rows;
    this.#deleted += batch.deleted;
    this.#watch.see(batch);
    this.#options.onProgress?.({
      bytesRead: this.#source.position,
      size: this.#source.size,
      rows: this.#rows,
    });
    return batch;
  }

  /** After the last record comes nothing, or one 0x1A. A DBF may carry more, which is not ours to judge. */
  #checkAfterRecords(rest: Uint8Array): void {
    const isEnd = this.#extra === 0 && rest[0] === END_OF_FILE;
    this.#extra += rest.length;
    if (this.format === 'dbf' || (isEnd && rest.length === 1)) return;
    throw new DatasusError(
      'record-count',
      `O cabeçalho declara ${this.header.records} registros, mas o arquivo contém mais dados que isso. Baixe o arquivo de novo e reenvie.`,
      { offset: 4 },
    );
  }

  #tooFewRecords(): DatasusError {
    if (this.format === 'dbf') return truncatedBody(this.#source.position);
    return new DatasusError(
      'record-count',
      `O cabeçalho declara ${this.header.records} registros, mas o arquivo contém menos. Baixe o arquivo de novo e reenvie.`,
      { offset: 4 },
    );
  }

  #warnings(): ReadWarning[] {
    const warnings: ReadWarning[] = [];
    const trailing = this.format === 'dbc' ? this.#body.trailing : Math.max(0, this.#extra - 1);
    if (trailing > 0) {
      const message = `Há ${trailing} byte(s) depois do fim dos dados; foram ignorados.`;
      warnings.push({ code: 'trailing-bytes', message, count: trailing });
    }
    if (this.#deleted > 0) {
      const message = `${this.#deleted} registro(s) marcados como excluídos no arquivo não foram lidos.`;
      warnings.push({ code: 'deleted-records', message, count: this.#deleted });
    }
    return warnings;
  }
}

function cancelled(rows: number): DatasusError {
  return new DatasusError(
    'cancelled',
    'A leitura do arquivo foi cancelada antes do fim. Nada foi aproveitado.',
    { rows },
  );
}
