import type { Line } from './line.ts';
import { type Cell, EVERY_PLACE } from './programme.ts';

/** Which cells of one group and month make up its quantity. */
export interface CountedCells {
  readonly used: readonly Cell[];
  /** Totals that were used although what they are made of is written too, and those parts. */
  readonly split: { readonly totals: readonly Cell[]; readonly parts: readonly Cell[] };
  /** Totals of municipalities beside lines written for all places: nobody knows what the two have in common, and nothing is used. */
  readonly unclear: readonly Cell[];
}

/**
 * Nothing counts twice and no place is left out. What is written for all places is the whole of its line, and a total written for
 * all places that of its group; else each municipality counts by its total where it has one, and by its lines where it has none.
 * @param cells Of one group of lines and one month, each with a value.
 */
export function countedCells(cells: readonly Cell[], isTotal: (line: Line['id']) => boolean): CountedCells {
  const everywhere = cells.filter((cell) => cell.municipality === EVERY_PLACE);
  const local = cells.filter((cell) => cell.municipality !== EVERY_PLACE);
  const whole = everywhere.filter((cell) => isTotal(cell.line));
  if (whole.length > 0) {
    const parts = countedCells(without(cells, whole), isTotal).used;
    return { used: whole, split: { totals: parts.length === 0 ? [] : whole, parts }, unclear: [] };
  }
  if (everywhere.length === 0) return countedByPlace(local, isTotal);
  const unclear = local.filter((cell) => isTotal(cell.line));
  if (unclear.length > 0) return { used: [], split: { totals: [], parts: [] }, unclear };
  const lines = new Set(everywhere.map(({ line }) => line));
  const parts = local.filter((cell) => lines.has(cell.line));
  const divided = new Set(parts.map(({ line }) => line));
  return {
    used: [...everywhere, ...without(local, parts)],
    split: { totals: everywhere.filter(({ line }) => divided.has(line)), parts },
    unclear: [],
  };
}

function countedByPlace(cells: readonly Cell[], isTotal: (line: Line['id']) => boolean): CountedCells {
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
    unclear: [],
  };
}

const without = (cells: readonly Cell[], others: readonly Cell[]): Cell[] =>
  cells.filter((cell) => !others.includes(cell));
