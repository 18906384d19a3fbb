import type { CardFilter } from './card.ts';
import {
  amountNames,
  compileFilters,
  ESTABLISHMENT,
  type GroupKey,
  keysOf,
  MUNICIPALITY,
  named,
  PART,
  partMeasure,
  type Regions,
  type Tally,
} from './compile.ts';

type NamedMeasure = ReturnType<typeof named>;

/** One pass over the files for one tally by one set of keys; with parts, its rows are those of each part. */
export interface Question {
  readonly tally: Tally;
  readonly groupBy: readonly GroupKey[];
  readonly filters: ReturnType<typeof compileFilters>;
  readonly measures: readonly NamedMeasure[];
}

/**
 * The passes that count a tally: one for each of its keys. Several tallies in one pass were slower, not quicker: a row as wide
 * as all their measures costs more than reading the few columns of each again.
 */
export function questionsOf(tally: Tally, regions: Regions): Question[] {
  const { measures, counting, parts } = tally;
  const common = commonFilters(measures.map(({ measure }) => measure.where));
  return keysOf(counting).map((keys) => ({
    tally,
    groupBy: parts === null ? keys : [...keys, parts],
    filters: compileFilters([...counting.filters, ...common.values()], regions),
    measures: measures.map(({ name, measure }) => {
      const own = measure.where.filter((filter) => !common.has(JSON.stringify(filter)));
      return named(name, { ...measure, where: own }, [], regions);
    }),
  }));
}

/** What every one of the lists asks: rows that do not meet it need not be read. */
function commonFilters(lists: readonly (readonly CardFilter[])[]): Map<string, CardFilter> {
  const texts = lists.map((list) => new Set(list.map((filter) => JSON.stringify(filter))));
  const shared = (lists[0] ?? []).map((filter) => [JSON.stringify(filter), filter] as const);
  return new Map(shared.filter(([text]) => texts.every((list) => list.has(text))));
}

/** Amounts in hundredths, in the order of the tally's names. */
interface Amounts {
  readonly municipality: string;
  readonly hundredths: BigInt64Array;
}

/** What was counted of one file by one tally. */
export interface TallyCounts {
  readonly tally: Tally;
  readonly municipalities: readonly Amounts[];
  readonly establishments: readonly (Amounts & { readonly establishment: string })[];
}

/** Sums of many places in one array: an array for each of them would be hundreds of thousands. */
class Sums {
  private readonly width: number;
  private readonly places = new Map<string, number>();
  private cells: BigInt64Array;

  constructor(width: number) {
    this.width = width;
    this.cells = new BigInt64Array(width * 16);
  }

  /** Parts are those of the first measure. */
  add(place: string, amounts: readonly bigint[], part: number | undefined): void {
    const first = this.firstOf(place);
    for (let at = 0; at < amounts.length; at++) this.cells[first + at]! += amounts[at] as bigint;
    if (part !== undefined) this.cells[first + part]! += amounts[0] as bigint;
  }

  entries(): [place: string, hundredths: BigInt64Array][] {
    return Array.from(this.places, ([place, first]) => [
      place,
      this.cells.subarray(first, first + this.width),
    ]);
  }

  private firstOf(place: string): number {
    const known = this.places.get(place);
    if (known !== undefined) return known;
    const first = this.places.size * this.width;
    this.places.set(place, first);
    if (first + this.width > this.cells.length) {
      const cells = new BigInt64Array(this.cells.length * 2);
      cells.set(this.cells);
      this.cells = cells;
    }
    return first;
  }
}

const CNES_LENGTH = 7;

class Sheet {
  private readonly municipalities: Sums;
  private readonly establishments: Sums;
  private readonly placesBoth: boolean;

  constructor(tally: Tally) {
    const width = amountNames(tally).length;
    this.municipalities = new Sums(width);
    this.establishments = new Sums(width);
    const { establishment, territoryColumn } = tally.counting;
    this.placesBoth = establishment?.municipality === territoryColumn;
  }

  add(
    municipality: string,
    establishment: string | null,
    amounts: readonly bigint[],
    part: number | undefined,
  ): void {
    if (establishment !== null)
      this.establishments.add(establishment.padEnd(CNES_LENGTH) + municipality, amounts, part);
    if (establishment === null || this.placesBoth) this.municipalities.add(municipality, amounts, part);
  }

  counts(): Omit<TallyCounts, 'tally'> {
    return {
      municipalities: this.municipalities
        .entries()
        .map(([municipality, hundredths]) => ({ municipality, hundredths })),
      establishments: this.establishments.entries().map(([id, hundredths]) => ({
        establishment: id.slice(0, CNES_LENGTH).trimEnd(),
        municipality: id.slice(CNES_LENGTH),
        hundredths,
      })),
    };
  }
}

/** Answers of the engine put together, file by file. Nothing is kept of what counts zero. */
export class Fold {
  private readonly sheets: Map<Tally, Sheet>[];

  constructor(files: number, tallies: readonly Tally[]) {
    this.sheets = Array.from(
      { length: files },
      () => new Map(tallies.map((tally) => [tally, new Sheet(tally)])),
    );
  }

  /** `partitions`, `keys` and `measures` are columns of the same length, measures in hundredths. */
  take(
    { tally, groupBy }: Question,
    partitions: readonly number[],
    keys: readonly (readonly string[])[],
    measures: readonly (readonly bigint[])[],
  ): void {
    const keyOf = (as: string) => keys[groupBy.findIndex((key) => key.as === as)] ?? null;
    const [places, units, parts] = [MUNICIPALITY, ESTABLISHMENT, PART].map(keyOf);
    const sheets = this.sheets.map((each) => each.get(tally) as Sheet);
    const placeOfPart = new Map(amountNames(tally).map((name, at) => [name, at]));
    for (let row = 0; row < partitions.length; row++) {
      const amounts = measures.map((column) => column[row] as bigint);
      if (amounts.every((amount) => amount === 0n)) continue;
      const part = placeOfPart.get(partMeasure(parts?.[row] ?? ''));
      const sheet = sheets[partitions[row] as number] as Sheet;
      sheet.add(places?.[row] ?? '', units?.[row] ?? null, amounts, part);
    }
  }

  /** What was counted of the file at this place in the query. */
  ofFile(index: number): TallyCounts[] {
    return [...(this.sheets[index] ?? [])].map(([tally, sheet]) => ({ tally, ...sheet.counts() }));
  }
}

/** Exact, of text with two decimals at most: `12` → 1200n, `-3.5` → -350n. */
export function hundredthsOf(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}

/** `1234.50`, or `1234` where there is no fraction. */
export function hundredthsText(amount: bigint): string {
  if (amount % 100n === 0n) return String(amount / 100n);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
