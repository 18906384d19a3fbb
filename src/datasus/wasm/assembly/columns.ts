// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// Records to columns of dictionary codes, a block of rows at a time, column by column. See ../README.md.
import {
  Column,
  columnAt,
  dropBlocks,
  findMiddle,
  findNarrow,
  findWide,
  NO_ROOM,
  prepareColumn,
  sameCell,
} from './dictionary';
import { reserve } from './memory';

/** Rows whose changes fit one 64-bit word. */
const BLOCK_ROWS: u32 = 64;
const WINDOW: usize = 16;
const NARROW: u32 = 8;
const MIDDLE: u32 = 16;

let columns: usize = 0;
let columnCount: u32 = 0;
let recordLength: usize = 0;
let encodedRows: u32 = 0;
/** Offsets of the 16-byte windows of a record that hold a column asked for. */
let windows: usize = 0;
let windowsEnd: usize = 0;
/** For each of these bytes of a record: not zero where it is not the same in all rows of the block. */
let differences: usize = 0;

/**
 * Room for the description of `count` columns of records of `length` bytes: `setColumn` each, then `startColumns`.
 * What an earlier call opened is forgotten, its memory too. False where the engine gives no memory.
 */
export function openColumns(count: u32, length: u32): bool {
  dropBlocks();
  columnCount = count;
  recordLength = length;
  columns = reserve(count * offsetof<Column>());
  differences = reserve(length + 16);
  windows = reserve(((length + 15) >> 4) * 4);
  return columns !== 0 && differences !== 0 && windows !== 0;
}

export function setColumn(index: u32, offset: u32, width: u32): void {
  const column = columnAt(columns, index);
  column.offset = offset;
  column.width = width;
}

/** Memory for batches of at most `batchRows` rows (65,535 at most); false where the engine gives no more. */
export function startColumns(batchRows: u32): bool {
  encodedRows = 0;
  const codesSize = batchRows * 2 + 32;
  for (let index: u32 = 0; index < columnCount; index++) {
    const column = columnAt(columns, index);
    column.codes = reserve(codesSize);
    if (column.codes === 0 || !prepareColumn(column)) return false;
  }
  listWindows();
  return true;
}

/** Encodes records that stand one after the other, into the rows after those encoded before. False: out of memory. */
export function encodeRecords(from: usize, records: u32): bool {
  for (let done: u32 = 0; done < records; done += BLOCK_ROWS) {
    if (!encodeBlock(from + <usize>done * recordLength, min(records - done, BLOCK_ROWS))) return false;
  }
  return true;
}

/** Forgets the rows encoded: the next record begins a batch. */
export function startBatch(): void {
  encodedRows = 0;
  for (let index: u32 = 0; index < columnCount; index++) {
    const column = columnAt(columns, index);
    column.distinct = 0;
    memory.fill(column.slots, 0, (<usize>2) << column.slotBits);
  }
}

/** How many distinct cells the column has in this batch. */
export function distinctOf(index: u32): u32 {
  return columnAt(columns, index).distinct;
}

/** Where these cells stand one after the other, in order of first appearance. */
export function cellsOf(index: u32): usize {
  return columnAt(columns, index).cells;
}

/** Where the column's codes stand: 16 bits a row. */
export function codesOf(index: u32): usize {
  return columnAt(columns, index).codes;
}

function listWindows(): void {
  windowsEnd = windows;
  for (let from: usize = 0; from < recordLength; from += WINDOW) {
    let asked = false;
    for (let index: u32 = 0; index < columnCount; index++) {
      const column = columnAt(columns, index);
      const start = <usize>column.offset;
      asked = asked || (start < from + WINDOW && start + <usize>column.width > from);
    }
    if (!asked) continue;
    store<u32>(windowsEnd, <u32>from);
    windowsEnd += 4;
  }
}

function encodeBlock(from: usize, rows: u32): bool {
  findDifferences(from, rows);
  const isFirst = <u64>(encodedRows === 0);
  for (let index: u32 = 0; index < columnCount; index++) {
    const column = columnAt(columns, index);
    const start = from + <usize>column.offset;
    if (column.width <= NARROW) writeCodes(column, start, rows, changesNarrow(column, start, rows) | isFirst, NARROW);
    else if (column.width <= MIDDLE)
      writeCodes(column, start, rows, changesMiddle(column, start, rows) | isFirst, MIDDLE);
    else writeCodes(column, start, rows, changesWide(column, start, rows) | isFirst, 0);
    if (column.code === NO_ROOM) return false;
  }
  encodedRows += rows;
  return true;
}

/** Most columns are the same in all rows of a block: those are told by one test here. */
function findDifferences(from: usize, rows: u32): void {
  for (let window = windows; window < windowsEnd; window += 4) {
    const at = <usize>load<u32>(window);
    let record = from + at;
    const first = v128.load(record);
    let difference = i64x2.splat(0);
    for (let row: u32 = 1; row < rows; row++) {
      record += recordLength;
      difference = v128.or(difference, v128.xor(first, v128.load(record)));
    }
    v128.store(differences + at, difference);
  }
}

/** A bit for each row whose cell is not that of the row before; that of the first row counts from the block before. */
// @ts-ignore: decorator
@inline
function changesNarrow(column: Column, start: usize, rows: u32): u64 {
  const mask = column.mask;
  let above = column.low;
  let at = start;
  if ((load<u64>(differences + <usize>column.offset) & mask) === 0) rows = 1;
  let changes: u64 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    const cell = load<u64>(at) & mask;
    changes |= <u64>(cell !== above) << row;
    above = cell;
    at += recordLength;
  }
  column.low = above;
  return changes;
}

// @ts-ignore: decorator
@inline
function changesMiddle(column: Column, start: usize, rows: u32): u64 {
  const tail = <usize>column.width - 8;
  const difference = differences + <usize>column.offset;
  if ((load<u64>(difference) | load<u64>(difference + tail)) === 0) rows = 1;
  let low = column.low;
  let high = column.high;
  let at = start;
  let changes: u64 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    const cellLow = load<u64>(at);
    const cellHigh = load<u64>(at + tail);
    changes |= <u64>(((cellLow ^ low) | (cellHigh ^ high)) !== 0) << row;
    low = cellLow;
    high = cellHigh;
    at += recordLength;
  }
  column.low = low;
  column.high = high;
  return changes;
}

// @ts-ignore: decorator
@inline
function changesWide(column: Column, start: usize, rows: u32): u64 {
  const width = <usize>column.width;
  let changes = <u64>!sameCell(column.cells + <usize>column.code * width, start, width);
  let at = start;
  for (let row: u32 = 1; row < rows; row++) {
    const above = at;
    at += recordLength;
    changes |= <u64>!sameCell(above, at, width) << row;
  }
  return changes;
}

/** Looks up the cells that changed and repeats each code down to the next change. `kind` is known when compiling. */
// @ts-ignore: decorator
@inline
function writeCodes(column: Column, start: usize, rows: u32, changes: u64, kind: u32): void {
  const codes = column.codes + <usize>(encodedRows * 2);
  let code = column.code;
  if ((changes & 1) === 0) repeat(codes, 0, changes === 0 ? rows : <u32>ctz(changes), code);
  while (changes !== 0) {
    const row = <u32>ctz(changes);
    changes &= changes - 1;
    const cell = start + <usize>row * recordLength;
    if (kind === NARROW) code = findNarrow(column, cell);
    else if (kind === MIDDLE) code = findMiddle(column, cell);
    else code = findWide(column, cell);
    repeat(codes, row, changes === 0 ? rows : <u32>ctz(changes), code);
  }
  column.code = code;
}

/** The same code for the rows from `row` to `next`, in stores of eight: what they overshoot is written again later. */
// @ts-ignore: decorator
@inline
function repeat(codes: usize, row: u32, next: u32, code: u32): void {
  const eight = i16x8.splat(<i16>code);
  const end = codes + <usize>(next * 2);
  for (let at = codes + <usize>(row * 2); at < end; at += 16) v128.store(at, eight);
}
