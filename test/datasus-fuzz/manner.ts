import { crc32 } from 'node:zlib';
import {
  type ByteInput,
  type DatasusTable,
  type OpenOptions,
  openDbc,
  openDbf,
  openTable,
} from '../../src/datasus/index.ts';
import type { Random } from '../random.ts';
import type { Expected, How, ReferenceTable } from './reference.ts';

/** Ways to read the same file, which must make no difference but the one asked for. */
export interface Manner extends How {
  /** Size of the pieces the file comes in; null: all at once. */
  piece: number | null;
  batchRows?: number;
  /** Read only every second column, in reverse. */
  projected: boolean;
  /** Keep only the rows whose first column has an even number of characters. */
  filtered: boolean;
  /** Lend the reader the CRC of Node, and count by it what is decoded. */
  hostCrc: boolean;
  /** Batches may share memory: each is looked at before the next is read, and otherwise after. */
  transient: boolean;
  path: 'batches' | 'identify, then batches' | 'finish only' | 'one batch, then finish';
}

export type EngineName = 'wasm' | 'ts';

/** The way in which most programs read. */
export const PLAINLY: Manner = {
  format: null,
  sizeKnown: true,
  piece: null,
  projected: false,
  filtered: false,
  hostCrc: true,
  salvage: false,
  transient: false,
  path: 'batches',
};

export function mannerOf(random: Random): Manner {
  const piece = random.pick([null, null, null, 1, 13, 64, 300, 4096]);
  return {
    format: random.pick([null, null, null, null, 'dbc', 'dbf']),
    sizeKnown: piece === null || random.oneIn(2),
    piece,
    batchRows: random.pick([undefined, undefined, 1, 3, 7, 100, 65_535]),
    projected: random.oneIn(4),
    filtered: random.oneIn(6),
    hostCrc: !random.oneIn(3),
    salvage: random.oneIn(4),
    transient: random.oneIn(3),
    path: random.pick([
      'batches',
      'batches',
      'batches',
      'identify, then batches',
      'finish only',
      'one batch, then finish',
    ]),
  };
}

/** Whether a row is wanted in this manner. */
export function isWanted({ filtered }: Manner, firstText: string): boolean {
  return !filtered || firstText.length % 2 === 0;
}

/** The columns asked for, in the order asked for; undefined: all. */
export function columnsAsked({ projected }: Manner, table: ReferenceTable | null): string[] | undefined {
  if (!projected || table === null) return undefined;
  const names = table.fields.filter((_, i) => i % 2 === 1).map(({ name }) => name);
  return names.reverse();
}

const OPEN = { dbc: openDbc, dbf: openDbf };

export function openAs(
  bytes: Uint8Array,
  manner: Manner,
  engine: EngineName,
  expected: Expected,
): Promise<DatasusTable> {
  const { piece, sizeKnown, batchRows, salvage, transient } = manner;
  const effort = new Effort(bytes, expected);
  const input: ByteInput = piece === null ? bytes : effort.pieces(Math.max(piece, bytes.length >> 7));
  const options: OpenOptions = {
    batchRows,
    engine,
    salvage,
    transient,
    columns: columnsAsked(manner, expected.table),
    size: sizeKnown ? bytes.length : undefined,
  };
  const first = expected.table?.fields[0]?.name;
  if (manner.filtered && first !== undefined)
    options.where = [{ column: first, test: (text) => isWanted(manner, text) }];
  if (manner.hostCrc) options.crc32 = (decoded, value) => crc32(effort.counted(decoded), value);
  return (manner.format === null ? openTable : OPEN[manner.format])(input, options);
}

/** The reader did what it must never do. */
export class Misbehaviour extends Error {}

/** Decoded bytes that a reader may hold beyond those it was promised: one buffer of output. */
const BUFFER = 512 * 1024;

/** What reading may cost: never more output than the stream can hold nor than was declared, never a step after the end. */
class Effort {
  readonly #bytes: Uint8Array;
  readonly #most: number;
  #decoded = 0;
  #askedAfterEnd = 0;

  constructor(bytes: Uint8Array, expected: Expected) {
    this.#bytes = bytes;
    this.#most = Math.min(bytes.length * 189, expected.declaredBytes + BUFFER) + 65_535;
  }

  counted(decoded: Uint8Array): Uint8Array {
    this.#decoded += decoded.length;
    if (this.#decoded <= this.#most) return decoded;
    throw new Misbehaviour(`${this.#decoded} bytes decoded, ${this.#most} allowed`);
  }

  async *pieces(size: number): AsyncGenerator<Uint8Array, void> {
    for (let at = 0; at < this.#bytes.length; at += size) yield this.#bytes.subarray(at, at + size);
    if (++this.#askedAfterEnd > 1) throw new Misbehaviour('asked for more after the end');
  }
}
