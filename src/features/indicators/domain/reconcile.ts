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
  /** Code of the row: of a place of any level, or CNES. */
  readonly place: string;
  /** What the row adds up: municipalities (six digits), a whole state (two) or an establishment (seven). */
  readonly adds: readonly string[];
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string;
  readonly value: Rational;
}

/** What one reading counts of each cell, in the order of the cells. */
export interface CountedReading {
  readonly reading: Reading;
  readonly amounts: readonly Rational[];
}

/** One change of reading on the way from the house's number to the printed one. */
interface Step {
  readonly dimension: 'time' | 'place' | 'rows' | 'files';
  readonly from: string;
  readonly to: string;
  /** What the change adds to the house's total of the compared cells. */
  readonly adds: Rational;
}

/** How much of a difference a way of counting takes away: every cell is then equal, the cells come nearer, or neither. */
type Reach = 'whole' | 'part' | 'none';

/** A change of one thing alone, counted: what the numbers would be if it were the cause. */
interface Cause extends Step {
  readonly total: Rational;
  /** Over all cells that differ. */
  readonly explains: Reach;
  /** Of the cells that differ: those that it makes equal, and those that it brings nearer without. */
  readonly equal: number;
  readonly nearer: number;
}

export interface ReconciledCell extends PrintedCell {
  readonly ours: Rational;
  readonly difference: Rational;
  /** By the reading that comes nearest over the whole table. */
  readonly nearest: Rational;
  readonly left: Rational;
  /** Of a cell that differs, its number under each cause, in their order. */
  readonly tested: readonly Rational[];
  readonly explained: {
    readonly reach: Reach;
    /** Places of the causes that together come nearest to the printed number; none where nothing does. */
    readonly by: readonly number[];
    readonly left: Rational;
  } | null;
}

export interface Reconciliation {
  readonly cells: readonly ReconciledCell[];
  readonly printed: Rational;
  readonly ours: Rational;
  readonly steps: readonly Step[];
  /** Every single cause that could be counted, the one that leaves least first. */
  readonly causes: readonly Cause[];
  /** The reading whose cells differ least, all added without sign. */
  readonly nearest: Reading;
  /** What no reading explains: printed less the nearest. */
  readonly left: Rational;
  /** Cells equal by the house's reading, and by the nearest one. */
  readonly equal: number;
  readonly equalNearest: number;
}

/** What the table itself says of how it was counted, by the ids of readings; what it does not say is absent. */
type DeclaredReading = { readonly [dimension in 'time' | 'place' | 'rows']?: string };

/** Where a table says how it was counted, no other way of counting is credited, however near it comes by chance. */
function isAsDeclared(reading: Reading, declared: DeclaredReading): boolean {
  return (['time', 'place', 'rows'] as const).every(
    (dimension) => declared[dimension] === undefined || declared[dimension] === reading[dimension].id,
  );
}

const DIMENSIONS = ['time', 'place', 'rows', 'files'] as const;
const FILES = { current: 'arquivos atuais', former: 'versões anteriores dos arquivos' };

const cellKey = (place: string, period: string) => `${place}/${period}`;

/** Takes counts of one place and month each and adds them up in every cell that holds them. */
export function adderOf(
  cells: readonly PrintedCell[],
): (counts: Iterable<{ place: string; month: string; amount: Rational }>) => Rational[] {
  const holders = new Map<string, number[]>();
  cells.forEach(({ adds, period }, at) => {
    for (const code of adds) {
      const key = cellKey(code, period);
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [at]);
      else known.push(at);
    }
  });
  return (counts) => {
    const sums = cells.map(() => Rational.zero);
    for (const { place, month, amount } of counts)
      for (const key of keysOf(place, month))
        for (const at of holders.get(key) ?? []) sums[at] = sums[at]!.add(amount);
    return sums;
  };
}

/** A count is of its place and of the whole state, in its month and in the whole year. */
function keysOf(place: string, month: string): string[] {
  const state = place.slice(0, 2);
  const year = month.slice(0, 4);
  return [cellKey(place, month), cellKey(place, year), cellKey(state, month), cellKey(state, year)];
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
 * changes stands, and only readings as `declared` are taken, where there is one and the numbers are not equal anyway. Each step says how much one change moves the total: the steps and what is left add up to the whole difference. Each
 * change is also counted alone, over the table and in every cell that differs.
 */
export function reconcile(
  cells: readonly PrintedCell[],
  counted: readonly CountedReading[],
  declared: DeclaredReading = {},
): Reconciliation {
  const [usual] = counted;
  if (usual === undefined) throw new RangeError('reconcile needs the usual reading');
  const far = new Map(counted.map((each) => [each, farOf(cells, each)]));
  const byFar = counted
    .map((each) => ({ each, changed: changes(usual.reading, each.reading).length }))
    .toSorted((a, b) => far.get(a.each)!.compare(far.get(b.each)!) || a.changed - b.changed);
  const asDeclared = byFar.find(({ each }) => isAsDeclared(each.reading, declared))?.each;
  const nearest = far.get(usual)!.isZero() ? usual : (asDeclared ?? byFar[0]!.each);
  const alone = byFar.filter(({ changed }) => changed === 1).map(({ each }) => each);
  const together = changes(usual.reading, nearest.reading).map((dimension) =>
    alone.findIndex(({ reading }) => idOf(reading, dimension) === idOf(nearest.reading, dimension)),
  );
  const reconciled = cells.map((cell, at): ReconciledCell => {
    const [ours, near] = [usual.amounts[at]!, nearest.amounts[at]!];
    const difference = cell.value.sub(ours);
    const tested = difference.isZero() ? [] : alone.map(({ amounts }) => amounts[at]!);
    const credible = alone.map(({ reading }) => asDeclared === undefined || isAsDeclared(reading, declared));
    return {
      ...cell,
      ours,
      difference,
      nearest: near,
      left: cell.value.sub(near),
      tested,
      explained: difference.isZero() ? null : explain(cell.value, ours, tested, { near, together, credible }),
    };
  });
  return {
    cells: reconciled,
    printed: sum(cells.map((cell) => cell.value)),
    ours: sum(usual.amounts),
    steps: stepsTo(usual, nearest, counted),
    causes: alone.map((each) => causeOf(cells, usual, each)),
    nearest: nearest.reading,
    left: sum(reconciled.map((cell) => cell.left)),
    equal: reconciled.filter((cell) => cell.difference.isZero()).length,
    equalNearest: reconciled.filter((cell) => cell.left.isZero()).length,
  };
}

/** How far the cells are from what was printed, all added without sign. */
function farOf(cells: readonly PrintedCell[], { amounts }: CountedReading): Rational {
  return sum(cells.map((cell, at) => cell.value.sub(amounts[at]!).abs()));
}

/** The fewest causes that come nearest to the printed number of one cell: each alone, then those of the nearest reading together. */
function explain(
  value: Rational,
  ours: Rational,
  tested: readonly Rational[],
  { near, together, credible }: { near: Rational; together: readonly number[]; credible: readonly boolean[] },
): ReconciledCell['explained'] {
  const candidates = [
    ...tested.flatMap((amount, index) => (credible[index] ? [{ left: value.sub(amount), by: [index] }] : [])),
    { left: value.sub(near), by: together },
  ];
  const start = { left: value.sub(ours), by: [] as readonly number[] };
  const best = candidates.reduce(
    (least, each) => (each.left.abs().lt(least.left.abs()) ? each : least),
    start,
  );
  return { ...best, reach: best === start ? 'none' : best.left.isZero() ? 'whole' : 'part' };
}

function causeOf(cells: readonly PrintedCell[], usual: CountedReading, alone: CountedReading): Cause {
  const [dimension] = changes(usual.reading, alone.reading) as [Step['dimension']];
  const differing = cells.flatMap(({ value }, at) => {
    const before = value.sub(usual.amounts[at]!).abs();
    return before.isZero() ? [] : [{ before, after: value.sub(alone.amounts[at]!).abs() }];
  });
  const total = sum(alone.amounts);
  const left = farOf(cells, alone);
  return {
    dimension,
    from: nameOf(usual.reading, dimension),
    to: nameOf(alone.reading, dimension),
    adds: total.sub(sum(usual.amounts)),
    total,
    explains: left.isZero() ? 'whole' : left.lt(farOf(cells, usual)) ? 'part' : 'none',
    equal: differing.filter(({ after }) => after.isZero()).length,
    nearer: differing.filter(({ before, after }) => !after.isZero() && after.lt(before)).length,
  };
}

function stepsTo(usual: CountedReading, nearest: CountedReading, counted: readonly CountedReading[]): Step[] {
  let at = usual;
  return changes(usual.reading, nearest.reading).map((dimension): Step => {
    const wanted: Reading = { ...at.reading, [dimension]: nearest.reading[dimension] };
    const next = counted.find((each) => changes(each.reading, wanted).length === 0) ?? nearest;
    const step = {
      dimension,
      from: nameOf(at.reading, dimension),
      to: nameOf(nearest.reading, dimension),
      adds: sum(next.amounts).sub(sum(at.amounts)),
    };
    at = next;
    return step;
  });
}
