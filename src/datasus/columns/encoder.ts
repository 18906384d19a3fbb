import type { Field } from '../dbf.ts';

/** One column of a batch: its distinct stored cells, and for each row which of them it holds. */
export interface CodedColumn {
  /** For each row, the place of its cell among `cells`. */
  readonly codes: Uint16Array;
  /** The distinct cells in order of first appearance, as many bytes each as the column is wide, padding included. */
  readonly cells: Uint8Array;
}

/** Which columns of which records are encoded, and how many rows at most before they are taken. */
export interface EncoderShape {
  readonly fields: readonly Field[];
  readonly recordLength: number;
  /** 65,535 at most: more would not fit the codes. */
  readonly batchRows: number;
  /** Whether what is taken need only be good until the next records are encoded. */
  readonly transient: boolean;
}

/** Turns records into columns of codes. Two engines do it, to the same codes and cells. */
export interface ColumnEncoder {
  /** The records are in `bytes` and in the `before` bytes directly before it in the same buffer. */
  load(bytes: Uint8Array, before: number): void;
  /**
   * Appends `count` records as rows. They stand one after the other, the first `at` bytes after the beginning of what
   * was loaded (negative: in the bytes before it).
   */
  encode(at: number, count: number): void;
  /**
   * The columns of the rows appended since the last call, in the order of the fields. They own their memory, unless
   * the shape is transient.
   */
  take(): CodedColumn[];
}

/** 32 random bits, for hash tables whose slots nobody can foresee; not for secrets. */
export function randomBits(): number {
  return Math.floor(Math.random() * 0x1_0000_0000);
}
