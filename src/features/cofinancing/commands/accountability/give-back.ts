import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Accounts, ReturnOf } from '../../domain/accountability/accounts.ts';
import { owedBack } from '../../domain/accountability/may.ts';
import { brl, centsOf } from '../../domain/ledger/entry.ts';
import { type MonthOf, writeEvent } from '../month/open.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { openAccountsFor, writeAccounts } from './open.ts';
import { postReturned } from './post.ts';

const EXECUTE = 'cofinancing.record-execution';

interface Returning {
  readonly version: number;
  readonly of: ReturnOf;
  readonly amount: string;
  readonly document: string;
  readonly day: string;
}

/**
 * Records money that the municipality gave back, of what was not accepted or not spent: the ledger, the accounts and the competência, in
 * one transaction. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function recordReturn(
  context: Context,
  on: MonthOf,
  { version, ...returned }: Returning,
): Promise<Accounts> {
  authorise(context, EXECUTE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.return-money', async (tx) => {
    const opened = await openAccountsFor(tx, on, 'return', version);
    const { accounts, facts, month } = opened;
    const amount = centsOf(returned.amount);
    const most =
      returned.of === 'ineligible' ? owedBack(accounts, facts) : centsOf(accounts.carried ?? '0.00');
    refuse([
      ...(amount > 0n ? [] : ['O valor tem de ser maior que zero.']),
      ...(amount <= most ? [] : [`Há ${brl(most)} a devolver, e não ${brl(amount)}.`]),
    ]);
    await postReturned(tx, on, { ...returned, amount });
    await writeEvent(tx, { on, month }, { type: 'returned', data: {} });
    return writeAccounts(tx, opened, { type: 'returned', data: returned });
  });
}
