import type { RecordBatch } from '../column-batch.ts';

/** A piece of a column's text: `from` and `to` as in `String.slice`. */
export interface Slice {
  column: string;
  from?: number;
  to?: number;
}

/** Counts the values of a piece of a column over the rows seen. Blanks are not counted. */
export class Tally {
  readonly counts = new Map<string, number>();
  #total = 0;

  see(batch: RecordBatch, slice: Slice): void {
    const { values, codes } = batch.column(slice.column).dictionary();
    const perCode = new Uint32Array(values.length);
    // Most of these columns have one value in a batch.
    if (values.length === 1) perCode[0] = codes.length;
    else for (let row = 0; row < codes.length; row++) perCode[codes[row]!]!++;
    values.forEach((text, code) => {
      this.add(text.slice(slice.from, slice.to).trim(), perCode[code]!);
    });
  }

  add(value: string, count: number): void {
    if (value === '') return;
    this.counts.set(value, (this.counts.get(value) ?? 0) + count);
    this.#total += count;
  }

  get empty(): boolean {
    return this.#total === 0;
  }

  /** The value that at least this share of the rows holds, or null. */
  dominant(share: number): string | null {
    for (const [value, count] of this.counts) if (count >= share * this.#total) return value;
    return null;
  }

  /** Whether there are values and all of them pass. */
  every(test: (value: string) => boolean): boolean {
    return !this.empty && [...this.counts.keys()].every(test);
  }

  /** Share of the rows whose value passes, from 0 to 1. */
  share(test: (value: string) => boolean): number {
    let passing = 0;
    for (const [value, count] of this.counts) if (test(value)) passing += count;
    return this.empty ? 0 : passing / this.#total;
  }
}
