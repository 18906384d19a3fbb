import type { DistinctCells } from './distinct-cells.ts';
import { type ChunkMetadata, type Codec, ENCODING, Footer, MAGIC, PAGE } from './footer.ts';
import { type ChunkFacts, type EncodedPage, encodeColumn, type PageEngine } from './page-engine.ts';
import { type ParquetColumn, strideOf } from './schema.ts';
import { startPageEngine } from './start-engine.ts';
import { ByteWriter, putStruct } from './thrift.ts';

/** Where the bytes of a file go, in order. What it is given may be overwritten once it has answered. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void> | void;
}

/** A compressor of the host, such as `zstdCompressSync` of node:zlib. SNAPPY: the raw format, without frames. */
export interface Compressor {
  readonly codec: Exclude<Codec, 'UNCOMPRESSED'>;
  compress(bytes: Uint8Array): Uint8Array;
}

export interface ParquetFileOptions {
  /** What makes the pages: WebAssembly by default, where it starts; or the same in TypeScript. */
  readonly engine?: 'wasm' | 'ts';
  /** Pages are not compressed where it is absent. */
  readonly compressor?: Compressor;
}

/** Rows of a row group: the most that a dictionary page serves well, a multiple of what engines scan at a time. */
export const GROUP_ROWS = 61_440;

/** As the file names who wrote it. */
export const CREATED_BY = 'pactua datasus version 1';

const PIECE_BYTES = 1 << 20;

/** Writes one Parquet file. Until `end`, what the sink has got is no Parquet file, and no reader takes it for one. */
export class ParquetFile {
  readonly #sink: ByteSink;
  readonly #columns: readonly ParquetColumn[];
  readonly #engine: PageEngine;
  readonly #compressor: Compressor | null;
  readonly #footer: Footer;
  readonly #piece = new Uint8Array(PIECE_BYTES);
  #filled = 0;
  #sent = 0;

  /** @throws RangeError where a column that is not of texts is required */
  constructor(
    sink: ByteSink,
    columns: readonly ParquetColumn[],
    { engine, compressor }: ParquetFileOptions = {},
  ) {
    const wrong = columns.find((column) => column.required && strideOf(column) !== 0);
    if (wrong !== undefined) throw new RangeError(`${wrong.name} is not of texts: it cannot be required`);
    this.#sink = sink;
    this.#columns = columns;
    this.#engine = startPageEngine(engine);
    this.#compressor = compressor ?? null;
    this.#footer = new Footer(columns, compressor?.codec ?? 'UNCOMPRESSED');
    this.#piece.set(MAGIC);
    this.#filled = MAGIC.length;
  }

  get rows(): number {
    return this.#footer.rows;
  }

  /** Bytes so far; the whole file after `end`. */
  get size(): number {
    return this.#sent + this.#filled;
  }

  /** Writes a row group: its columns in the order of the file's. Returns what was seen of each. */
  async addGroup(rows: number, cellsOf: (column: number) => DistinctCells): Promise<ChunkFacts[]> {
    const facts: ChunkFacts[] = [];
    const chunks: ChunkMetadata[] = [];
    for (const [at, column] of this.#columns.entries()) {
      const start = this.size;
      let dataStart = start;
      let uncompressed = 0;
      const pages = encodeColumn(this.#engine, column, cellsOf(at));
      let step = pages.next();
      for (; !step.done; step = pages.next()) {
        dataStart = this.size;
        uncompressed += await this.#putPage(step.value);
      }
      const { nulls, least, greatest } = step.value;
      const compressed = this.size - start;
      chunks.push({ rows, nulls, least, greatest, start, dataStart, uncompressed, compressed });
      facts.push(step.value);
    }
    this.#footer.addGroup(rows, chunks);
    return facts;
  }

  /** Writes the footer: only now is it a Parquet file. `keyValues` in the order given. */
  async end(keyValues: readonly (readonly [key: string, value: string])[] = []): Promise<void> {
    await this.#append(this.#footer.end(CREATED_BY, keyValues));
    await this.#flush();
    this.#engine.close();
  }

  /** Returns the bytes the page takes without compression, its header included. */
  async #putPage({ kind, values, body, encoding }: EncodedPage): Promise<number> {
    const stored = this.#compressor === null ? body : this.#compressor.compress(body);
    const header = new ByteWriter();
    putStruct(header, (page) => {
      page.i32(1, kind === 'data' ? PAGE.DATA : PAGE.DICTIONARY);
      page.i32(2, body.length);
      page.i32(3, stored.length);
      page.struct(kind === 'data' ? 5 : 7, (details) => {
        details.i32(1, values);
        details.i32(2, encoding);
        if (kind === 'dictionary') return;
        details.i32(3, ENCODING.RLE);
        details.i32(4, ENCODING.RLE);
      });
    });
    await this.#append(header.bytes);
    await this.#append(stored);
    return header.bytes.length + body.length;
  }

  async #append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, PIECE_BYTES - this.#filled);
      this.#piece.set(bytes.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled === PIECE_BYTES) await this.#flush();
    }
  }

  async #flush(): Promise<void> {
    if (this.#filled === 0) return;
    await this.#sink.write(this.#piece.subarray(0, this.#filled));
    this.#sent += this.#filled;
    this.#filled = 0;
  }
}
