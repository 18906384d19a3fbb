import {
  type Body,
  DBC_PREFIX,
  END_OF_FILE,
  moreRecords,
  type OpenFile,
  openCompressed,
  openPlain,
  PADDING,
  RECORD_MARKS,
  STREAM_PREFIX,
  truncatedBody,
} from './body.ts';
import { type ByteInput, ByteSource } from './byte-source.ts';
import { type BatchShape, findField, MAX_BATCH_ROWS, makeBatch, type RecordBatch } from './column-batch.ts';
import { DatasusError } from './datasus-error.ts';
import { type Field, headerLengthOf, PREFIX_LENGTH, parseHeader, type TableHeader } from './dbf.ts';
import { matchEra } from './layouts/column-types.ts';
import { type Identity, IdentityWatch } from './layouts/identify.ts';
import type { DatasusTable, OpenOptions, ReadSummary, ReadWarning, TableFormat } from './table.ts';

const BATCH_BYTES = 1024 * 1024;

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
  const format = asked ?? formatOf(start, header);
  const projected = options.columns?.map((name) => findField(header.fields, name)) ?? header.fields;
  const file: OpenFile = { source, header, projected, options };
  const body = format === 'dbc' ? openCompressed(file, start) : openPlain(file);
  return new TableReader(file, body);
}

/**
 * After a DBC's header come four bytes of CRC and a stream that begins with 00 or 01 and 04 to 06; after a DBF's,
 * its first record (space or asterisk) where it declares any, or else the end. What is neither is a damaged DBC, and
 * will be refused as such.
 */
function formatOf(start: Uint8Array, { headerLength, records }: TableHeader): TableFormat {
  const first = start[headerLength];
  const literals = start[headerLength + DBC_PREFIX] ?? 255;
  const dictionary = start[headerLength + DBC_PREFIX + 1] ?? 255;
  if (literals <= 1 && dictionary >= 4 && dictionary <= 6) return 'dbc';
  if (first === undefined) return 'dbf';
  const expected = records > 0 ? RECORD_MARKS : [END_OF_FILE, ...PADDING];
  return expected.includes(first) ? 'dbf' : 'dbc';
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
    this.#body.close();
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
    throw moreRecords(this.header);
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
    const { trailing } = this.#body;
    if (trailing > 0) {
      const message = `Há ${trailing} byte(s) depois do fim dos dados; foram ignorados.`;
      warnings.push({ code: 'trailing-bytes', message, count: trailing });
    }
    if (this.#deleted > 0) {
      const message = `${this.#deleted} registro(s) marcados como excluídos no arquivo não foram lidos.`;
      warnings.push({ code: 'deleted-records', message, count: this.#deleted });
    }
    const { message, added, missing } = matchEra(this.#watch.identity().system, this.header.fields);
    if (message !== null) {
      warnings.push({ code: 'unknown-columns', message, count: added.length + missing.length });
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
