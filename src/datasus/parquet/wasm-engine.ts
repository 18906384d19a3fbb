import { type ColumnType, convertValue } from '../layouts/column-type.ts';
import { releaseWasm, type WasmExports } from '../wasm/instance.ts';
import type { DistinctCells } from './distinct-cells.ts';
import { type DistinctValues, type PageEngine, type Refusal, uniformLevels } from './page-engine.ts';
import { type ParquetColumn, type Stride, strideOf } from './schema.ts';
import { cellText } from './script-engine.ts';

const MOST_ROWS = 65_536;
/** Statuses of a distinct value, as wasm/assembly/parquet-values.ts has them. */
const VALUE = 0;
const BLANK = 1;
const ODD = 2;
/** Kinds of value that it reads. */
const INTEGER = 0;
const DECIMAL = 1;
const DATES: Readonly<Record<string, number>> = { aaaammdd: 2, ddmmaaaa: 3 };
/** Headers, and what stores of sixteen bytes put past the end. */
const SLACK = 128;

/** A part of the module's memory that may give way to a larger one. */
interface Room {
  at: number;
  size: number;
}

/** The engine in WebAssembly: the same pages as `ScriptEngine`. */
export class WasmEngine implements PageEngine {
  readonly #wasm: WasmExports;
  readonly #codes: number;
  readonly #indexes: number;
  readonly #levels: number;
  readonly #map: number;
  readonly #offsets: number;
  readonly #numbers: number;
  readonly #statuses: number;
  readonly #result: number;
  readonly #cells: Room = { at: 0, size: 0 };
  readonly #page: Room = { at: 0, size: 0 };
  readonly #out: Room = { at: 0, size: 0 };
  #memory = new DataView(new ArrayBuffer(0));
  #stride: Stride = 0;
  #required = false;
  #pageSize = 0;
  /** Where the rows' indexes are: the codes themselves where every one has a value. */
  #rowIndexes = 0;
  #kept = 0;
  #complete = true;
  #rows = 0;
  #present = 0;

  constructor(wasm: WasmExports) {
    this.#wasm = wasm;
    this.#codes = this.#reserve(MOST_ROWS * 2);
    this.#indexes = this.#reserve(MOST_ROWS * 2);
    this.#levels = this.#reserve(MOST_ROWS * 2);
    this.#map = this.#reserve(MOST_ROWS * 2);
    this.#offsets = this.#reserve(MOST_ROWS * 4);
    this.#numbers = this.#reserve(MOST_ROWS * 8);
    this.#statuses = this.#reserve(MOST_ROWS);
    this.#result = this.#reserve(16);
  }

  putCells(distinct: DistinctCells, column: ParquetColumn): DistinctValues {
    const { cells } = distinct;
    const stride = strideOf(column);
    this.#enlarge(this.#cells, cells.length);
    this.#bytes(this.#cells.at, cells.length).set(cells);
    this.#stride = stride;
    this.#required = column.required === true;
    return stride === 0 ? this.#putTexts(distinct) : this.#putNumbers(distinct, column.type, stride);
  }

  putRows(codes: Uint16Array): number {
    const rows = codes.length;
    this.#rows = rows;
    this.#present = 0;
    if (this.#kept === 0) return 0;
    this.#view16(this.#codes, rows).set(codes);
    this.#present = rows;
    this.#rowIndexes = this.#codes;
    if (this.#complete) return rows;
    this.#rowIndexes = this.#indexes;
    this.#present = this.#wasm.parquetIndexes(this.#codes, rows, this.#map, this.#indexes, this.#levels);
    return this.#present;
  }

  plainSize(): number {
    return this.#wasm.parquetPlainSize(this.#rowIndexes, this.#present, this.#offsets);
  }

  dictionary(): Uint8Array {
    return this.#bytes(this.#page.at, this.#pageSize);
  }

  data(width: number): Uint8Array {
    const valuesRoom = width > 0 ? this.#rows * 3 : this.#plainBytes();
    this.#enlarge(this.#out, this.#rows + valuesRoom + SLACK);
    const start = this.#out.at;
    let end = this.#required ? start : this.#putLevels(start);
    if (width > 0) {
      this.#view().setUint8(end++, width);
      end += this.#wasm.parquetHybrid(this.#rowIndexes, this.#present, width, end);
    } else {
      this.#putPlain(end);
      end += valuesRoom;
    }
    return this.#bytes(start, end - start);
  }

  close(): void {
    releaseWasm(this.#wasm);
  }

  #putPlain(at: number): void {
    if (this.#stride === 0)
      this.#wasm.parquetPlainText(this.#rowIndexes, this.#present, this.#offsets, this.#page.at, at);
    else {
      const wide = this.#stride === 8 ? 1 : 0;
      this.#wasm.parquetPlainFixed(this.#rowIndexes, this.#present, wide, this.#page.at, at);
    }
  }

  #plainBytes(): number {
    return this.#stride === 0 ? this.plainSize() : this.#present * this.#stride;
  }

  /** Returns where they end. */
  #putLevels(at: number): number {
    if (this.#present === this.#rows || this.#present === 0) {
      const levels = uniformLevels(this.#rows, this.#present === 0 ? 0 : 1);
      this.#bytes(at, levels.length).set(levels);
      return at + levels.length;
    }
    const size = this.#wasm.parquetHybrid(this.#levels, this.#rows, 1, at + 4);
    this.#view().setUint32(at, size, true);
    return at + 4 + size;
  }

  #putTexts({ cells, width }: DistinctCells): DistinctValues {
    const count = cells.length / width;
    this.#enlarge(this.#page, count * (4 + 2 * width));
    const kept = this.#wasm.parquetText(
      this.#cells.at,
      count,
      width,
      this.#required ? 1 : 0,
      this.#map,
      this.#offsets,
      this.#page.at,
      this.#result,
    );
    const view = this.#view();
    this.#kept = kept;
    this.#complete = kept === count;
    this.#pageSize = view.getUint32(this.#result, true);
    const [least, greatest] = [4, 8].map((at) => {
      const index = view.getUint16(this.#map + 2 * view.getUint32(this.#result + at, true), true);
      const from = view.getUint32(this.#offsets + 4 * index, true);
      const to = view.getUint32(this.#offsets + 4 * index + 4, true);
      return kept === 0 ? null : this.#bytes(this.#page.at + from + 4, to - from - 4).slice();
    });
    return { kept, size: this.#pageSize, least: least!, greatest: greatest!, refused: new Map() };
  }

  #putNumbers(distinct: DistinctCells, type: ColumnType, stride: 4 | 8): DistinctValues {
    const count = distinct.cells.length / distinct.width;
    this.#enlarge(this.#page, count * stride);
    const refused = this.#readNumbers(distinct, type);
    const kept = this.#wasm.parquetFixed(
      this.#numbers,
      this.#statuses,
      count,
      stride === 8 ? 1 : 0,
      this.#map,
      this.#page.at,
      this.#result,
    );
    const view = this.#view();
    this.#kept = kept;
    this.#complete = kept === count;
    this.#pageSize = kept * stride;
    const [least, greatest] = [0, 4].map((at) => {
      const code = view.getUint32(this.#result + at, true);
      return kept === 0 ? null : this.#bytes(this.#numbers + 8 * code, stride).slice();
    });
    return { kept, size: this.#pageSize, least: least!, greatest: greatest!, refused };
  }

  /** Distinct cells to 64-bit numbers and their statuses: plain forms there, every other by `convertValue`. */
  #readNumbers(distinct: DistinctCells, type: ColumnType): Map<number, Refusal> {
    const { cells, width } = distinct;
    const count = cells.length / width;
    const kind = kindOf(type);
    if (kind === null) {
      this.#bytes(this.#statuses, count).fill(ODD);
      return this.#convertOdd(distinct, type, count);
    }
    const scale = type.kind === 'decimal' ? type.scale : 0;
    const [from, to, statuses] = [this.#cells.at, this.#numbers, this.#statuses];
    const odd = this.#wasm.parquetNumbers(from, count, width, kind, scale, to, statuses);
    return this.#convertOdd(distinct, type, odd);
  }

  #convertOdd({ cells, width }: DistinctCells, type: ColumnType, odd: number): Map<number, Refusal> {
    const refused = new Map<number, Refusal>();
    const statuses = this.#bytes(this.#statuses, cells.length / width);
    let code = -1;
    for (let left = odd; left > 0; left--) {
      code = statuses.indexOf(ODD, code + 1);
      const { value, absence } = convertValue(cellText(cells, code, width), type);
      statuses[code] = value === null ? BLANK : VALUE;
      if (value !== null) this.#view().setBigInt64(this.#numbers + 8 * code, BigInt(value), true);
      else if (absence === 'overflow' || absence === 'invalid') refused.set(code, absence);
    }
    return refused;
  }

  /** Makes room for `size` bytes, at least doubling it: what a room leaves behind is not given back. */
  #enlarge(room: Room, size: number): void {
    if (size <= room.size) return;
    room.size = Math.max(size, room.size * 2);
    room.at = this.#reserve(room.size);
  }

  #reserve(size: number): number {
    const at = this.#wasm.reserve(size);
    if (at === 0) throw new RangeError(`o WebAssembly não tem ${size} bytes de memória para uma coluna`);
    return at;
  }

  #view(): DataView {
    const { buffer } = this.#wasm.memory;
    if (this.#memory.buffer !== buffer) this.#memory = new DataView(buffer);
    return this.#memory;
  }

  #bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#wasm.memory.buffer, at, length);
  }

  #view16(at: number, length: number): Uint16Array {
    return new Uint16Array(this.#wasm.memory.buffer, at, length);
  }
}

/** How the module reads this type, or null where it does not. */
function kindOf(type: ColumnType): number | null {
  switch (type.kind) {
    case 'integer':
      return type.none === undefined ? INTEGER : null;
    case 'decimal':
      return DECIMAL;
    case 'date':
      return type.none === undefined ? (DATES[type.order] ?? null) : null;
    default:
      return null;
  }
}
