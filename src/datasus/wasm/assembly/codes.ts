// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// The fixed prefix codes of the format, from their lengths: a derivation of its own, not that of pkware/codes.ts.

import { DISTANCES, HEADS, LENGTHS, LITERALS, REPEATS, TAIL_BITS, TAILS } from './layout';

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
  buildHeads();
  buildTails();
  buildRepeats();
}

/** The pattern of a code as it stands in the stream: bits inverted, first bit lowest. */
function pattern(code: u32, length: u32): u32 {
  let reversed: u32 = 0;
  for (let i: u32 = 0; i < length; i++) reversed |= (((code >>> i) & 1) ^ 1) << (length - 1 - i);
  return reversed;
}

/** base << 16 | extra bits << 8 | bits of flag, code and extra. */
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

/** symbol << 8 | bits of the code. */
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

/** byte << 8 | bits of the code. */
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

/**
 * What a step of the fast loop needs before its distance: bits of literals, flag, code and extra (6 bits); 0 (2); whether
 * the length is 2 (1 bit, then 0); literals (2); base length (9, then 0); and, from bit 28 on, 8 less the extra bits.
 */
function buildHeads(): void {
  for (let literals: u32 = 0; literals < 3; literals++) {
    for (let i: u32 = 0; i < 128; i++) {
      const entry = load<u32>((i * 2 + 1) << 2, LENGTHS);
      const extra = (entry >>> 8) & 255;
      const base = entry >>> 16;
      const total = (entry & 255) + 9 * literals;
      const head = total | (<u32>(base == 2) << 8) | (literals << 10) | (base << 12) | ((8 - extra) << 28);
      store<u32>((literals * 128 + i) << 2, head, HEADS);
    }
  }
}

/** Bits of code and low part (6 bits); bits of the code (6); mask of the low part (6); distance but for that part. */
function buildTails(): void {
  for (let two: u32 = 0; two < 2; two++) {
    const low: u32 = two != 0 ? 2 : 6;
    for (let i: u32 = 0; i < 256; i++) {
      const entry = load<u32>(i << 2, DISTANCES);
      const code = entry & 255;
      const distance = ((entry >>> 8) << low) + 1;
      const tail = (code + low) | (code << 6) | (((1 << low) - 1) << 12) | (distance << 18);
      store<u32>((two * 256 + i) << 2, tail, TAILS);
      store<u8>(two * 256 + i, <u8>(code + low), TAIL_BITS);
    }
  }
}

function buildRepeats(): void {
  for (let distance: u32 = 1; distance < 16; distance++) {
    for (let i: u32 = 0; i < 16; i++) store<u8>(distance * 16 + i, <u8>(i % distance), REPEATS);
  }
}
