import { crc32 } from 'node:zlib';
import {
  type ByteInput,
  DatasusError,
  type DatasusTable,
  type OpenOptions,
  openDbc,
  openDbf,
  openTable,
  type ReadSummary,
  type RecordBatch,
} from '../../src/datasus/index.ts';
import type { Random } from './random.ts';
import { type Expected, expect, type How, textOf } from './reference.ts';

/** Ways to read the same file, which must make no difference. */
export interface Manner extends How {
  /** Size of the pieces the file comes in; null: all at once. */
  piece: number | null;
  batchRows: number | undefined;
  engine: 'wasm' | 'ts';
  /** Read only every second column, in reverse. */
  projected: boolean;
}

export function mannerOf(random: Random): Omit<Manner, 'engine'> {
  const piece = random.pick([null, null, null, 1, 13, 64, 300, 4096]);
  return {
    format: random.pick([null, null, null, null, 'dbc', 'dbf']),
    sizeKnown: piece === null || random.oneIn(2),
    piece,
    batchRows: random.pick([undefined, undefined, 1, 3, 7, 100, 65_535]),
    projected: random.oneIn(4),
  };
}

/** The reader did what it must never do. */
export class Misbehaviour extends Error {}

const OPEN = { dbc: openDbc, dbf: openDbf };
/** What happened, why, what to do, in the words of the house. */
const MESSAGE = /^(O|Os|Este) .+\. (Baixe|Confira|Divida)[^.]+\.$/s;
/** Decoded bytes that a reader may hold beyond those it was promised: one buffer of output. */
const BUFFER = 512 * 1024;

/** Reads a file with both engines. Returns what was expected, and throws a Misbehaviour where anything else came. */
export async function judge(bytes: Uint8Array, manner: Omit<Manner, 'engine'>): Promise<Expected> {
  const expected = expect(bytes, manner);
  for (const engine of ['wasm', 'ts'] as const) await judgeReading(bytes, { ...manner, engine }, expected);
  return expected;
}

/** The rows, the code, the offset and the count of rows before it are those of the reference, whatever the engine. */
async function judgeReading(bytes: Uint8Array, manner: Manner, expected: Expected): Promise<void> {
  const effort = new Effort(bytes, expected);
  try {
    const table = await openAs(bytes, manner, effort, expected);
    await judgeRows(table, expected, manner);
  } catch (error) {
    if (!(error instanceof DatasusError)) throw error;
    judgeRefusal(error, expected, bytes.length);
  }
}

function openAs(
  bytes: Uint8Array,
  manner: Manner,
  effort: Effort,
  expected: Expected,
): Promise<DatasusTable> {
  const { piece, sizeKnown, batchRows, engine } = manner;
  const input: ByteInput = piece === null ? bytes : effort.pieces(Math.max(piece, bytes.length >> 7));
  const options: OpenOptions = {
    batchRows,
    engine,
    columns: columnsOf(expected, manner),
    size: sizeKnown ? bytes.length : undefined,
    crc32: (decoded, value) => {
      effort.decoded(decoded.length);
      return crc32(decoded, value);
    },
  };
  return (manner.format === null ? openTable : OPEN[manner.format])(input, options);
}

function columnsOf({ table }: Expected, { projected }: Manner): string[] | undefined {
  if (!projected || table === null) return undefined;
  const names = table.fields.filter((_, i) => i % 2 === 1).map(({ name }) => name);
  return names.reverse();
}

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

  decoded(count: number): void {
    this.#decoded += count;
    if (this.#decoded > this.#most)
      throw new Misbehaviour(`${this.#decoded} bytes decoded, ${this.#most} allowed`);
  }

  async *pieces(size: number): AsyncGenerator<Uint8Array, void> {
    for (let at = 0; at < this.#bytes.length; at += size) yield this.#bytes.subarray(at, at + size);
    if (++this.#askedAfterEnd > 1) throw new Misbehaviour('asked for more after the end');
  }
}

function judgeRefusal(error: DatasusError, { fault }: Expected, size: number): void {
  if (fault === null)
    throw new Misbehaviour(`a good file was refused: ${error.code} at ${error.offset}: ${error.message}`);
  const [got, wanted] = [
    `${error.code} at ${error.offset} after ${error.rows} rows`,
    `${fault.code} at ${fault.offset} after ${fault.rows} rows`,
  ];
  if (got !== wanted) throw new Misbehaviour(`refused as ${got} instead of ${wanted}`);
  if (error.offset === null || error.offset > size)
    throw new Misbehaviour(`offset ${error.offset} of ${size}`);
  if (!MESSAGE.test(error.message)) throw new Misbehaviour(`message: ${error.message}`);
}

async function judgeRows(table: DatasusTable, expected: Expected, manner: Manner): Promise<void> {
  let rows = 0;
  for await (const batch of table) {
    judgeBatch(batch, expected, rows);
    rows += batch.rows;
    if (batch.rows === 0 && manner.batchRows === undefined && expected.table!.deleted === 0)
      throw new Misbehaviour('an empty batch');
  }
  const { fault, format, table: wanted } = expected;
  if (fault !== null || wanted === null)
    throw new Misbehaviour(`not refused: ${fault?.code} at ${fault?.offset}; ${rows} rows given`);
  const summary = await table.finish();
  const got = [summary.rows, rows, summary.deleted, table.format, summary.crc, ...warningsOf(summary)];
  const due = [
    wanted.live.length,
    wanted.live.length,
    wanted.deleted,
    format,
    format === 'dbc' ? 'ok' : 'none',
  ];
  const right = [...due, wanted.trailing, wanted.deleted];
  if (got.join() !== right.join()) throw new Misbehaviour(`summary ${got.join()} instead of ${right.join()}`);
}

function warningsOf({ warnings }: ReadSummary): number[] {
  const count = (code: string) => warnings.find((warning) => warning.code === code)?.count ?? 0;
  return [count('trailing-bytes'), count('deleted-records')];
}

/** The batch's rows are those of the reference from `first` on, also where the file will be refused further on. */
function judgeBatch(batch: RecordBatch, { table: wanted }: Expected, first: number): void {
  if (wanted === null || first + batch.rows > wanted.live.length)
    throw new Misbehaviour(`${first + batch.rows} rows of ${wanted?.live.length ?? 0}`);
  const fields = batch.columns.map(
    ({ field }) => wanted.fields.find(({ offset }) => offset === field.offset)!,
  );
  for (let row = 0; row < batch.rows; row++) {
    const number = wanted.live[first + row]!;
    if (batch.recordNumber(row) !== number)
      throw new Misbehaviour(`row ${first + row} is record ${batch.recordNumber(row)} instead of ${number}`);
    batch.columns.forEach((column, i) => {
      const [got, due] = [column.text(row), textOf(wanted, number, fields[i]!)];
      if (got !== due)
        throw new Misbehaviour(`record ${number}, ${column.field.name}: ${JSON.stringify([got, due])}`);
    });
  }
}
