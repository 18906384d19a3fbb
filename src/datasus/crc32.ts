/** A CRC-32 (IEEE) that goes on from `value`; the shape of `zlib.crc32`, so that a host may lend a faster one. */
export type Crc32 = (bytes: Uint8Array, value?: number) => number;

const SLICES = 16;
/** Made when first asked for: a host that lends its own never asks. */
let made: Int32Array | null = null;

function makeTable(): Int32Array {
  const table = new Int32Array(SLICES * 256);
  for (let i = 0; i < 256; i++) {
    let value = i;
    for (let k = 0; k < 8; k++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
    table[i] = value;
  }
  for (let i = 256; i < table.length; i++) {
    const previous = table[i - 256]!;
    table[i] = (previous >>> 8) ^ table[previous & 255]!;
  }
  return table;
}

/** CRC-32 of `bytes`, continuing from `value` (0 to begin), as an unsigned 32-bit number. Sixteen bytes a step. */
export function crc32(bytes: Uint8Array, value = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  made ??= makeTable();
  const table = made;
  const wide = bytes.length - 15;
  let crc = ~value;
  let at = 0;
  for (; at < wide; at += 16) {
    const a = crc ^ view.getInt32(at, true);
    const b = view.getInt32(at + 4, true);
    const c = view.getInt32(at + 8, true);
    const d = view.getInt32(at + 12, true);
    crc =
      table[3840 + (a & 255)]! ^
      table[3584 + ((a >>> 8) & 255)]! ^
      table[3328 + ((a >>> 16) & 255)]! ^
      table[3072 + (a >>> 24)]! ^
      table[2816 + (b & 255)]! ^
      table[2560 + ((b >>> 8) & 255)]! ^
      table[2304 + ((b >>> 16) & 255)]! ^
      table[2048 + (b >>> 24)]! ^
      table[1792 + (c & 255)]! ^
      table[1536 + ((c >>> 8) & 255)]! ^
      table[1280 + ((c >>> 16) & 255)]! ^
      table[1024 + (c >>> 24)]! ^
      table[768 + (d & 255)]! ^
      table[512 + ((d >>> 8) & 255)]! ^
      table[256 + ((d >>> 16) & 255)]! ^
      table[d >>> 24]!;
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 255]!;
  return ~crc >>> 0;
}

/** A CRC-32 of bytes that come piece by piece. */
export interface RunningCrc32 {
  add(bytes: Uint8Array): void;
  /** The sum, unsigned. Nothing may be added after it. */
  finish(): number;
}

/** A running CRC-32 by means of one that goes on from a value. */
export function runningCrc32(continued: Crc32 = crc32): RunningCrc32 {
  let value = 0;
  return {
    add: (bytes) => {
      value = continued(bytes, value);
    },
    finish: () => value,
  };
}
