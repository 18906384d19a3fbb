// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.

// Fixed places below the compiler's own data (`--memoryBase`): a constant address costs nothing in a load.

/** 256 × u32, by the lowest eight bits of a match: base << 16 | extra bits << 8 | bits of flag, code and extra. */
export const LENGTHS: usize = 0x400;
/** 256 × u32, by the lowest eight bits: symbol << 8 | bits of the code. */
export const DISTANCES: usize = 0x800;
/** 8192 × u16, by the thirteen bits after the flag: byte << 8 | bits of the code. */
export const LITERALS: usize = 0x1000;
/** 16 × 256 × u32: the remainders of the CRC-32. */
export const CRC_TABLES: usize = 0x8000;
/** The compressed bytes not yet read: 64 KiB and a margin. */
export const INPUT: usize = 0x10000;
/** Where the compiler's own data begin. */
export const LAYOUT_END: usize = 0x20100;
