// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// CRC-32 (IEEE) of bytes that lie in this memory, for hosts that lend no faster one.

import { CRC_TABLES } from './layout';

const POLYNOMIAL: u32 = 0xedb88320;
/** Bytes of one table; table k holds what is left of a byte followed by k zero bytes. */
const TABLE: usize = 1024;

let built: bool = false;

/** CRC-32 of the `length` bytes at `at`, continuing from `value` (0 to begin). Sixteen bytes a step. */
export function crc32(at: usize, length: u32, value: u32): u32 {
  if (!built) build();
  let crc = ~value;
  const end = at + length;
  for (; at + 16 <= end; at += 16) {
    const a = load<u64>(at) ^ <u64>crc;
    const b = load<u64>(at, 8);
    const low = <u32>a;
    const high = <u32>(a >>> 32);
    const third = <u32>b;
    const last = <u32>(b >>> 32);
    crc =
      load<u32>((low << 2) & 0x3fc, CRC_TABLES + 15 * TABLE) ^
      load<u32>((low >>> 6) & 0x3fc, CRC_TABLES + 14 * TABLE) ^
      load<u32>((low >>> 14) & 0x3fc, CRC_TABLES + 13 * TABLE) ^
      load<u32>((low >>> 22) & 0x3fc, CRC_TABLES + 12 * TABLE) ^
      (load<u32>((high << 2) & 0x3fc, CRC_TABLES + 11 * TABLE) ^
        load<u32>((high >>> 6) & 0x3fc, CRC_TABLES + 10 * TABLE) ^
        load<u32>((high >>> 14) & 0x3fc, CRC_TABLES + 9 * TABLE) ^
        load<u32>((high >>> 22) & 0x3fc, CRC_TABLES + 8 * TABLE)) ^
      (load<u32>((third << 2) & 0x3fc, CRC_TABLES + 7 * TABLE) ^
        load<u32>((third >>> 6) & 0x3fc, CRC_TABLES + 6 * TABLE) ^
        load<u32>((third >>> 14) & 0x3fc, CRC_TABLES + 5 * TABLE) ^
        load<u32>((third >>> 22) & 0x3fc, CRC_TABLES + 4 * TABLE)) ^
      (load<u32>((last << 2) & 0x3fc, CRC_TABLES + 3 * TABLE) ^
        load<u32>((last >>> 6) & 0x3fc, CRC_TABLES + 2 * TABLE) ^
        load<u32>((last >>> 14) & 0x3fc, CRC_TABLES + TABLE) ^
        load<u32>((last >>> 22) & 0x3fc, CRC_TABLES));
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ load<u32>(((crc ^ load<u8>(at)) & 255) << 2, CRC_TABLES);
  return ~crc;
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
