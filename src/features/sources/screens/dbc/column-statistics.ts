import type { ColumnDictionary } from '../../../../datasus/index.ts';

/** Beyond so many different texts a column's are no longer counted one by one. */
export const MOST_DISTINCT = 10_000;
const MOST_COMMON = 12;

/** Counts the texts of one column, batch by batch, in memory that does not grow with the file. */
export class ColumnStatistics {
  #blanks = 0;
  #overflowed = false;
  #counts = new Map<string, number>();

  add({ values, codes }: ColumnDictionary): void {
    const counts = new Uint32Array(values.length);
    for (const code of codes) counts[code]!++;
    values.forEach((value, code) => {
      this.#count(value, counts[code]!);
    });
  }

  get blanks(): number {
    return this.#blanks;
  }

  /** Different texts, blanks apart. */
  get distinct(): number {
    return this.#overflowed ? MOST_DISTINCT : this.#counts.size;
  }

  /** Whether there are more than were counted. */
  get distinctIsFloor(): boolean {
    return this.#overflowed;
  }

  /** The most frequent texts; of the same count, in their order. */
  common(): { value: string; count: number }[] {
    return [...this.#counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_COMMON);
  }

  #count(value: string, count: number): void {
    if (count === 0) return;
    if (value === '') {
      this.#blanks += count;
      return;
    }
    const before = this.#counts.get(value);
    if (before !== undefined) this.#counts.set(value, before + count);
    else if (!this.#overflowed) {
      this.#counts.set(value, count);
      if (this.#counts.size > MOST_DISTINCT) this.#overflow();
    }
  }

  /** What came once so far is let go; what came more often goes on being counted, so its count stays exact. */
  #overflow(): void {
    this.#overflowed = true;
    this.#counts = new Map([...this.#counts].filter(([, count]) => count > 1));
  }
}
