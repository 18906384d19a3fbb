import { type Cents, centsOf } from '../ledger/entry.ts';

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
