import { type Cell, cheapestPath, type MonthlyTable, type Network, networkOf } from './month-network.ts';
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
  const ledgers = tables.map(ledgerOf);
  const hidden: Hidden = new Map();
  const hide = hider(ledgers, hidden);
  const all = ledgers.flatMap((ledger) => ledger.network.cells.map((cell, at) => ({ ledger, cell, at })));
  const small = all.flatMap(({ cell, ...of }) =>
    cell.amounts.flatMap((amount, index) => (isSmall(amount, threshold) ? [{ ...of, cell, index }] : [])),
  );
  const taken = all.filter(
    ({ cell, ledger }) => cell.isRoot || (ledger.yearTakesMonths && cell.isYearHidden),
  );
  for (const { cell } of [...taken, ...small]) hide(cell);
  for (const each of small) protect(each, threshold, hide);
  return hidden;
}

type Hidden = Map<string, Set<number>>;

/** A network with what its cells cost to take, as of what is hidden by now. */
interface Ledger {
  readonly network: Network;
  readonly yearTakesMonths: boolean;
  /** Nothing for a cell that is not told, infinite for one that is. */
  readonly hiddenOnly: Float64Array;
  /** The same, but what is told may be hidden too, at a cost. */
  readonly orAnother: Float64Array;
  /** Each amount of all cells. */
  readonly amounts: readonly Float64Array[];
}

function ledgerOf(table: MonthlyTable): Ledger {
  const network = networkOf(table);
  const { cells } = network;
  const times = cells[0]?.amounts.length ?? 0;
  const isTold = ({ month, isYearHidden }: Cell) => month !== null || !isYearHidden;
  return {
    network,
    yearTakesMonths: table.yearTakesMonths ?? false,
    hiddenOnly: Float64Array.from(cells, (cell) => (isTold(cell) ? Number.POSITIVE_INFINITY : 0)),
    orAnother: Float64Array.from(cells, (cell) => (isTold(cell) ? costOf(cell) : 0)),
    amounts: Array.from({ length: times }, (_, index) =>
      Float64Array.from(cells, ({ amounts }) => amounts[index] ?? 0),
    ),
  };
}

/** Hides a month of a place in every network that has it. */
function hider(ledgers: readonly Ledger[], hidden: Hidden): (cell: Cell) => void {
  const idOf = ({ code, month }: Cell) => `${code} ${month}`;
  const places = ledgers.flatMap((ledger) =>
    ledger.network.cells.map((cell, at) => ({ id: idOf(cell), ledger, at })),
  );
  const byCell = Map.groupBy(places, ({ id }) => id);
  return (cell) => {
    const { code, month } = cell;
    const months = hidden.get(code) ?? new Set();
    if (month === null || months.has(month)) return;
    hidden.set(code, months.add(month));
    for (const { ledger, at } of byCell.get(idOf(cell)) ?? []) {
      ledger.hiddenOnly[at] = 0;
      ledger.orAnother[at] = 0;
    }
  };
}

interface Small {
  readonly ledger: Ledger;
  /** Its place among the cells of the network. */
  readonly at: number;
  readonly cell: Cell;
  /** Which of its amounts. */
  readonly index: number;
}

/** Hides what is needed for a small amount to be anything in a range as wide as the threshold. */
function protect(small: Small, threshold: number, hide: (cell: Cell) => void): void {
  const { ledger, cell, index } = small;
  const { hiddenOnly, orAnother } = ledger;
  const down = Math.min(cell.amounts[index] ?? 0, threshold);
  const freeDown = flowAround(small, { isUp: false, wanted: down, prices: hiddenOnly }).amount;
  const wanted = threshold - freeDown;
  const freeUp = flowAround(small, { isUp: true, wanted, prices: hiddenOnly });
  if (freeUp.amount + freeDown >= threshold) return;
  const up = flowAround(small, { isUp: true, wanted, prices: orAnother });
  for (const each of up.used) hide(each);
  const missing = threshold - up.amount;
  if (missing <= freeDown) return;
  for (const each of flowAround(small, { isUp: false, wanted: missing, prices: orAnother }).used) hide(each);
}

/** What is lost by not telling a month: the year of a place is decided already; where nobody was counted there is little to hide behind. */
function costOf({ amounts, month }: Cell): number {
  if (month === null) return Number.POSITIVE_INFINITY;
  const people = amounts.reduce((sum, amount) => sum + amount, 0);
  return people === 0 ? COST_OF_NOBODY : 1 + Math.log2(people);
}

const COST_OF_NOBODY = 6;

interface Flow {
  readonly isUp: boolean;
  readonly wanted: number;
  readonly prices: Float64Array;
}

/** How far an amount can go up or down with everything told as it is, and the cells that give way for it. */
function flowAround(
  { ledger: { network, amounts }, cell, at, index }: Small,
  { isUp, wanted, prices }: Flow,
): { readonly amount: number; readonly used: readonly Cell[] } {
  const left = amounts[index] as Float64Array;
  const ends = isUp ? { from: cell.to, to: cell.from } : { from: cell.from, to: cell.to };
  const used = new Set<number>();
  let amount = 0;
  while (amount < wanted) {
    const path = cheapestPath(network, { ...ends, prices, left, shut: at });
    if (path === null) break;
    const rooms = path.flatMap((step) => (step.isForward ? [] : [left[step.at] as number]));
    const flow = Math.min(wanted - amount, ...rooms);
    for (const step of path) {
      left[step.at] = (left[step.at] as number) + (step.isForward ? flow : -flow);
      used.add(step.at);
    }
    amount += flow;
  }
  const touched = [...used].map((each) => network.cells[each] as Cell);
  // What flowed was tried, not done.
  for (const each of used) left[each] = network.cells[each]?.amounts[index] ?? 0;
  return { amount, used: touched };
}
