import type { AmountColumn } from './counted-places.ts';

interface Counts {
  /** Codes of each place, then the month of its records (`YYYYMM`). */
  readonly places: readonly (readonly string[])[];
  readonly columns: ReadonlyMap<number, AmountColumn>;
}

/**
 * Counts of places and months as counts of places, by month (`YYYY-MM`). Records without a month are left out: they are of none.
 */
export function byMonth<C extends Counts>(counts: C): ReadonlyMap<string, C> {
  const rows = Map.groupBy(counts.places.keys(), (row) => monthOf(counts.places[row]?.at(-1) ?? ''));
  rows.delete(null);
  return new Map([...rows].map(([month, of]) => [month as string, only(counts, of)]));
}

function only<C extends Counts>(counts: C, rows: readonly number[]): C {
  const at = new Map(rows.map((row, index) => [row, index]));
  const columns = [...counts.columns].flatMap(([number, { places, hundredths }]) => {
    const kept = [...places.keys()].filter((index) => at.has(places[index]!));
    if (kept.length === 0) return [];
    const column = {
      places: kept.map((index) => at.get(places[index]!)!),
      hundredths: kept.map((index) => hundredths[index]!),
    };
    return [[number, column] as const];
  });
  return {
    ...counts,
    places: rows.map((row) => counts.places[row]!.slice(0, -1)),
    columns: new Map(columns),
  };
}

function monthOf(digits: string): string | null {
  const [, year, month] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(digits) ?? [];
  return year === undefined ? null : `${year}-${month}`;
}
