import type { ColumnDictionary, RecordBatch } from '../../../../datasus/index.ts';
import type { RowTexts } from './protocol.ts';

const MOST_ROWS = 100_000;
/** Two bytes a cell, and the texts: some 50 to 80 MB in the worst of the real layouts. */
const MOST_CELLS = 12_000_000;

interface Page {
  readonly first: number;
  readonly numbers: Uint32Array;
  readonly columns: readonly ColumnDictionary[];
}

/** The first rows of a reading, by column and dictionary-coded, up to a limit; the others are only counted. */
export class KeptRows {
  readonly #most: number;
  readonly #pages: Page[] = [];
  #kept = 0;
  #matching = 0;

  /** @param limit most rows to keep, for files of any width. */
  constructor(columns: number, limit = MOST_ROWS) {
    this.#most = Math.min(limit, Math.floor(MOST_CELLS / Math.max(1, columns)));
  }

  get matching(): number {
    return this.#matching;
  }

  get kept(): number {
    return this.#kept;
  }

  get isFull(): boolean {
    return this.#kept === this.#most;
  }

  /** Takes the rows of a batch, as many as there is room for. */
  add(batch: RecordBatch): void {
    this.#matching += batch.rows;
    const room = Math.min(batch.rows, this.#most - this.#kept);
    if (room <= 0) return;
    this.#pages.push({
      first: this.#kept,
      numbers: Uint32Array.from({ length: room }, (_, row) => batch.recordNumber(row)),
      columns: batch.columns.map((column) => {
        const dictionary = column.dictionary();
        return room === batch.rows ? dictionary : beginning(dictionary, room);
      }),
    });
    this.#kept += room;
  }

  /** At most `count` rows from `from` on; fewer at the end. */
  read(from: number, count: number): RowTexts {
    const numbers: number[] = [];
    const texts: string[][] = [];
    const end = Math.min(from + count, this.#kept);
    for (let at = from; at < end; ) {
      const page = this.#pageOf(at);
      const last = Math.min(end, page.first + page.numbers.length);
      for (; at < last; at++) {
        const row = at - page.first;
        numbers.push(page.numbers[row]!);
        texts.push(page.columns.map(({ values, codes }) => values[codes[row]!]!));
      }
    }
    return { numbers, texts };
  }

  #pageOf(row: number): Page {
    let [low, high] = [0, this.#pages.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#pages[middle]!.first <= row) low = middle;
      else high = middle - 1;
    }
    return this.#pages[low]!;
  }
}

/** The dictionary of the first rows: the texts of the others are let go. */
function beginning({ values, codes }: ColumnDictionary, rows: number): ColumnDictionary {
  const texts: string[] = [];
  const places = new Int32Array(values.length).fill(-1);
  const own = codes.slice(0, rows).map((code) => {
    if (places[code] === -1) places[code] = texts.push(values[code]!) - 1;
    return places[code]!;
  });
  return { values: texts, codes: own };
}
