import type { DuckDBDataChunk, DuckDBListVector, DuckDBResult, DuckDBStructVector } from '@duckdb/node-api';
import { readOrder } from './duckdb-sql.ts';
import type { PackedColumn, PackedCounts, PackedQuery } from './engine.ts';

/*
 * Reads the answers of `packedSql` out of DuckDB's own vectors, as columns of numbers: neither texts nor objects of hundreds of
 * thousands of amounts are made.
 */

export async function readPacked(query: PackedQuery, result: DuckDBResult): Promise<PackedCounts[]> {
  const { plain, padded } = readOrder(query.partitions);
  const partitions = [...plain, ...padded].map((each) => query.partitions.indexOf(each));
  const counts = new Counts(query, partitions);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return counts.all();
    counts.read(chunk);
  }
}

/** Counts of one partition by one list of keys, place after place. */
class Places {
  readonly partition: number;
  readonly grouping: number;
  readonly places: string[][] = [];
  readonly columns = new Map<number, { places: number[]; hundredths: number[] }>();
  private isFilled = false;

  constructor(partition: number, grouping: number) {
    this.partition = partition;
    this.grouping = grouping;
  }

  /** The last place is no place of these counts where nothing was added to it. */
  close(): void {
    if (!this.isFilled) this.places.pop();
    this.isFilled = false;
  }

  /** To the last place. */
  add(number: number, amount: number): void {
    if (amount === 0) return;
    this.isFilled = true;
    let column = this.columns.get(number);
    if (column === undefined) {
      column = { places: [], hundredths: [] };
      this.columns.set(number, column);
    }
    const [place, last] = [this.places.length - 1, column.places.length - 1];
    if (column.places[last] === place) column.hundredths[last]! += amount;
    else {
      column.places.push(place);
      column.hundredths.push(amount);
    }
  }
}

class Counts {
  private readonly query: PackedQuery;
  private readonly partitions: readonly number[];
  private readonly width: number;
  private readonly found = new Map<number, Places>();

  constructor(query: PackedQuery, partitions: readonly number[]) {
    this.query = query;
    this.partitions = partitions;
    this.width = Math.max(...query.groupings.map((keys) => keys.length));
  }

  read(chunk: DuckDBDataChunk): void {
    const { measures, parts } = this.query;
    const columns = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
    const keys = columns.slice(2, 2 + this.width);
    const amounts = columns.slice(2 + this.width, 2 + this.width + measures.length);
    const listed = parts === null ? null : listOf(columns.at(-1) as DuckDBListVector, parts.of.length);
    const sets = parts?.by.among?.sets.length ?? 0;
    for (let row = 0; row < chunk.rowCount; row++) {
      const at = this.placesOf(Number(columns[1]?.getItem(row)), Number(columns[0]?.getItem(row)));
      at.places.push(keys.flatMap((key) => (key.getItem(row) as string | null) ?? []));
      amounts.forEach((amount, index) => {
        at.add(index + 1, amount.getItem(row) as number);
      });
      listed?.(row, (number, of, amount) => {
        at.add(measures.length + of * sets + number, amount);
      });
      at.close();
    }
  }

  all(): PackedCounts[] {
    return [...this.found.values()].map(withoutZeros);
  }

  private placesOf(file: number, grouping: number): Places {
    const id = file * this.query.groupings.length + grouping;
    const places = this.found.get(id) ?? new Places(this.partitions[file] as number, grouping);
    this.found.set(id, places);
    return places;
  }
}

/** Tells the parts of a row: number of the part, of which measure, amount. */
function listOf(vector: DuckDBListVector, measures: number) {
  const child = vector.childVector as DuckDBStructVector;
  const numbers = child.entryVectorAt(0);
  const amounts = Array.from({ length: measures }, (_, at) => child.entryVectorAt(at + 1));
  return (row: number, tell: (number: number, of: number, amount: number) => void): void => {
    const first = vector.getEntryOffset(row);
    const end = first + vector.getEntryLength(row);
    for (let at = first; at < end; at++) {
      const number = numbers.getItem(at) as number;
      amounts.forEach((amount, of) => {
        tell(number, of, amount.getItem(at) as number);
      });
    }
  };
}

/** What adds up to nothing is left out: amounts of one place may take each other away. */
function withoutZeros({ partition, grouping, places, columns }: Places): PackedCounts {
  const kept = new Map<number, PackedColumn>();
  for (const [number, column] of columns) {
    const isWhole = !column.hundredths.includes(0);
    const some = isWhole ? column : filled(column.places.map((place, at) => [place, column.hundredths[at]!]));
    if (some.places.length > 0) kept.set(number, some);
  }
  return { partition, grouping, places, columns: kept };
}

function filled(amounts: Iterable<readonly [place: number, hundredths: number]>): PackedColumn {
  const some = [...amounts].filter(([, hundredths]) => hundredths !== 0);
  return { places: some.map(([place]) => place), hundredths: some.map(([, hundredths]) => hundredths) };
}
