import { type Cents, centsOf, decimalOf } from '../ledger/entry.ts';

/** Money of an earlier competência that was paid after its own accounts had been presented. */
interface LateMoney {
  readonly of: string;
  readonly amount: string;
}

/** What accounts answer for: what was paid of their competência, and what came late of earlier ones. */
export interface Received {
  readonly own: string;
  readonly late: readonly LateMoney[];
}

/** One competência that was paid. */
interface Paid {
  readonly competencia: string;
  readonly paid: string;
  /** What its accounts answer for as they were presented; null while they may still be written. */
  readonly presented: Received | null;
}

/** Where money of a competência is accounted for besides its own accounts; null while no later accounts are open. */
export interface Elsewhere {
  readonly in: string | null;
  readonly amount: string;
}

interface Standing {
  readonly received: Received;
  readonly elsewhere: readonly Elsewhere[];
}

/**
 * What each competência's accounts answer for, and where what came after them goes: accounts that were presented are never touched, and
 * what they do not cover enters those of the first later competência that may still be written. Every cent paid is in one place.
 */
export function receivedBy(months: readonly Paid[]): ReadonlyMap<string, Standing> {
  const inOrder = months.toSorted((a, b) => (a.competencia < b.competencia ? -1 : 1));
  const moved = inOrder.flatMap((month) => movedFrom(month, inOrder));
  return new Map(
    inOrder.map(({ competencia, paid, presented }) => [
      competencia,
      {
        received: presented ?? {
          own: decimalOf(centsOf(paid) - coveredOf(competencia, inOrder)),
          late: moved.flatMap(({ of, in: where, amount }) => (where === competencia ? { of, amount } : [])),
        },
        elsewhere: [
          ...inOrder.flatMap((other) => coverIn(other, competencia)),
          ...moved.flatMap(({ of, ...there }) => (of === competencia ? there : [])),
        ],
      },
    ]),
  );
}

/** Money of a competência that accounts of another were presented with. */
const coverIn = ({ competencia, presented }: Paid, of: string): Elsewhere[] =>
  (presented?.late ?? []).flatMap((late) => (late.of === of ? { in: competencia, amount: late.amount } : []));

/** How much of what was paid of a competência the presented accounts cover, its own and others. */
function coveredOf(of: string, months: readonly Paid[]): Cents {
  const own = months.find(({ competencia }) => competencia === of)?.presented?.own ?? ZERO;
  return months
    .flatMap((month) => coverIn(month, of))
    .reduce((sum, { amount }) => sum + centsOf(amount), centsOf(own));
}

/** What came after the accounts of a competência were presented, and the first later ones that may still be written. */
function movedFrom({ competencia: of, paid, presented }: Paid, months: readonly Paid[]) {
  const left = centsOf(paid) - coveredOf(of, months);
  if (presented === null || left <= 0n) return [];
  const next = months.find(({ competencia, presented: said }) => competencia > of && said === null);
  return [{ of, in: next?.competencia ?? null, amount: decimalOf(left) }];
}

const ZERO = '0.00';

/** All that accounts answer for. */
export const wholeOf = ({ own, late }: Received): string =>
  decimalOf(late.reduce((sum, { amount }) => sum + centsOf(amount), centsOf(own)));
