import type { MonthlyNode } from './month-network.ts';
import { hiddenMonths } from './small-months.ts';

/** What one numerator counts in places: of each its parts, in their order, and last what they leave out. */
export interface PartsTable {
  readonly root: MonthlyNode;
  /** Whether the root is told to nobody: it stands for places that nothing adds up. */
  readonly rootHidden?: boolean;
}

/**
 * The parts (0 the first) that are not told, by place: the small ones, and as few others of the same or another place as keep every
 * small one, and a small rest that the parts leave out, anywhere in a range as wide as the threshold by whatever is told: the other
 * parts, the totals, and places at every level. It is the rule of months (`hiddenMonths`), a part being to its total what a month is
 * to the year; but of a place whose total is not told no part is. Where the parts leave nothing out anywhere, everybody knows it,
 * and nothing can hide behind that.
 */
export function hiddenParts(
  tables: readonly PartsTable[],
  totalHidden: ReadonlySet<string>,
  threshold: number,
): ReadonlyMap<string, ReadonlySet<number>> {
  const monthly = tables.map(({ root, rootHidden = false }) => ({
    root: leavesSomethingOut(root) ? root : withoutLast(root),
    rootHidden,
    yearHidden: totalHidden,
    yearTakesMonths: true,
  }));
  return hiddenMonths(monthly, threshold);
}

const leavesSomethingOut = ({ months, children }: MonthlyNode): boolean =>
  months.at(-1)?.some((amount) => amount !== 0) === true || children.some(leavesSomethingOut);

const withoutLast = ({ code, months, children }: MonthlyNode): MonthlyNode => ({
  code,
  months: months.slice(0, -1),
  children: children.map(withoutLast),
});
