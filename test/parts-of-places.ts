import { addUp, type MonthlyNode } from '../src/features/indicators/domain/month-network.ts';
import type { CountNode } from '../src/features/indicators/domain/small-numbers.ts';

/** A place with one amount for each part of it: each month, or each group and last what belongs to none. */
export const leaf = (code: string, ...parts: number[]): MonthlyNode => ({
  code,
  months: parts.map((each) => [each]),
  children: [],
});

/** A place that is the sum of those in it, part by part. */
export const node = (code: string, ...children: MonthlyNode[]): MonthlyNode => ({
  code,
  months: (children[0]?.months ?? []).map((_, at) =>
    addUp(children.map(({ months }) => months[at] as number[])),
  ),
  children,
});

/** The same places, each with the sum of its parts alone. */
export const totals = ({ code, months, children }: MonthlyNode): CountNode => ({
  code,
  amounts: addUp(months),
  children: children.map(totals),
});
