import type { Line } from './line.ts';
import { type Cell, EVERY_PLACE } from './programme.ts';

/** Which cells of one group and month make up its quantity. */
export interface CountedCells {
  readonly used: readonly Cell[];
  /** Totals that were used although what they are made of is written too, and those parts. */
  readonly split: { readonly totals: readonly Cell[]; readonly parts: readonly Cell[] };
}

/**
 * Nothing counts twice and no place is left out: a total written for all places is the whole; else each municipality counts by its
 * total where it has one, and by its lines where it has none.
 * @param cells Of one group of lines and one month, each with a value.
 */
export function countedCells(cells: readonly Cell[], isTotal: (line: Line['id']) => boolean): CountedCells {
  const whole = cells.filter((cell) => cell.municipality === EVERY_PLACE && isTotal(cell.line));
  if (whole.length > 0) {
    const others = cells.filter((cell) => !whole.includes(cell));
    const parts = countedCells(others, isTotal).used;
    return { used: whole, split: { totals: parts.length === 0 ? [] : whole, parts } };
  }
  const places = [...Map.groupBy(cells, (cell) => cell.municipality).values()].map((own) => {
    const totals = own.filter((cell) => isTotal(cell.line));
    const parts = own.filter((cell) => !isTotal(cell.line));
    return { totals, parts, isSplit: totals.length > 0 && parts.length > 0 };
  });
  return {
    used: places.flatMap(({ totals, parts }) => (totals.length > 0 ? totals : parts)),
    split: {
      totals: places.flatMap(({ totals, isSplit }) => (isSplit ? totals : [])),
      parts: places.flatMap(({ parts, isSplit }) => (isSplit ? parts : [])),
    },
  };
}
