// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// The distinct cells of a column, each with a code: an open hash table of 16-bit entries.
import { reserve } from './memory';

/** One column being encoded. */
@unmanaged
export class Column {
  /** First byte of the column in its record. */
  offset: u32;
  width: u32;
  /** Distinct cells of this batch. */
  distinct: u32;
  /** Their bytes, `width` each, in order of first appearance. */
  cells: usize;
  /** Bytes that `cells` has room for. */
  room: u32;
  /** Code + 1 in each slot, 0 where empty; never more than half full. */
  slots: usize;
  slotBits: u32;
  codes: usize;
  /** Of 8 bytes loaded, those of a column of 8 or fewer. */
  mask: u64;
  /** First and last 8 bytes of the last cell seen, where the column has at most 16. */
  low: u64;
  high: u64;
  /** Code of the last row. */
  code: u32;
}

/** In place of a code: the engine gives no more memory. */
export const NO_ROOM: u32 = u32.MAX_VALUE;
const FIRST_SLOT_BITS: u32 = 8;
const FIRST_ROOM: u32 = 1024;
/** Odd, and unknown to whoever writes a file: with known ones a file could make every cell fall into one slot. */
let lowFactor: u64 = 0x9e3779b97f4a7c15;
let highFactor: u64 = 0xc2b2ae3d27d4eb4f;
/** Blocks given back, by the base-2 logarithm of their size: each begins with the address of the next. */
const freed = memory.data(32 * 4, 16);

/** New factors from 128 random bits. No code depends on them, as codes go by first appearance. */
export function seedDictionaries(a: u32, b: u32, c: u32, d: u32): void {
  lowFactor = (<u64>a << 32) | b | 1;
  highFactor = (<u64>c << 32) | d | 1;
}

// @ts-ignore: decorator
@inline
export function columnAt(columns: usize, index: u32): Column {
  return changetype<Column>(columns + <usize>index * offsetof<Column>());
}

/** An empty dictionary for a column whose offset and width are set. */
export function prepareColumn(column: Column): bool {
  column.distinct = 0;
  column.low = 0;
  column.high = 0;
  column.code = 0;
  column.mask = column.width < 8 ? ((<u64>1) << (column.width * 8)) - 1 : ~(<u64>0);
  column.slotBits = FIRST_SLOT_BITS;
  column.room = FIRST_ROOM;
  column.slots = takeBlock(2 << FIRST_SLOT_BITS);
  column.cells = takeBlock(FIRST_ROOM);
  if (column.slots === 0 || column.cells === 0) return false;
  memory.fill(column.slots, 0, 2 << FIRST_SLOT_BITS);
  return true;
}

/** Code of a cell of at most 8 bytes. */
// @ts-ignore: decorator
@inline
export function findNarrow(column: Column, cell: usize): u32 {
  const mask = column.mask;
  const value = load<u64>(cell) & mask;
  let slot = slotOfNarrow(column, value);
  for (let entry = entryAt(column, slot); entry !== 0; entry = entryAt(column, slot)) {
    if ((load<u64>(column.cells + <usize>((entry - 1) * column.width)) & mask) === value) return entry - 1;
    slot = nextSlot(column, slot);
  }
  return add(column, slot, cell);
}

/** Code of a cell of 9 to 16 bytes. */
// @ts-ignore: decorator
@inline
export function findMiddle(column: Column, cell: usize): u32 {
  const tail = <usize>column.width - 8;
  const low = load<u64>(cell);
  const high = load<u64>(cell + tail);
  let slot = slotOfMiddle(column, low, high);
  for (let entry = entryAt(column, slot); entry !== 0; entry = entryAt(column, slot)) {
    const known = column.cells + <usize>((entry - 1) * column.width);
    if (((load<u64>(known) ^ low) | (load<u64>(known + tail) ^ high)) === 0) return entry - 1;
    slot = nextSlot(column, slot);
  }
  return add(column, slot, cell);
}

/** Code of a cell of 17 bytes or more. */
export function findWide(column: Column, cell: usize): u32 {
  const width = <usize>column.width;
  let slot = slotOfWide(column, cell);
  for (let entry = entryAt(column, slot); entry !== 0; entry = entryAt(column, slot)) {
    if (sameCell(column.cells + <usize>(entry - 1) * width, cell, width)) return entry - 1;
    slot = nextSlot(column, slot);
  }
  return add(column, slot, cell);
}

/** Of 17 bytes or more. */
export function sameCell(a: usize, b: usize, width: usize): bool {
  const last = width - 16;
  let difference = v128.xor(v128.load(a + last), v128.load(b + last));
  for (let at: usize = 0; at < last; at += 16) {
    difference = v128.or(difference, v128.xor(v128.load(a + at), v128.load(b + at)));
  }
  return !v128.any_true(difference);
}

// @ts-ignore: decorator
@inline
function slotOfNarrow(column: Column, value: u64): usize {
  return <usize>((value * lowFactor) >>> (64 - column.slotBits));
}

// @ts-ignore: decorator
@inline
function slotOfMiddle(column: Column, low: u64, high: u64): usize {
  return <usize>((low * lowFactor + high * highFactor) >>> (64 - column.slotBits));
}

function slotOfWide(column: Column, cell: usize): usize {
  const last = cell + <usize>column.width - 8;
  let hash: u64 = 0;
  for (let at = cell; at < last; at += 8) hash = rotl<u64>(hash ^ load<u64>(at), 29) * lowFactor;
  return <usize>((hash + load<u64>(last) * highFactor) >>> (64 - column.slotBits));
}

function slotOf(column: Column, cell: usize): usize {
  const width = <usize>column.width;
  if (width <= 8) return slotOfNarrow(column, load<u64>(cell) & column.mask);
  return width <= 16
    ? slotOfMiddle(column, load<u64>(cell), load<u64>(cell + width - 8))
    : slotOfWide(column, cell);
}

// @ts-ignore: decorator
@inline
function entryAt(column: Column, slot: usize): u32 {
  return <u32>load<u16>(column.slots + slot * 2);
}

// @ts-ignore: decorator
@inline
function nextSlot(column: Column, slot: usize): usize {
  return (slot + 1) & (((<usize>1) << column.slotBits) - 1);
}

function add(column: Column, slot: usize, cell: usize): u32 {
  const code = column.distinct;
  if ((code + 1) * column.width > column.room && !growCells(column)) return NO_ROOM;
  copyCell(column.cells + <usize>(code * column.width), cell, column.width);
  store<u16>(column.slots + slot * 2, <u16>(code + 1));
  column.distinct = code + 1;
  if (column.distinct * 2 > (<u32>1) << column.slotBits && !growSlots(column)) return NO_ROOM;
  return code;
}

/** Writes up to 15 bytes more than the cell. */
// @ts-ignore: decorator
@inline
function copyCell(to: usize, cell: usize, width: usize): void {
  v128.store(to, v128.load(cell));
  for (let at: usize = 16; at < width; at += 16) v128.store(to + at, v128.load(cell + at));
}

function growCells(column: Column): bool {
  const cells = takeBlock(column.room * 2);
  if (cells === 0) return false;
  memory.copy(cells, column.cells, column.distinct * column.width);
  giveBlock(column.cells, column.room);
  column.cells = cells;
  column.room *= 2;
  return true;
}

function growSlots(column: Column): bool {
  const size = (<u32>2) << column.slotBits;
  const slots = takeBlock(size * 2);
  if (slots === 0) return false;
  giveBlock(column.slots, size);
  column.slots = slots;
  column.slotBits++;
  memory.fill(slots, 0, size * 2);
  for (let code: u32 = 0; code < column.distinct; code++) {
    let slot = slotOf(column, column.cells + <usize>(code * column.width));
    while (entryAt(column, slot) !== 0) slot = nextSlot(column, slot);
    store<u16>(slots + slot * 2, <u16>(code + 1));
  }
  return true;
}

/** Nothing given back is taken again: its memory may have another owner by now. */
export function dropBlocks(): void {
  memory.fill(freed, 0, 32 * 4);
}

/** A block of `size` bytes, a power of two. */
function takeBlock(size: u32): usize {
  const list = freed + <usize>(ctz(size) * 4);
  const block = load<usize>(list);
  if (block === 0) return reserve(size);
  store<usize>(list, load<usize>(block));
  return block;
}

function giveBlock(block: usize, size: u32): void {
  const list = freed + <usize>(ctz(size) * 4);
  store<usize>(block, load<usize>(list));
  store<usize>(list, block);
}
