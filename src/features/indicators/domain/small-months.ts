import {
  type Cell,
  cheapestPath,
  type MonthlyTable,
  type Network,
  networkOf,
  type Step,
} from './month-network.ts';
import { isSmall } from './small-numbers.ts';

/**
 * The months (0 the first) in which a place is not told to everybody, by place, the same for every way of counting: those with a
 * small amount, and as few others of the same or another place as keep every small amount, also of a year that is not told,
 * anywhere in a range as wide as the threshold by whatever is told: the months, the years, and places at every level.
 *
 * Places by months, places in a tree, are a network: each number is an arc, each total a node, and how far a number could be from
 * what it is, is what could flow around it through numbers that are not told. That is exact; what is hidden besides is what the cheapest
 * way around uses (Cox, Network models for complementary cell suppression, JASA 90, 1995; Hundepool et al., Statistical Disclosure
 * Control, 2012, ch. 4.4). It is found wherever the years are told safely (`hiddenPlaces`): hiding every month would do.
 */
export function hiddenMonths(
  tables: readonly MonthlyTable[],
  threshold: number,
): ReadonlyMap<string, ReadonlySet<number>> {
  const networks = tables.map(networkOf);
  const hidden: Hidden = new Map();
  const all = networks.flatMap((network) => network.cells.map((cell) => ({ network, cell })));
  const small = all.flatMap((each) =>
    each.cell.amounts.flatMap((amount, at) => (isSmall(amount, threshold) ? [{ ...each, at }] : [])),
  );
  for (const { cell } of [...all.filter((each) => each.cell.isRoot), ...small]) hide(hidden, cell);
  for (const { network, cell, at } of small) protect(network, hidden, { cell, at, threshold });
  return hidden;
}

type Hidden = Map<string, Set<number>>;

function hide(hidden: Hidden, { code, month }: Cell): void {
  if (month === null) return;
  const months = hidden.get(code) ?? new Set();
  hidden.set(code, months.add(month));
}

interface Small {
  readonly cell: Cell;
  /** Which of the amounts. */
  readonly at: number;
  readonly threshold: number;
}

/** Hides what is needed for a small amount to be anything in a range as wide as the threshold. */
function protect(network: Network, hidden: Hidden, { cell, at, threshold }: Small): void {
  const isHidden = ({ code, month, isYearHidden }: Cell) =>
    month === null ? isYearHidden : hidden.get(code)?.has(month) === true;
  const hiddenOnly = (each: Cell) => (isHidden(each) ? 0 : null);
  const orAnother = (each: Cell) => (isHidden(each) ? 0 : costOf(each));
  const down = Math.min(cell.amounts[at] ?? 0, threshold);
  const freeDown = flowAround(network, { cell, at, isUp: false, wanted: down }, hiddenOnly).amount;
  const freeUp = flowAround(network, { cell, at, isUp: true, wanted: threshold - freeDown }, hiddenOnly);
  if (freeUp.amount + freeDown >= threshold) return;
  const up = flowAround(network, { cell, at, isUp: true, wanted: threshold - freeDown }, orAnother);
  for (const each of up.used) hide(hidden, each);
  const missing = threshold - up.amount;
  if (missing <= freeDown) return;
  for (const each of flowAround(network, { cell, at, isUp: false, wanted: missing }, orAnother).used)
    hide(hidden, each);
}

/** What is lost by not telling a month: the year of a place is decided already; where nobody was counted there is little to hide behind. */
function costOf({ amounts, month }: Cell): number | null {
  if (month === null) return null;
  const people = amounts.reduce((sum, amount) => sum + amount, 0);
  return people === 0 ? COST_OF_NOBODY : 1 + Math.log2(people);
}

const COST_OF_NOBODY = 6;

interface Wanted {
  readonly cell: Cell;
  readonly at: number;
  readonly isUp: boolean;
  readonly wanted: number;
}

/** How far an amount can go up or down with everything told as it is, and the cells that give way for it. */
function flowAround(
  network: Network,
  { cell, at, isUp, wanted }: Wanted,
  costOf: (cell: Cell) => number | null,
): { readonly amount: number; readonly used: readonly Cell[] } {
  const change = new Map<Cell, number>();
  const room = ({ cell: each, isForward }: Step) =>
    isForward ? Number.POSITIVE_INFINITY : (each.amounts[at] ?? 0) + (change.get(each) ?? 0);
  const way = {
    from: isUp ? cell.to : cell.from,
    to: isUp ? cell.from : cell.to,
    costOf: (step: Step) => (step.cell === cell || room(step) <= 0 ? null : costOf(step.cell)),
  };
  let amount = 0;
  while (amount < wanted) {
    const path = cheapestPath(network, way);
    if (path === null) break;
    const flow = Math.min(wanted - amount, ...path.map(room));
    for (const { cell: each, isForward } of path)
      change.set(each, (change.get(each) ?? 0) + (isForward ? flow : -flow));
    amount += flow;
  }
  return { amount, used: [...change.keys()] };
}
