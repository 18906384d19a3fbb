import {
  DatasusError,
  type DatasusTable,
  type ReadSummary,
  type RecordBatch,
} from '../../src/datasus/index.ts';
import { columnsAsked, type EngineName, isWanted, type Manner, Misbehaviour, openAs } from './manner.ts';
import { type Expected, expect, type Fault, type ReferenceTable, textOf } from './reference.ts';

/** What happened, why, what to do, in the words of the house. */
const MESSAGE = /^(O|Os|Este) .+\. (Baixe|Confira|Divida)[^.]+\.$/s;

/** Reads a file with both engines. Returns what was expected, and throws a Misbehaviour where anything else came. */
export async function judge(bytes: Uint8Array, manner: Manner): Promise<Expected> {
  const expected = expect(bytes, manner);
  for (const engine of ['wasm', 'ts'] as const) await judgeReading(bytes, manner, engine, expected);
  return expected;
}

/** The rows, the code, the offset and the count of rows before it are those of the reference, whatever the engine. */
async function judgeReading(
  bytes: Uint8Array,
  manner: Manner,
  engine: EngineName,
  expected: Expected,
): Promise<void> {
  try {
    const table = await openAs(bytes, manner, engine, expected);
    await judgeTable(table, expected, manner);
  } catch (error) {
    if (!(error instanceof DatasusError)) throw error;
    judgeRefusal(error, expected.fault, bytes.length);
    if (manner.salvage && !expected.fault!.atOpen) throw new Misbehaviour(`not salvaged: ${error.code}`);
  }
}

function judgeRefusal(error: DatasusError, fault: Fault | null, size: number): void {
  if (fault === null) throw new Misbehaviour(`a good file was refused: ${error.code} at ${error.offset}`);
  const [got, due] = [placeOf(error), placeOf(fault)];
  if (got !== due) throw new Misbehaviour(`refused as ${got} instead of ${due}`);
  if (error.offset === null || error.offset > size) throw new Misbehaviour(`at ${error.offset} of ${size}`);
  if (!MESSAGE.test(error.message)) throw new Misbehaviour(`message: ${error.message}`);
}

function placeOf({ code, offset, rows }: { code: string; offset: number | null; rows: number }): string {
  return `${code} at ${offset} after ${rows} rows`;
}

async function judgeTable(table: DatasusTable, expected: Expected, manner: Manner): Promise<void> {
  const { fault, table: reference } = expected;
  if (reference === null || fault?.atOpen)
    throw new Misbehaviour(`opened: ${fault?.code} at ${fault?.offset}`);
  const wanted = reference.live.filter((number) =>
    isWanted(manner, textOf(reference, number, reference.fields[0]!)),
  );
  const reading = await readAll(table, manner, reference, wanted);
  if (fault !== null && !manner.salvage)
    throw new Misbehaviour(`not refused: ${placeOf(fault)}; ${reading.given} rows given`);
  const all = manner.path === 'batches' || manner.path === 'identify, then batches';
  if (all && reading.given !== wanted.length)
    throw new Misbehaviour(`${reading.given} rows given of ${wanted.length}`);
  judgeSummary(reading.summary, expected, reference, wanted.length);
}

/** Judges each batch at once where it is good only until the next, and otherwise after more was read and given back. */
async function readAll(
  table: DatasusTable,
  manner: Manner,
  reference: ReferenceTable,
  wanted: number[],
): Promise<{ given: number; summary: ReadSummary }> {
  let given = 0;
  let judgeLater = () => {};
  try {
    for await (const batch of batchesOf(table, manner)) {
      const numbers = wanted.slice(given, given + batch.rows);
      const judgeNow = () => judgeBatch(batch, manner, reference, numbers);
      given += batch.rows;
      judgeLater();
      if (manner.transient) judgeNow();
      else judgeLater = judgeNow;
    }
    return { given, summary: await table.finish() };
  } finally {
    judgeLater();
  }
}

async function* batchesOf(table: DatasusTable, { path }: Manner): AsyncGenerator<RecordBatch, void> {
  if (path === 'finish only') return;
  if (path === 'identify, then batches') await table.identify();
  if (path !== 'one batch, then finish') return yield* table;
  const first = await table.batches().next();
  if (!first.done) yield first.value;
}

/** The batch's rows are the records of the reference that come next, also where the file will be refused further on. */
function judgeBatch(batch: RecordBatch, manner: Manner, reference: ReferenceTable, numbers: number[]): void {
  if (batch.rows === 0 || batch.rows > numbers.length)
    throw new Misbehaviour(`a batch of ${batch.rows} rows where ${numbers.length} are left`);
  const due = columnsAsked(manner, reference)?.length ?? reference.fields.length;
  if (batch.columns.length !== due)
    throw new Misbehaviour(`${batch.columns.length} columns instead of ${due}`);
  const numbered = numbers.findIndex((number, row) => batch.recordNumber(row) !== number);
  if (numbered >= 0)
    throw new Misbehaviour(`record ${batch.recordNumber(numbered)} instead of ${numbers[numbered]}`);
  for (const column of batch.columns) {
    const field = reference.fields.find(({ offset }) => offset === column.field.offset)!;
    numbers.forEach((number, row) => {
      const [got, text] = [column.text(row), textOf(reference, number, field)];
      if (got === text) return;
      throw new Misbehaviour(`record ${number}, ${field.name}: ${JSON.stringify([got, text])}`);
    });
  }
}

function judgeSummary(
  summary: ReadSummary,
  { fault, format }: Expected,
  reference: ReferenceTable,
  kept: number,
): void {
  const { salvaged, warnings } = summary;
  const count = (code: string) => warnings.find((warning) => warning.code === code)?.count ?? 0;
  const crc = fault === null ? 'ok' : 'failed';
  const told = {
    rows: [summary.rows, reference.live.length],
    kept: [summary.kept, kept],
    deleted: [summary.deleted, reference.deleted],
    'deleted warned of': [count('deleted-records'), reference.deleted],
    crc: [summary.crc, format === 'dbc' ? crc : 'none'],
    salvaged: [salvaged && placeOf({ ...salvaged, code: salvaged.error.code }), fault && placeOf(fault)],
    trailing: fault === null ? [count('trailing-bytes'), reference.trailing] : [],
  };
  for (const [what, [got, due]] of Object.entries(told))
    if (got !== due) throw new Misbehaviour(`${what}: ${got} instead of ${due}`);
}
