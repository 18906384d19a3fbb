import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Step } from '../../domain/ledger/chart.ts';
import type { Month } from '../../domain/month/month.ts';
import type { MonthEvent } from '../../domain/month/month-event.ts';
import { post } from '../ledger/post.ts';
import { partyOfAgreement } from '../ledger/terms.ts';
import { scopeOfAgreement } from '../save.ts';
import { type MonthOf, openFor, writeEvent } from './open.ts';

const EXECUTE = 'cofinancing.record-execution';

type ExecutionType = Extract<
  MonthEvent['type'],
  'committed' | 'liquidated' | 'bank-ordered' | 'paid' | 'reconciled'
>;

const STEPS = {
  commit: { type: 'committed', kind: 'commitment' },
  liquidate: { type: 'liquidated', kind: 'liquidation' },
  'bank-order': { type: 'bank-ordered', kind: 'bank-order' },
  pay: { type: 'paid', kind: 'payment' },
  reconcile: { type: 'reconciled', kind: 'reconciliation' },
} as const satisfies Record<string, { type: ExecutionType; kind: Step }>;

interface Executed {
  readonly version: number;
  readonly step: keyof typeof STEPS;
  /** Decimal text; a part of what the stage before holds, or all of it. */
  readonly amount: string;
  /** Number in the state's financial system. */
  readonly document: string;
  readonly day: string;
}

/**
 * Records what the state's financial system did: commitment, liquidation, bank order or payment, whole or in part, and that the bank's
 * statement confirms a payment. The ledger refuses what passes the balance of the stage before. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function recordExecution(
  context: Context,
  on: MonthOf,
  { version, step, amount, document, day }: Executed,
): Promise<Month> {
  authorise(context, EXECUTE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.record-execution', async (tx) => {
    const opened = await openFor(tx, on, step, version);
    const { type, kind } = STEPS[step];
    const { competencia } = on;
    await post(tx, await partyOfAgreement(tx, on.agreement), {
      kind,
      competencia,
      occurredOn: day,
      amount,
      document,
    });
    return writeEvent(tx, opened, { type, data: { document, day, amount } });
  });
}
