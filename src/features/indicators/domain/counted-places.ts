import { Rational } from '../../../kernel/rational.ts';

/*
 * What one tally counted in one file, as it is kept: the codes of places, and column by column the places where an amount is not
 * zero, with the amount. Numbers are unsigned LEB128 (seven bits a byte, the least first, the eighth bit set where more follow). A
 * column is its number (1 the first amount), how many places, how many bytes follow; then for each place how far it is from the one
 * before, and its amount: 0 where the file cannot tell, else the amount in hundredths with its sign in the last bit
 * (0, -1, 1, -2… as 0, 1, 2, 3…), plus one.
 */

/** One amount in the places where it is not zero, in their order; null where the file cannot tell. */
export interface AmountColumn {
  readonly places: readonly number[];
  readonly hundredths: readonly (number | null)[];
}

/** @throws RangeError for amounts of more than 15 digits, of which a number would not be exact */
export function packColumns(columns: Iterable<readonly [number: number, column: AmountColumn]>): Uint8Array {
  const bytes = new Bytes();
  const own = new Bytes();
  for (const [number, { places, hundredths }] of columns) {
    own.clear();
    let before = -1;
    places.forEach((place, at) => {
      const amount = hundredths[at] ?? null;
      own.push(place - before - 1);
      own.push(amount === null ? 0 : signed(amount) + 1);
      before = place;
    });
    bytes.push(number);
    bytes.push(places.length);
    bytes.append(own);
  }
  return bytes.done();
}

function signed(amount: number): number {
  const doubled = amount < 0 ? -2 * amount - 1 : 2 * amount;
  if (!Number.isSafeInteger(doubled + 1))
    throw new RangeError(`${amount} hundredths are too many to be kept`);
  return doubled;
}

class Bytes {
  private bytes = new Uint8Array(256);
  private length = 0;

  push(value: number): void {
    if (this.length + 10 > this.bytes.length) this.grow(10);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) + 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  /** Nothing again, in the room that it has. */
  clear(): void {
    this.length = 0;
  }

  /** The other's length and bytes. */
  append(other: Bytes): void {
    this.push(other.length);
    if (this.length + other.length > this.bytes.length) this.grow(other.length);
    this.bytes.set(other.done(), this.length);
    this.length += other.length;
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

class Reader {
  private readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isDone(): boolean {
    return this.at >= this.bytes.length;
  }

  next(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('kept counts end in the middle of a number');
      if (byte < 0x80) return value + byte * scale;
      value += (byte - 0x80) * scale;
    }
  }
}

/** Counts of one tally in one file, each column read when first asked for. */
export class CountedPlaces {
  /** Codes of municipalities, or of establishments, which may come more than once. */
  readonly places: readonly string[];
  /** The municipality where each stands; of a municipality itself. */
  readonly municipalities: readonly string[];
  private readonly packed: Uint8Array;
  private readonly columns: Map<number, Float64Array>;
  private starts: ReadonlyMap<number, number> | null = null;
  private rows: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(
    places: readonly string[],
    municipalities: readonly string[],
    packed: Uint8Array,
    columns = new Map<number, Float64Array>(),
  ) {
    this.places = places;
    this.municipalities = municipalities;
    this.packed = packed;
    this.columns = columns;
  }

  /** The same counts, each under the municipality where it stands. */
  inMunicipalities(): CountedPlaces {
    return new CountedPlaces(this.municipalities, this.municipalities, this.packed, this.columns);
  }

  /** Hundredths of one amount, 1 the first, by place: zero where nothing was counted, NaN where the file cannot tell. */
  column(number: number): Float64Array {
    const known = this.columns.get(number) ?? this.read(number);
    this.columns.set(number, known);
    return known;
  }

  /** Where a place stands in the columns. */
  rowsOf(code: string): readonly number[] {
    this.rows ??= rowsByCode(this.places);
    return this.rows.get(code) ?? NOWHERE;
  }

  private read(number: number): Float64Array {
    const amounts = new Float64Array(this.places.length);
    this.starts ??= startsOf(this.packed);
    const start = this.starts.get(number);
    if (start === undefined) return amounts;
    const reader = new Reader(this.packed);
    reader.at = start;
    const count = reader.next();
    reader.next();
    let place = -1;
    for (let at = 0; at < count; at++) {
      place += reader.next() + 1;
      const kept = reader.next();
      amounts[place] = kept === 0 ? Number.NaN : unsigned(kept - 1);
    }
    return amounts;
  }
}

const NOWHERE: readonly number[] = [];
const unsigned = (doubled: number): number => (doubled % 2 === 0 ? doubled / 2 : -(doubled + 1) / 2);

function startsOf(packed: Uint8Array): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  const reader = new Reader(packed);
  while (!reader.isDone) {
    starts.set(reader.next(), reader.at);
    reader.next();
    const bytes = reader.next();
    reader.at += bytes;
  }
  return starts;
}

function rowsByCode(places: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  places.forEach((code, row) => {
    const same = rows.get(code);
    if (same === undefined) rows.set(code, [row]);
    else same.push(row);
  });
  return rows;
}

/** Hundredths added up. @throws RangeError for a sum of more than 15 digits, of which a number would not be exact */
export function exactSum(hundredths: readonly number[]): Rational {
  const all = hundredths.reduce((sum, each) => sum + each, 0);
  if (!Number.isSafeInteger(all)) throw new RangeError(`${all} hundredths are too many to be added`);
  return Rational.of(all).div(HUNDRED);
}

const HUNDRED = Rational.of(100);

/** Hundredths of each amount added over some rows; null where none of them can tell, and of no rows. */
export function addRows(
  counted: CountedPlaces,
  rows: readonly number[],
  numbers: readonly number[],
): (number | null)[] {
  return numbers.map((number) => {
    const column = counted.column(number);
    let [sum, known] = [0, 0];
    for (const row of rows) {
      const amount = column[row]!;
      if (Number.isNaN(amount)) continue;
      sum += amount;
      known++;
    }
    return known === 0 ? null : sum;
  });
}
