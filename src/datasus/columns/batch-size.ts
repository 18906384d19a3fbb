import type { Field } from '../dbf.ts';

/** More rows than this would not fit the 16-bit codes of a dictionary. */
const MAX_BATCH_ROWS = 65_535;
const CODE_BYTES = 2;

interface Limits {
  readonly rows: number;
  /** Bytes of codes. */
  readonly codes: number;
  /** Bytes of cells, if all of them are distinct. */
  readonly cells: number;
}

/** Small enough to stay in a processor's second cache, large enough that dictionaries are worth their making. */
const BY_DEFAULT: Limits = { rows: 16_384, codes: 2 << 20, cells: 16 << 20 };
const AT_MOST: Limits = { rows: MAX_BATCH_ROWS, codes: 16 << 20, cells: 64 << 20 };

/** How many records a batch of these columns holds: as many as asked for, within what memory allows. */
export function batchRecords(fields: readonly Field[], asked?: number): number {
  const limits = asked === undefined ? BY_DEFAULT : AT_MOST;
  const width = fields.reduce((sum, field) => sum + field.width, 0);
  const most = Math.min(
    asked ?? limits.rows,
    limits.rows,
    limits.codes / (CODE_BYTES * fields.length || 1),
    limits.cells / (width || 1),
  );
  return Math.max(1, Math.floor(most));
}
