// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// The fixed prefix codes of the format, from their lengths: a derivation of its own, not that of pkware/codes.ts.

import { DISTANCES, LENGTHS, LITERALS } from './layout';

/** Bits of the code of each symbol, four bits a symbol, first symbol lowest. */
const LENGTH_CODE: u64 = 0x7766655554443323;
const LITERAL_CODE = memory.data<u8>([
  11, 12, 12, 12, 12, 12, 12, 12, 12, 8, 7, 12, 12, 7, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 13, 12, 12, 12, 12, 12,
  4, 10, 8, 12, 10, 12, 10, 8, 7, 7, 8, 9, 7, 6, 7, 8, 7, 6, 7, 7, 7, 7, 8, 7, 7, 8, 8, 12, 11, 7, 9, 11,
  12, 6, 7, 6, 6, 5, 7, 8, 8, 6, 11, 9, 6, 7, 6, 6, 7, 11, 6, 6, 6, 7, 9, 8, 9, 9, 11, 8, 11, 9, 12, 8,
  12, 5, 6, 6, 6, 5, 6, 6, 6, 5, 11, 7, 5, 6, 5, 5, 6, 10, 5, 5, 5, 5, 8, 7, 8, 8, 10, 11, 11, 12, 12, 12,
  13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
  13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
  12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
  13, 12, 13, 13, 13, 12, 13, 13, 13, 12, 13, 13, 13, 13, 12, 13, 13, 13, 12, 12, 12, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
]);

/** Fills the tables of `layout.ts`; once in the life of an instance. */
export function buildTables(): void {
  buildLengths();
  buildDistances();
  buildLiterals();
}

/** The pattern of a code as it stands in the stream: bits inverted, first bit lowest. */
function pattern(code: u32, length: u32): u32 {
  let reversed: u32 = 0;
  for (let i: u32 = 0; i < length; i++) reversed |= (((code >>> i) & 1) ^ 1) << (length - 1 - i);
  return reversed;
}

function buildLengths(): void {
  let code: u32 = 0;
  for (let length: u32 = 2; length <= 7; length++) {
    code <<= 1;
    for (let symbol: u32 = 0; symbol < 16; symbol++) {
      if (<u32>((LENGTH_CODE >>> (symbol * 4)) & 15) != length) continue;
      const extra: u32 = symbol < 8 ? 0 : symbol - 7;
      const base: u32 = symbol < 8 ? symbol + 2 : 8 + (1 << extra);
      const entry = (base << 16) | (extra << 8) | (1 + length + extra);
      for (let i = pattern(code, length); i < 128; i += 1 << length) store<u32>((i * 2 + 1) << 2, entry, LENGTHS);
      code++;
    }
  }
}

/** Bits of the code of a distance symbol: they never get fewer. */
function distanceLength(symbol: u32): u32 {
  if (symbol == 0) return 2;
  if (symbol < 3) return 4;
  if (symbol < 7) return 5;
  if (symbol < 22) return 6;
  return symbol < 48 ? 7 : 8;
}

function buildDistances(): void {
  let code: u32 = 0;
  let length: u32 = 2;
  for (let symbol: u32 = 0; symbol < 64; symbol++) {
    for (const wanted = distanceLength(symbol); length < wanted; length++) code <<= 1;
    const entry = (symbol << 8) | length;
    for (let i = pattern(code, length); i < 256; i += 1 << length) store<u32>(i << 2, entry, DISTANCES);
    code++;
  }
}

function buildLiterals(): void {
  let code: u32 = 0;
  for (let length: u32 = 1; length <= 13; length++) {
    code <<= 1;
    for (let symbol: u32 = 0; symbol < 256; symbol++) {
      if (load<u8>(LITERAL_CODE + symbol) != length) continue;
      const entry = (symbol << 8) | length;
      for (let i = pattern(code, length); i < 8192; i += 1 << length) store<u16>(i << 1, <u16>entry, LITERALS);
      code++;
    }
  }
}
