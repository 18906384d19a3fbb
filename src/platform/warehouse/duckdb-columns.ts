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

interface Column {
  readonly places: number[];
  readonly hundredths: number[];
}

/** Counts of one partition by one list of keys, place after place. */
class Places {
  readonly partition: number;
  readonly grouping: number;
  readonly places: string[][] = [];
  /** By number, from 1. */
  readonly columns: (Column | undefined)[] = [];

  constructor(partition: number, grouping: number) {
    this.partition = partition;
    this.grouping = grouping;
  }

  /** To a place, which is none of those before the last that the column has. */
  add(number: number, place: number, amount: number): void {
    let column = this.columns[number];
    if (column === undefined) {
      column = { places: [], hundredths: [] };
      this.columns[number] = column;
    }
    const last = column.places.length - 1;
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

  /** Column after column: a vector is read several times as fast in one go as a value of each vector in turn. */
  read(chunk: DuckDBDataChunk): void {
    const { measures, parts } = this.query;
    const { rowCount } = chunk;
    const columns = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
    const owners: Places[] = [];
    const places: number[] = [];
    for (let row = 0; row < rowCount; row++) {
      const owner = this.placesOf(Number(columns[1]?.getItem(row)), Number(columns[0]?.getItem(row)));
      owners.push(owner);
      places.push(owner.places.push([]) - 1);
    }
    for (const key of columns.slice(2, 2 + this.width))
      for (let row = 0; row < rowCount; row++) {
        const code = key.getItem(row) as string | null;
        if (code !== null) owners[row]!.places[places[row]!]!.push(code);
      }
    measures.forEach((_, index) => {
      const amounts = columns[2 + this.width + index]!;
      for (let row = 0; row < rowCount; row++) {
        const amount = amounts.getItem(row) as number;
        if (amount !== 0) owners[row]!.add(index + 1, places[row]!, amount);
      }
    });
    if (parts === null) return;
    const sets = parts.by.among?.sets.length ?? 0;
    const listed = listOf(columns.at(-1) as DuckDBListVector, parts.of.length);
    for (let row = 0; row < rowCount; row++)
      listed(row, (number, of, amount) => {
        owners[row]!.add(measures.length + of * sets + number, places[row]!, amount);
      });
  }

  all(): PackedCounts[] {
    return [...this.found.values()].map(withoutZeros);
  }

  private placesOf(file: number, grouping: number): Places {
    const id = file * this.query.groupings.length + grouping;
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const places = new Places(this.partitions[file] as number, grouping);
    this.found.set(id, places);
    return places;
  }
}

/** Tells the parts of a row that are not zero: number of the part, of which measure, amount. */
function listOf(vector: DuckDBListVector, measures: number) {
  const child = vector.childVector as DuckDBStructVector;
  const numbers = child.entryVectorAt(0);
  const amounts = Array.from({ length: measures }, (_, at) => child.entryVectorAt(at + 1));
  return (row: number, tell: (number: number, of: number, amount: number) => void): void => {
    const first = vector.getEntryOffset(row);
    const end = first + vector.getEntryLength(row);
    for (let of = 0; of < measures; of++) {
      const those = amounts[of]!;
      for (let at = first; at < end; at++) {
        const amount = those.getItem(at) as number;
        if (amount !== 0) tell(numbers.getItem(at) as number, of, amount);
      }
    }
  };
}

/** What adds up to nothing is left out, since amounts of one place may take each other away, and so are places without amounts. */
function withoutZeros({ partition, grouping, places, columns: all }: Places): PackedCounts {
  const columns = new Map<number, PackedColumn>();
  const isFilled = new Uint8Array(places.length);
  all.forEach((column, number) => {
    if (column === undefined) return;
    for (const place of column.places) isFilled[place] = 1;
    const some = column.hundredths.includes(0) ? filled(column) : column;
    if (some.places.length > 0) columns.set(number, some);
  });
  if (!isFilled.includes(0)) return { partition, grouping, places, columns };
  const kept = [...places.keys()].filter((place) => isFilled[place] === 1);
  const moved = new Map(kept.map((place, at) => [place, at]));
  return {
    partition,
    grouping,
    places: kept.map((place) => places[place]!),
    columns: new Map(
      [...columns].map(([number, column]) => [
        number,
        { ...column, places: column.places.map((place) => moved.get(place)!) },
      ]),
    ),
  };
}

function filled({ places, hundredths }: Column): PackedColumn {
  const some = [...places.keys()].filter((at) => hundredths[at] !== 0);
  return { places: some.map((at) => places[at]!), hundredths: some.map((at) => hundredths[at]!) };
}
