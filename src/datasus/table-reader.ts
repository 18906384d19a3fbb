import { type Body, END_OF_FILE, moreRecords, type OpenFile, truncatedBody } from './body.ts';
import type { ByteSource } from './byte-source.ts';
import { findField, makeBatch, type RecordBatch } from './column-batch.ts';
import { BatchBuilder } from './columns/batch-builder.ts';
import { batchRecords } from './columns/batch-size.ts';
import { type FieldTest, filterBatch } from './columns/row-filter.ts';
import { DatasusError, type DatasusErrorCode } from './datasus-error.ts';
import { type Field, GENERATED_NOTICE, type TableHeader } from './dbf.ts';
import { matchEra } from './layouts/column-types.ts';
import { type Identity, IdentityWatch } from './layouts/identify.ts';
import type { DatasusTable, OpenOptions, ReadSummary, ReadWarning, Salvaged, TableFormat } from './table.ts';

/** What may befall a file after its header and leave whole records before it. */
const SALVAGEABLE: readonly DatasusErrorCode[] = [
  'truncated',
  'bad-stream',
  'bad-record',
  'crc-mismatch',
  'record-count',
];

/** A table whose header is known: cuts the body into records and these into batches, and checks what comes out. */
export class TableReader implements DatasusTable {
  readonly format: TableFormat;
  readonly header: TableHeader;
  readonly columns: readonly Field[];
  readonly #source: ByteSource;
  readonly #options: OpenOptions;
  readonly #tests: readonly FieldTest[];
  readonly #body: Body;
  readonly #watch: IdentityWatch;
  readonly #reading: AsyncGenerator<RecordBatch, void>;
  #builder: BatchBuilder | null = null;
  /** Rows are counted and looked at, and nobody wants them. */
  #discarding = false;
  #peeked: RecordBatch[] = [];
  /** The reading of the first batch, begun by whoever asked first what the file is. */
  #peeking: Promise<void> | null = null;
  /** Why nothing more can be read: said again to whoever asks again. */
  #failure: unknown = null;
  /** Whole records decoded, deleted ones counted. */
  #records = 0;
  /** Bytes decoded of a record whose end has not come yet. */
  #cut = 0;
  #rows = 0;
  #kept = 0;
  #deleted = 0;
  #extra = 0;
  #done = false;
  #salvaged: Salvaged | null = null;

  constructor({ source, header, projected, options }: OpenFile, body: Body) {
    this.format = body.format;
    this.header = header;
    this.columns = projected;
    this.#source = source;
    this.#options = options;
    this.#tests = (options.where ?? []).map(({ column, test }) => ({
      field: findField(header.fields, column),
      test,
    }));
    this.#body = body;
    this.#watch = new IdentityWatch(header, options.fileName);
    this.#reading = this.#readBatches();
  }

  [Symbol.asyncIterator](): AsyncGenerator<RecordBatch, void> {
    return this.batches();
  }

  async identify(): Promise<Identity> {
    if (this.#rows === 0 && !this.#done) this.#peeking ??= this.#peek();
    await this.#peeking;
    return this.#watch.identity();
  }

  async #peek(): Promise<void> {
    try {
      const first = await this.#reading.next();
      if (!first.done) this.#peeked.push(first.value);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async *batches(): AsyncGenerator<RecordBatch, void> {
    if (this.#failure !== null) throw this.#failure;
    try {
      yield* this.#peeked.splice(0);
      for (let step = await this.#reading.next(); !step.done; step = await this.#reading.next())
        yield step.value;
      // The reading may have been given up elsewhere: that is no end.
      if (!this.#done) throw this.#failure;
    } finally {
      await this.close();
    }
  }

  async finish(): Promise<ReadSummary> {
    this.#discarding = true;
    for await (const _ of this.batches());
    return {
      rows: this.#rows,
      kept: this.#kept,
      deleted: this.#deleted,
      bytesRead: this.#source.position,
      decodedBytes: this.#decodedBytes,
      crc: this.#crc,
      salvaged: this.#salvaged,
      identity: this.#watch.identity(),
      warnings: this.#warnings(),
    };
  }

  async close(): Promise<void> {
    await this.#reading.return();
    if (!this.#done) this.#failure ??= cancelled(this.#rows);
    this.#body.close();
    await this.#source.close();
  }

  get #decodedBytes(): number {
    return this.#records * this.header.recordLength + this.#cut;
  }

  get #crc(): ReadSummary['crc'] {
    if (this.format === 'dbf') return 'none';
    return this.#salvaged === null ? 'ok' : 'failed';
  }

  async *#readBatches(): AsyncGenerator<RecordBatch, void> {
    try {
      yield* this.#assemble();
    } catch (reason) {
      const error = reason instanceof DatasusError ? reason.at({ rows: this.#records }) : reason;
      this.#failure = error;
      if (!(error instanceof DatasusError && this.#options.salvage && SALVAGEABLE.includes(error.code)))
        throw error;
      this.#failure = null;
      this.#salvaged = { error, rows: error.rows, offset: error.offset };
      if (this.#builder !== null) yield* this.#deliver(this.#builder);
    }
    this.#done = true;
  }

  /** Memory is asked for by the batch, never by the header's count. */
  async *#assemble(): AsyncGenerator<RecordBatch, void> {
    const { records } = this.header;
    let discarding = this.#discarding;
    let builder = this.#newBuilder();
    for (let chunk = await this.#nextChunk(); chunk !== null; chunk = await this.#nextChunk()) {
      const after = this.#load(builder, chunk);
      while (builder.fill()) yield* this.#deliver(builder);
      if (this.#records === records) yield* this.#deliver(builder);
      this.#checkAfterRecords(after);
      if (discarding === this.#discarding) continue;
      // Between two chunks, never over one: a new builder may grow the memory, and a chunk does not outlive that.
      yield* this.#deliver(builder);
      discarding = this.#discarding;
      builder = this.#newBuilder();
    }
    if (this.#records < records) throw this.#tooFewRecords();
  }

  async #nextChunk(): Promise<Uint8Array | null> {
    if (this.#options.signal?.aborted) throw cancelled(this.#rows);
    return this.#body.next();
  }

  /** Hands the records that end in a chunk to the builder. What comes after the last record is returned. */
  #load(builder: BatchBuilder, chunk: Uint8Array): AfterRecords {
    const { recordLength, records } = this.header;
    const cut = this.#cut;
    const whole = Math.min(Math.floor((cut + chunk.length) / recordLength), records - this.#records);
    const rest = cut + chunk.length - whole * recordLength;
    builder.load(chunk, cut, whole);
    this.#records += whole;
    const complete = this.#records === records;
    this.#cut = complete ? 0 : rest;
    return { count: complete ? rest : 0, first: chunk[chunk.length - rest] };
  }

  #newBuilder(): BatchBuilder {
    const { fields, records, recordLength } = this.header;
    const watched = this.#watch.columns.map((name) => findField(fields, name));
    const tested = this.#tests.map(({ field }) => field);
    const wanted = this.#discarding ? [] : this.columns;
    const encoded = [...new Set([...wanted, ...tested, ...watched])];
    const left = Math.max(1, records - this.#records);
    const batchRows = Math.min(batchRecords(encoded, this.#options.batchRows), left);
    const transient = this.#options.transient ?? false;
    const shape = { fields: encoded, recordLength, batchRows, transient };
    this.#builder = new BatchBuilder(shape, this.#body.wasm, this.#records + 1);
    return this.#builder;
  }

  *#deliver(builder: BatchBuilder): Generator<RecordBatch, void> {
    if (builder.records === 0) return;
    const coded = builder.take();
    this.#watch.see(makeBatch(coded, []));
    const kept = filterBatch(coded, this.#tests);
    this.#rows += coded.rows;
    this.#kept += kept.rows;
    this.#deleted += coded.deleted;
    this.#options.onProgress?.({
      bytesRead: this.#source.position,
      size: this.#source.size,
      rows: this.#rows,
      kept: this.#kept,
    });
    if (kept.rows > 0 && !this.#discarding) yield makeBatch(kept, this.columns);
  }

  /** After the last record comes nothing, or one 0x1A. A DBF may carry more, which is not ours to judge. */
  #checkAfterRecords({ count, first }: AfterRecords): void {
    if (count === 0) return;
    const isEnd = this.#extra === 0 && first === END_OF_FILE;
    this.#extra += count;
    if (this.format === 'dbf' || (isEnd && count === 1)) return;
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
    if (this.header.isGenerated)
      warnings.push({ code: 'generated', message: GENERATED_NOTICE, count: this.#records });
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

/** Bytes of a chunk after the last record declared. */
interface AfterRecords {
  readonly count: number;
  readonly first: number | undefined;
}

function cancelled(rows: number): DatasusError {
  return new DatasusError(
    'cancelled',
    'A leitura do arquivo foi cancelada antes do fim. Nada foi aproveitado.',
    { rows },
  );
}
