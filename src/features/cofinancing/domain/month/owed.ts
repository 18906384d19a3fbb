import { type Cents, centsOf } from '../ledger/entry.ts';

export const EXECUTION_STEPS = ['commit', 'liquidate', 'bank-order', 'pay', 'reconcile'] as const;
export type ExecutionStep = (typeof EXECUTION_STEPS)[number];

/** What of a competência says how much of it is still to be ordered, recovered or annulled. */
interface Posted {
  readonly entitlement: string;
  readonly recovery: { readonly scheduled: string };
  readonly executed: { readonly ordered: string; readonly paid: string; readonly discounted: string };
}

interface Proposed extends Posted {
  readonly proposal: { readonly difference: string } | null;
}

/** What is authorised and no published ordinance orders yet; what is being recovered was ordered and is no longer authorised. */
export const toOrder = ({ entitlement, recovery, executed: { ordered } }: Posted): Cents =>
  centsOf(entitlement) + centsOf(recovery.scheduled) - centsOf(ordered);

type Executed = Readonly<
  Record<
    'ordered' | 'committed' | 'liquidated' | 'bankOrdered' | 'discounted' | 'paid' | 'reconciled',
    string
  >
>;

const LEFT: Readonly<Record<ExecutionStep, (executed: Executed) => Cents>> = {
  commit: ({ ordered, committed }) => centsOf(ordered) - centsOf(committed),
  liquidate: ({ committed, liquidated }) => centsOf(committed) - centsOf(liquidated),
  // What is kept back for a recovery is settled: no bank order is of it.
  'bank-order': ({ liquidated, bankOrdered, discounted }) =>
    centsOf(liquidated) - centsOf(bankOrdered) - centsOf(discounted),
  pay: ({ bankOrdered, paid }) => centsOf(bankOrdered) - centsOf(paid),
  reconcile: ({ paid, reconciled }) => centsOf(paid) - centsOf(reconciled),
};

/** What a step of the execution may still be recorded of. */
export const leftOf = (step: ExecutionStep, executed: Executed): Cents => LEFT[step](executed);

/** What left the fund, or settled a debt of the municipality, and is in no recovery schedule. */
export const recoverable = ({ recovery, executed: { paid, discounted } }: Posted): Cents =>
  centsOf(paid) + centsOf(discounted) - centsOf(recovery.scheduled);

/** Of a proposed difference down, what was ordered already: it is recovered by a schedule, where what was not ordered is only lowered. */
export function toRecover(month: Proposed): Cents {
  if (month.proposal === null) return 0n;
  const owed = -centsOf(month.proposal.difference) - toOrder(month);
  return owed > 0n ? owed : 0n;
}

/** Of what a proposal would recover, what was ordered and never paid: nothing is recovered of it, it is annulled before. */
export function toAnnul(month: Proposed): Cents {
  const unpaid = toRecover(month) - recoverable(month);
  return unpaid > 0n ? unpaid : 0n;
}
