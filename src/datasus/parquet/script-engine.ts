import { latin1, trimmedEnd } from '../latin1.ts';
import { type ColumnType, convertValue } from '../layouts/column-type.ts';
import type { DistinctCells } from './distinct-cells.ts';
import { putHybrid } from './hybrid.ts';
import { type DistinctValues, NOTHING, type PageEngine, type Refusal, uniformLevels } from './page-engine.ts';
import { type ParquetColumn, strideOf } from './schema.ts';
import { ByteWriter, utf8Bytes } from './thrift.ts';

const MOST_ROWS = 65_535;
/** A last group of eight is filled up. */
const SLACK = 8;

/** The engine in TypeScript: for where there is no WebAssembly, and to check it against. */
export class ScriptEngine implements PageEngine {
  readonly #map = new Uint16Array(MOST_ROWS + 1);
  /** Where each value begins in the dictionary's page, and after the last its end. */
  readonly #offsets = new Uint32Array(MOST_ROWS + 1);
  readonly #indexes = new Uint16Array(MOST_ROWS + SLACK);
  readonly #levels = new Uint16Array(MOST_ROWS + SLACK);
  #page: Uint8Array = new Uint8Array(0);
  #required = false;
  #rows = 0;
  #present = 0;

  putCells(distinct: DistinctCells, column: ParquetColumn): DistinctValues {
    const stride = strideOf(column);
    this.#required = column.required === true;
    return stride === 0 ? this.#putTexts(distinct) : this.#putNumbers(distinct, column.type, stride);
  }

  putRows(codes: Uint16Array): number {
    let present = 0;
    for (let row = 0; row < codes.length; row++) {
      const index = this.#map[codes[row]!]!;
      const level = index === NOTHING ? 0 : 1;
      this.#indexes[present] = index;
      this.#levels[row] = level;
      present += level;
    }
    this.#rows = codes.length;
    this.#present = present;
    return present;
  }

  plainSize(): number {
    let size = 0;
    for (let at = 0; at < this.#present; at++) {
      const index = this.#indexes[at]!;
      size += this.#offsets[index + 1]! - this.#offsets[index]!;
    }
    return size;
  }

  dictionary(): Uint8Array {
    return this.#page;
  }

  data(width: number): Uint8Array {
    const out = new ByteWriter();
    if (!this.#required) this.#putLevels(out);
    if (width > 0) {
      out.byte(width);
      putHybrid(out, this.#indexes, this.#present, width);
    } else {
      for (let at = 0; at < this.#present; at++) out.append(this.#valueOf(this.#indexes[at]!));
    }
    return out.bytes;
  }

  close(): void {
    this.#page = new Uint8Array(0);
  }

  #putLevels(out: ByteWriter): void {
    if (this.#present === this.#rows || this.#present === 0) {
      out.append(uniformLevels(this.#rows, this.#present === 0 ? 0 : 1));
      return;
    }
    const levels = new ByteWriter();
    putHybrid(levels, this.#levels, this.#rows, 1);
    putLength(out, levels.bytes.length);
    out.append(levels.bytes);
  }

  #putTexts({ cells, width }: DistinctCells): DistinctValues {
    const page = new ByteWriter();
    const texts: string[] = [];
    for (let code = 0; code * width < cells.length; code++) {
      const text = cellText(cells, code, width);
      const isNull = text === '' && !this.#required;
      this.#map[code] = isNull ? NOTHING : texts.length;
      if (isNull) continue;
      this.#offsets[texts.length] = page.bytes.length;
      const bytes = utf8Bytes(text);
      putLength(page, bytes.length);
      page.append(bytes);
      texts.push(text);
    }
    const kept = texts.length;
    this.#offsets[kept] = page.bytes.length;
    this.#page = page.bytes;
    // Of Latin-1, UTF-16 sorts as the bytes of UTF-8 do.
    const extremes = extremesOf(texts);
    return {
      kept,
      size: this.#page.length,
      least: extremes && utf8Bytes(extremes[0]),
      greatest: extremes && utf8Bytes(extremes[1]),
      refused: new Map(),
    };
  }

  #putNumbers({ cells, width }: DistinctCells, type: ColumnType, stride: 4 | 8): DistinctValues {
    const refused = new Map<number, Refusal>();
    const values: (number | bigint)[] = [];
    for (let code = 0; code * width < cells.length; code++) {
      const { value, absence } = convertValue(cellText(cells, code, width), type);
      this.#map[code] = value === null ? NOTHING : values.length;
      if (typeof value === 'number' || typeof value === 'bigint') values.push(value);
      else if (absence === 'overflow' || absence === 'invalid') refused.set(code, absence);
    }
    const kept = values.length;
    this.#page = fixedBytes(values, stride);
    for (let index = 0; index <= kept; index++) this.#offsets[index] = index * stride;
    const extremes = extremesOf(values);
    return {
      kept,
      size: kept * stride,
      least: extremes && fixedBytes([extremes[0]], stride),
      greatest: extremes && fixedBytes([extremes[1]], stride),
      refused,
    };
  }

  #valueOf(index: number): Uint8Array {
    return this.#page.subarray(this.#offsets[index], this.#offsets[index + 1]);
  }
}

/** A cell without its padding. */
export function cellText(cells: Uint8Array, code: number, width: number): string {
  const from = code * width;
  return latin1(cells, from, trimmedEnd(cells, from, from + width));
}

function putLength(out: ByteWriter, length: number): void {
  for (let shift = 0; shift < 32; shift += 8) out.byte((length >>> shift) & 0xff);
}

function fixedBytes(values: readonly (number | bigint)[], stride: 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * stride));
  values.forEach((value, index) => {
    if (stride === 4) view.setInt32(index * 4, Number(value), true);
    else view.setBigInt64(index * 8, BigInt(value), true);
  });
  return new Uint8Array(view.buffer);
}

function extremesOf<T extends string | number | bigint>(
  values: readonly T[],
): [least: T, greatest: T] | null {
  const [first] = values;
  if (first === undefined) return null;
  let [least, greatest]: [T, T] = [first, first];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}
