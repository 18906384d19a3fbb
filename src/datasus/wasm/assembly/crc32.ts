// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// CRC-32 (IEEE) of bytes that lie in this memory, one running sum in an instance.
//
// The polynomial of the CRC divides x^300u + x^155u + x^117u + x^89u + 1 for u = 128 (found by search; squaring keeps it so
// for every further power of two). A unit of 128 bits may therefore be struck out of the message if it is added to those
// that come 145, 183, 211 and 300 units later: the remainder stays the same. What is left of any message are its last 300
// units, and only of those is a CRC computed by tables. The idea is that of Chorba (Russell, arXiv:2412.16398, 2024).

import { CRC_TABLES, STRUCK } from './layout';

const POLYNOMIAL: u32 = 0xedb88320;
/** Bytes of one table; table k holds what is left of a byte followed by k zero bytes. */
const TABLE: usize = 1024;
/** Bytes of a unit. */
const UNIT: u32 = 16;
/** Bytes from a unit to the last one to which it is added. */
const REACH: u32 = 300 * UNIT;
/** Bytes struck out before those still to be added are moved to the front. */
const BLOCK: u32 = 1024 * UNIT;
/** Where a part of a unit waits for the rest. */
const PART: usize = STRUCK + REACH + BLOCK;
/** Four bytes that turn a sum of 0 into ~0, with which a CRC-32 begins. */
const BEGINNING: u32 = 0x9226f562;

let built: bool = false;
/** The last 300 units stand from here on. */
let cursor: usize = STRUCK;
/** Bytes at PART. */
let waiting: u32 = 0;

/** Begins a sum. */
export function crcStart(): void {
  if (!built) build();
  cursor = STRUCK;
  waiting = 0;
  memory.fill(STRUCK, 0, REACH);
  store<u32>(STRUCK + REACH - 4, BEGINNING);
}

/** Adds the `length` bytes at `at`. */
export function crcAdd(at: usize, length: u32): void {
  if (waiting > 0) {
    const missing = min<u32>(UNIT - waiting, length);
    memory.copy(PART + waiting, at, missing);
    waiting += missing;
    at += missing;
    length -= missing;
    if (waiting < UNIT) return;
    strikeOut(PART, 1);
    waiting = 0;
  }
  strikeOut(at, length / UNIT);
  waiting = length % UNIT;
  memory.copy(PART, at + length - waiting, waiting);
}

/** The sum, which cannot be added to any more. */
export function crcFinish(): u32 {
  // Of what was added to the last units, take back what came from these units themselves: they are not struck out.
  for (let at = REACH - UNIT; at >= 145 * UNIT; at -= UNIT) {
    const unit = cursor + at;
    let rest = v128.xor(v128.load(unit), v128.load(unit - 145 * UNIT));
    if (at >= 183 * UNIT) rest = v128.xor(rest, v128.load(unit - 183 * UNIT));
    if (at >= 211 * UNIT) rest = v128.xor(rest, v128.load(unit - 211 * UNIT));
    v128.store(unit, rest);
  }
  return ~sum(PART, waiting, sum(cursor, REACH, 0));
}

function strikeOut(at: usize, units: u32): void {
  let end = at + units * UNIT;
  while (at < end) {
    if (cursor == STRUCK + BLOCK) {
      memory.copy(STRUCK, cursor, REACH);
      cursor = STRUCK;
    }
    const room = STRUCK + BLOCK - cursor;
    const stop = at + min<usize>(end - at, room);
    let to = cursor;
    for (; at + 4 * UNIT <= stop; at += 4 * UNIT) {
      one(at, to);
      one(at + UNIT, to + UNIT);
      one(at + 2 * UNIT, to + 2 * UNIT);
      one(at + 3 * UNIT, to + 3 * UNIT);
      to += 4 * UNIT;
    }
    for (; at < stop; at += UNIT) {
      one(at, to);
      to += UNIT;
    }
    cursor = to;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function one(at: usize, to: usize): void {
  const far = v128.xor(v128.load(to), v128.load(to, 89 * UNIT));
  const near = v128.xor(v128.load(to, 117 * UNIT), v128.load(to, 155 * UNIT));
  v128.store(to, v128.xor(v128.xor(far, near), v128.load(at)), REACH);
}

/** The sum of the `length` bytes at `at`, continuing from `crc`, neither turned over. Sixteen bytes a step. */
function sum(at: usize, length: u32, crc: u32): u32 {
  const end = at + length;
  for (; at + 16 <= end; at += 16) {
    const a = load<u32>(at) ^ crc;
    crc =
      four(a, 12) ^ four(load<u32>(at, 4), 8) ^ four(load<u32>(at, 8), 4) ^ four(load<u32>(at, 12), 0);
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ load<u32>(((crc ^ load<u8>(at)) & 255) << 2, CRC_TABLES);
  return crc;
}

/** What is left of four bytes followed by `zeros` zero bytes. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function four(bytes: u32, zeros: usize): u32 {
  const tables = CRC_TABLES + zeros * TABLE;
  return (
    load<u32>(((bytes << 2) & 0x3fc) + tables, 3 * TABLE) ^
    load<u32>(((bytes >>> 6) & 0x3fc) + tables, 2 * TABLE) ^
    load<u32>(((bytes >>> 14) & 0x3fc) + tables, TABLE) ^
    load<u32>(((bytes >>> 22) & 0x3fc) + tables)
  );
}

function build(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let left = byte;
    for (let bit = 0; bit < 8; bit++) left = (left >>> 1) ^ ((left & 1) * POLYNOMIAL);
    store<u32>(byte << 2, left, CRC_TABLES);
  }
  for (let at: usize = TABLE; at < 16 * TABLE; at += 4) {
    const left = load<u32>(at - TABLE, CRC_TABLES);
    store<u32>(at, (left >>> 8) ^ load<u32>((left & 255) << 2, CRC_TABLES), CRC_TABLES);
  }
  built = true;
}
