import { Rational, sum } from '../../../kernel/rational.ts';
import type { PlaceReading, RowReading, TimeReading } from './readings.ts';

/** One way of counting, as the pictures and the sentences name it. */
export interface Reading {
  readonly time: TimeReading;
  readonly place: PlaceReading;
  readonly rows: RowReading;
  /** `current`: the newest file of each month; `former`: the one that it replaced, where there is one. */
  readonly files: 'current' | 'former';
}

/** A printed cell that can be counted here. */
export interface PrintedCell {
  /** Six digits of a municipality, two of a state. */
  readonly place: string;
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string;
  readonly value: Rational;
}

/** What one reading counts: place (six digits) and month (`YYYY-MM`) → amount. */
export interface CountedReading {
  readonly reading: Reading;
  readonly amounts: ReadonlyMap<string, Rational>;
}

/** One change of reading on the way from the house's number to the printed one. */
interface Step {
  readonly dimension: 'time' | 'place' | 'rows' | 'files';
  readonly from: string;
  readonly to: string;
  /** What the change adds to the house's total of the compared cells. */
  readonly adds: Rational;
}

export interface ReconciledCell extends PrintedCell {
  readonly ours: Rational;
  readonly difference: Rational;
  /** By the reading that comes nearest. */
  readonly nearest: Rational;
  readonly left: Rational;
}

export interface Reconciliation {
  readonly cells: readonly ReconciledCell[];
  readonly printed: Rational;
  readonly ours: Rational;
  readonly steps: readonly Step[];
  /** The reading whose cells differ least, all added without sign. */
  readonly nearest: Reading;
  /** What no reading explains: printed less the nearest. */
  readonly left: Rational;
  /** Cells equal by the house's reading, and by the nearest one. */
  readonly equal: number;
  readonly equalNearest: number;
}

const DIMENSIONS = ['time', 'place', 'rows', 'files'] as const;
const FILES = { current: 'arquivos atuais', former: 'versões anteriores dos arquivos' };

export function cellKey(place: string, month: string): string {
  return `${place}/${month}`;
}

/** Adds what a reading counted inside a place and period: a state adds its municipalities, a year its months. */
function amountOf(cells: readonly PrintedCell[], { amounts }: CountedReading): Rational[] {
  const sums = cells.map(() => Rational.zero);
  const wanted = new Map<string, number[]>();
  cells.forEach((cell, at) => {
    const key = cellKey(cell.place, cell.period);
    wanted.set(key, [...(wanted.get(key) ?? []), at]);
  });
  for (const [key, amount] of amounts) {
    const [place = '', month = ''] = key.split('/');
    for (const inside of [place, place.slice(0, 2)]) {
      for (const period of [month, month.slice(0, 4)]) {
        for (const at of wanted.get(cellKey(inside, period)) ?? [])
          sums[at] = (sums[at] as Rational).add(amount);
      }
    }
  }
  return sums;
}

const idOf = (reading: Reading, dimension: Step['dimension']) =>
  dimension === 'files' ? reading.files : reading[dimension].id;
const nameOf = (reading: Reading, dimension: Step['dimension']) =>
  dimension === 'files' ? FILES[reading.files] : reading[dimension].name;

function changes(from: Reading, to: Reading): Step['dimension'][] {
  return DIMENSIONS.filter((dimension) => idOf(from, dimension) !== idOf(to, dimension));
}

/**
 * Compares printed cells with what is counted here, and finds of all readings the one that comes nearest. `counted`
 * begins with the house's usual reading and holds every combination of the dimensions it varies; of two that are as near, the one with fewer
 * changes stands. Each step says how much one change moves the total: the steps and what is left add up to the whole difference.
 */
export function reconcile(cells: readonly PrintedCell[], counted: readonly CountedReading[]): Reconciliation {
  const [usual] = counted;
  if (usual === undefined) throw new RangeError('reconcile needs the usual reading');
  const sums = new Map(counted.map((each) => [each, amountOf(cells, each)]));
  const far = (each: CountedReading) =>
    sum(cells.map((cell, at) => cell.value.sub((sums.get(each) as Rational[])[at] as Rational).abs()));
  const ranked = counted
    .map((each) => ({ each, far: far(each), steps: changes(usual.reading, each.reading).length }))
    .toSorted((a, b) => a.far.compare(b.far) || a.steps - b.steps);
  const nearest = ranked[0]?.each ?? usual;
  const ours = sums.get(usual) as Rational[];
  const near = sums.get(nearest) as Rational[];
  const reconciled = cells.map((cell, at): ReconciledCell => {
    const [own, closest] = [ours[at] as Rational, near[at] as Rational];
    return {
      ...cell,
      ours: own,
      difference: cell.value.sub(own),
      nearest: closest,
      left: cell.value.sub(closest),
    };
  });
  return {
    cells: reconciled,
    printed: sum(cells.map((cell) => cell.value)),
    ours: sum(ours),
    steps: stepsTo(usual, nearest, counted, sums),
    nearest: nearest.reading,
    left: sum(reconciled.map((cell) => cell.left)),
    equal: reconciled.filter((cell) => cell.difference.isZero()).length,
    equalNearest: reconciled.filter((cell) => cell.left.isZero()).length,
  };
}

function stepsTo(
  usual: CountedReading,
  nearest: CountedReading,
  counted: readonly CountedReading[],
  sums: ReadonlyMap<CountedReading, readonly Rational[]>,
): Step[] {
  let at = usual;
  return changes(usual.reading, nearest.reading).map((dimension): Step => {
    const wanted: Reading = { ...at.reading, [dimension]: nearest.reading[dimension] };
    const next = counted.find((each) => changes(each.reading, wanted).length === 0) ?? nearest;
    const adds = sum(sums.get(next) ?? []).sub(sum(sums.get(at) ?? []));
    const step = {
      dimension,
      from: nameOf(at.reading, dimension),
      to: nameOf(nearest.reading, dimension),
      adds,
    };
    at = next;
    return step;
  });
}
