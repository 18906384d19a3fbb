import { type ParquetColumn, physicalOf, schemaElements } from './schema.ts';
import { ByteWriter, putStruct, type StructWriter, utf8Bytes } from './thrift.ts';

export const MAGIC = utf8Bytes('PAR1');
export const ENCODING = { PLAIN: 0, RLE: 3, RLE_DICTIONARY: 8 } as const;
/** How pages are compressed; the host lends the compressor. */
const CODEC = { UNCOMPRESSED: 0, SNAPPY: 1, GZIP: 2, ZSTD: 6 } as const;
export type Codec = keyof typeof CODEC;
export const PAGE = { DATA: 0, DICTIONARY: 2 } as const;

const FORMAT_VERSION = 2;

/** What the footer says of one column of one row group. */
export interface ChunkMetadata {
  readonly rows: number;
  readonly nulls: number;
  /** Least and greatest value in PLAIN, or null where the chunk has none. */
  readonly least: Uint8Array | null;
  readonly greatest: Uint8Array | null;
  /** Place of its first page in the file, and of its data page. */
  readonly start: number;
  readonly dataStart: number;
  /** Bytes with the headers of pages, before and after compression. */
  readonly uncompressed: number;
  readonly compressed: number;
}

/** Collects what is known of row groups, already in the form the file has it. */
export class Footer {
  readonly #columns: readonly ParquetColumn[];
  readonly #codec: Codec;
  readonly #groups = new ByteWriter();
  #groupCount = 0;
  #rows = 0;

  constructor(columns: readonly ParquetColumn[], codec: Codec) {
    this.#columns = columns;
    this.#codec = codec;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Notes a row group: one chunk a column, in the columns' order. */
  addGroup(rows: number, chunks: readonly ChunkMetadata[]): void {
    const sum = (pick: (chunk: ChunkMetadata) => number) =>
      chunks.reduce((total, chunk) => total + pick(chunk), 0);
    putStruct(this.#groups, (group) => {
      group.structList(
        1,
        chunks.map((chunk, at) => (struct) => this.#putChunk(struct, this.#columns[at]!, chunk)),
      );
      group.i64(
        2,
        sum((chunk) => chunk.uncompressed),
      );
      group.i64(3, rows);
      group.i64(5, chunks[0]?.start ?? MAGIC.length);
      group.i64(
        6,
        sum((chunk) => chunk.compressed),
      );
      group.i16(7, this.#groupCount);
    });
    this.#groupCount++;
    this.#rows += rows;
  }

  /** The end of the file: metadata, its length, the magic. `keyValues` in the order given. */
  end(createdBy: string, keyValues: readonly (readonly [key: string, value: string])[]): Uint8Array {
    const out = new ByteWriter();
    putStruct(out, (file) => {
      file.i32(1, FORMAT_VERSION);
      file.structList(2, schemaElements(this.#columns));
      file.i64(3, this.#rows);
      file.writtenList(4, this.#groupCount, this.#groups.bytes);
      file.structList(
        5,
        keyValues.map(([key, value]) => (pair) => {
          pair.text(1, key);
          pair.text(2, value);
        }),
      );
      file.text(6, createdBy);
      // Least and greatest are by the order of the type: bytes of texts unsigned, numbers signed.
      file.structList(
        7,
        this.#columns.map(() => (order) => order.struct(1, () => undefined)),
      );
    });
    const { length } = out.bytes;
    for (let shift = 0; shift < 32; shift += 8) out.byte((length >>> shift) & 0xff);
    out.append(MAGIC);
    return out.bytes;
  }

  #putChunk(struct: StructWriter, column: ParquetColumn, chunk: ChunkMetadata): void {
    const encoded = chunk.dataStart > chunk.start;
    const encoding = encoded ? ENCODING.RLE_DICTIONARY : ENCODING.PLAIN;
    struct.i64(2, 0);
    struct.struct(3, (metadata) => {
      metadata.i32(1, physicalOf(column));
      metadata.i32List(2, encoded ? [ENCODING.PLAIN, ENCODING.RLE, encoding] : [encoding, ENCODING.RLE]);
      metadata.textList(3, [column.name]);
      metadata.i32(4, CODEC[this.#codec]);
      metadata.i64(5, chunk.rows);
      metadata.i64(6, chunk.uncompressed);
      metadata.i64(7, chunk.compressed);
      metadata.i64(9, chunk.dataStart);
      if (encoded) metadata.i64(11, chunk.start);
      metadata.struct(12, (statistics) => putStatistics(statistics, chunk));
      const counts = encoded ? [[PAGE.DICTIONARY, ENCODING.PLAIN]] : [];
      metadata.structList(
        13,
        [...counts, [PAGE.DATA, encoding]].map(([page, how]) => (count) => {
          count.i32(1, page!);
          count.i32(2, how!);
          count.i32(3, 1);
        }),
      );
    });
  }
}

function putStatistics(statistics: StructWriter, { nulls, least, greatest }: ChunkMetadata): void {
  statistics.i64(3, nulls);
  if (least === null || greatest === null) return;
  statistics.binary(5, greatest);
  statistics.binary(6, least);
  statistics.bool(7, true);
  statistics.bool(8, true);
}
