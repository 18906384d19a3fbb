import { type DistinctCells, textCells } from '../../../../datasus/index.ts';

/** A row among those held: the place of its batch, then its place in it. */
export const ROWS_BITS = 16;
const ROW = (1 << ROWS_BITS) - 1;
/** No row group has as many distinct values. */
const NONE = 0xffff;

/** A column of the batches held: every distinct text of them all once, and the codes of each batch as they came. */
export class HeldColumn {
  readonly #places = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #codes: Uint16Array[] = [];
  /** For each batch, the place among all texts of each of its codes. */
  readonly #placeOf: Uint32Array[] = [];

  /** Holds a batch: its codes are copied, each of its distinct values is given as it may be kept. */
  add(codes: Uint16Array, texts: readonly string[]): void {
    this.#codes.push(codes.slice());
    this.#placeOf.push(Uint32Array.from(texts, (text) => this.#place(text)));
  }

  /** The same rows by this column's texts, equal ones as they stand. */
  sorted(rows: Uint32Array): Uint32Array<ArrayBuffer> {
    const rank = this.#ranks();
    const places = rows.map((row) => rank[this.#at(row)]!);
    const next = new Uint32Array(this.#texts.length + 1);
    for (const place of places) next[place + 1]!++;
    for (let place = 1; place < next.length; place++) next[place]! += next[place - 1]!;
    const sorted = new Uint32Array(rows.length);
    for (const [at, place] of places.entries()) sorted[next[place]!++] = rows[at]!;
    return sorted;
  }

  /** The cells of some rows, at most a row group. */
  cells(rows: Uint32Array, width: number): DistinctCells {
    const codeOf = new Uint16Array(this.#texts.length).fill(NONE);
    const texts: string[] = [];
    const codes = new Uint16Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const place = this.#at(rows[at]!);
      let code = codeOf[place]!;
      if (code === NONE) {
        code = texts.push(this.#texts[place]!) - 1;
        codeOf[place] = code;
      }
      codes[at] = code;
    }
    return textCells(codes, texts, width);
  }

  #at(row: number): number {
    const batch = row >>> ROWS_BITS;
    return this.#placeOf[batch]![this.#codes[batch]![row & ROW]!]!;
  }

  #place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#texts.push(text) - 1;
    this.#places.set(text, place);
    return place;
  }

  /** For each text, its place in their order: of Latin-1, UTF-16 sorts as the bytes of UTF-8 do. */
  #ranks(): Uint32Array {
    const order = Array.from(this.#texts.keys()).sort((a, b) => (this.#texts[a]! < this.#texts[b]! ? -1 : 1));
    const ranks = new Uint32Array(order.length);
    for (const [rank, place] of order.entries()) ranks[place] = rank;
    return ranks;
  }
}
