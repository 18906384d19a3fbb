import type { RecordBatch } from './column-batch.ts';
import type { Crc32 } from './crc32.ts';
import type { Field, TableHeader } from './dbf.ts';
import type { Identity } from './layouts/identify.ts';

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
  /** What decompresses: WebAssembly by default, where it starts; or the same in TypeScript. */
  engine?: 'wasm' | 'ts';
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
  code: 'trailing-bytes' | 'deleted-records' | 'unknown-columns';
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
