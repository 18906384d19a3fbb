import type { RecordBatch } from './column-batch.ts';
import type { Crc32 } from './crc32.ts';
import type { DatasusError } from './datasus-error.ts';
import type { Field, TableHeader } from './dbf.ts';
import type { Identity } from './layouts/identify.ts';

export type TableFormat = 'dbc' | 'dbf';

export interface OpenOptions {
  /** Columns that batches carry, in this order; all of them when absent. */
  columns?: readonly string[];
  /** Rows that are wanted: those that pass every one of these. The file is read and checked whole all the same. */
  where?: readonly ColumnCondition[];
  /**
   * Most records in a batch, 65,535 at most; by default as many as have about 2 MiB of codes, and 16,384 at most. Very
   * wide records make batches smaller.
   */
  batchRows?: number;
  /** Batches may share memory, each good only until the next is asked for: for who uses them at once, less copying. */
  transient?: boolean;
  /**
   * Ends the batches after the last whole record, and tells so in the summary, where a damaged file would be refused:
   * truncated, compressed data or record that cannot be, wrong CRC or count. What a header alone gives away is refused
   * as ever. Where the CRC is wrong, ANY row may be wrong: not only the last ones.
   */
  salvage?: boolean;
  /** Bytes of the whole file, where the source is a stream and they are known: lets a bomb be refused at once. */
  size?: number;
  /** Refuse more decoded bytes than this. */
  maxDecodedBytes?: number;
  /** A CRC-32 of the host, for want of WebAssembly: that of the engine is faster than `zlib.crc32` of Node. */
  crc32?: Crc32;
  /** What decompresses and encodes: WebAssembly by default, where it starts; or the same in TypeScript. */
  engine?: 'wasm' | 'ts';
  /** Looked at between pieces; an `AbortSignal` serves. */
  signal?: { readonly aborted: boolean };
  /** Name the file came with: used only where its content cannot tell two layouts apart. */
  fileName?: string;
  /** Called after each batch. */
  onProgress?: (progress: ReadProgress) => void;
}

/** A condition on a column. */
export interface ColumnCondition {
  readonly column: string;
  /** Asked once for each distinct text of a batch, not for each row: it must depend on nothing else. */
  readonly test: (text: string) => boolean;
}

export interface ReadProgress {
  bytesRead: number;
  /** Bytes of the whole file, or null where unknown. */
  size: number | null;
  rows: number;
  /** Of these rows, those that passed `where`. */
  kept: number;
}

export interface ReadWarning {
  code: 'generated' | 'trailing-bytes' | 'deleted-records' | 'unknown-columns';
  /** For the person who sent the file (pt-BR). */
  message: string;
  count: number;
}

/** What ended the reading of a damaged file. */
export interface Salvaged {
  readonly error: DatasusError;
  /** Whole records read before it, deleted ones counted. */
  readonly rows: number;
  /** Byte of the file where it was seen. */
  readonly offset: number | null;
}

/** What is known once everything was read and every check passed; or, of a damaged file, what `salvage` saved. */
export interface ReadSummary {
  /** Rows of the file, deleted records not counted. */
  rows: number;
  /** Of these rows, those that passed `where`. */
  kept: number;
  deleted: number;
  bytesRead: number;
  decodedBytes: number;
  /** 'none' for a DBF, which carries no checksum; 'failed' for a salvaged DBC: wrong, or never reached. */
  crc: 'ok' | 'none' | 'failed';
  /** Null for a file that is whole. */
  salvaged: Salvaged | null;
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
  /**
   * The batches in order, those without a row left out. Throws `DatasusError`; only a loop that ends without one has
   * read a good file (with `salvage`: only one whose summary has nothing salvaged).
   */
  batches(): AsyncGenerator<RecordBatch, void>;
  /** Reads whatever was not read, throwing it away, and tells the result. Without batches asked for, little is encoded. */
  finish(): Promise<ReadSummary>;
  /** Gives up before the end. */
  close(): Promise<void>;
}
