import { MAX_MATCH } from './codes.ts';

/**
 * The most bytes that a stream of `compressedBytes` can decode to: a match of 518 bytes takes at least
 * 18 bits plus those of the dictionary (172,7:1 with 4096 bytes, 188,4:1 with 1024); header and end take 32 bits.
 */
export function expansionBound(compressedBytes: number, dictionaryBits: number): number {
  const bits = compressedBytes * 8 - 32;
  return Math.max(0, Math.floor((bits * MAX_MATCH) / (18 + dictionaryBits)));
}
