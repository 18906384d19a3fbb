import { Rational } from '../../../../kernel/rational.ts';
import type { Cents } from '../ledger/entry.ts';

/** What one competência received and was not accounted for, and how much of it may still go to sanitary adequacy. */
export interface OpenMonth {
  readonly competencia: string;
  readonly toAccount: Cents;
  readonly sanitaryRoom: Cents;
}

interface Spent {
  readonly spent: Cents;
  readonly sanitary: Cents;
  readonly ineligible: Cents;
}

export interface Allocated extends Spent {
  readonly competencia: string;
}

/**
 * Which transfer paid each part of an expenditure: the oldest first, sanitary works only within the room of each, then what is not
 * accepted, then the services. What no transfer covers was paid with yields, which the ledger does not hold; of sanitary works and of
 * what is to be given back nothing may be left uncovered.
 */
export function allocate(
  open: readonly OpenMonth[],
  { spent, sanitary, ineligible }: Spent,
): { readonly months: readonly Allocated[]; readonly uncovered: Spent } {
  const left = { spent, sanitary, ineligible };
  const take = (name: keyof Spent, most: Cents): Cents => {
    const taken = left[name] < most ? left[name] : most;
    left[name] -= taken;
    return taken;
  };
  const bySanitary = open.map((month) => ({
    ...month,
    sanitary: take('sanitary', least(month.toAccount, month.sanitaryRoom)),
  }));
  const byIneligible = bySanitary.map((month) => ({
    ...month,
    ineligible: take('ineligible', month.toAccount - month.sanitary),
  }));
  const months = byIneligible.map((month) => ({
    competencia: month.competencia,
    sanitary: month.sanitary,
    ineligible: month.ineligible,
    spent: take('spent', month.toAccount - month.sanitary - month.ineligible),
  }));
  return { months: months.filter((month) => total(month) > 0n), uncovered: left };
}

const least = (a: Cents, b: Cents): Cents => (a < b ? a : b);
const total = ({ spent, sanitary, ineligible }: Spent): Cents => spent + sanitary + ineligible;

/** Shares of an amount among balances, the oldest first; what none covers is left. */
export function spread(
  open: readonly { readonly competencia: string; readonly balance: Cents }[],
  amount: Cents,
): { readonly months: readonly { competencia: string; amount: Cents }[]; readonly uncovered: Cents } {
  let left = amount;
  const months = open.map(({ competencia, balance }) => {
    const taken = least(left, balance);
    left -= taken;
    return { competencia, amount: taken };
  });
  return { months: months.filter((month) => month.amount > 0n), uncovered: left };
}

/** How much of a transfer may still go to sanitary adequacy. */
export function sanitaryRoom(received: Cents, used: Cents, cap: string): Cents {
  const limit = Rational.parse(cap).mul(Rational.of(received)).round(0, 'truncate').numerator;
  return limit > used ? limit - used : 0n;
}
