// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.

// Fixed places below the compiler's own data (`--memoryBase` of scripts/build-wasm.ts): a constant address costs
// nothing in a load. What the tables hold is told in codes.ts, which fills them.

/** 256 × u32, by the lowest eight bits of a match. */
export const LENGTHS: usize = 0x400;
/** 256 × u32, by the lowest eight bits of a distance. */
export const DISTANCES: usize = 0x800;
/** 8192 × u16, by the thirteen bits after the flag. */
export const LITERALS: usize = 0x1000;
/** 3 × 128 × u32, by how many literals come first and the seven bits after the flag of the match. */
export const HEADS: usize = 0x5000;
/** 2 × 256 × u32, by whether the match has length 2 and the lowest eight bits of its distance. */
export const TAILS: usize = 0x6000;
/** 2 × 256 × u8: of TAILS the number of bits alone, so that the next step need not wait for the rest. */
export const TAIL_BITS: usize = 0x6800;
/** 16 × 16 × u8, by distance: which of the sixteen bytes loaded from there repeats at each place. */
export const REPEATS: usize = 0x6a00;
/** 16 × 256 × u32: the tables of crc32.ts. */
export const CRC_TABLES: usize = 0x8000;
/** The compressed bytes not yet read: 64 KiB and a margin. */
export const INPUT: usize = 0x10000;
/** The units of crc32.ts that are still to be added to later ones, those struck out after them, and a part of one. */
export const STRUCK: usize = 0x20100;
