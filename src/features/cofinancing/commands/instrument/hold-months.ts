import type { Context } from '../../../../platform/context.ts';
import { holdsOf, stopOf } from '../../domain/instrument/hold.ts';
import type { InstrumentEvent } from '../../domain/instrument/instrument.ts';
import { type Balances, unpaidOf } from '../../domain/ledger/state.ts';
import { type InstrumentRecord, listInstruments } from '../../store/instrument/instruments.ts';
import { findLedgerAccount, listOpenSuspensions, lockLedger, readBalances } from '../../store/ledger.ts';
import { listMonths } from '../../store/month.ts';
import { type Posting, postTogether } from '../ledger/post.ts';
import { findParty, ledgerOf } from '../ledger/terms.ts';
import { writeEvent } from '../month/open.ts';

/** By which act the months change, in words. */
interface HoldingAct {
  readonly words: string;
  readonly on: string;
  readonly reason: string | null;
}

/** The events that change which months may be paid; the signature pays those that the closed one before it no longer does. */
export const STOPS_OR_RESUMES: readonly InstrumentEvent['type'][] = [
  'signed',
  'suspended',
  'reinstated',
  'closed',
];

/**
 * After one of these events, or the annulment of one: the ledger holds exactly the months that the instruments of the hospital stop, and
 * each competência with something unpaid says so. In the transaction of the act, and after the instrument was held, so that nobody pays in between.
 */
export async function holdMonths(
  tx: Context,
  record: InstrumentRecord,
  { words: act, on: occurredOn, reason: said }: HoldingAct,
): Promise<void> {
  const party = await findParty(tx, record);
  // A hospital that the register of units lacks has no account, and nothing was ever authorised for it.
  if (party === null) return;
  const ledger = ledgerOf(tx);
  await lockLedger(tx, ledger);
  const account = await findLedgerAccount(tx, ledger, party);
  const balances: Balances = account === null ? new Map() : await readBalances(tx, account.id, null);
  const open = account === null ? [] : await listOpenSuspensions(tx, account.id);
  const until = [tx.clock.today().slice(0, 7), ...balances.keys()].sort().at(-1) ?? '';
  const instruments = (await listInstruments(tx)).filter(
    ({ programme, municipality, establishment }) =>
      programme === record.programme &&
      municipality === record.municipality &&
      establishment === record.establishment,
  );
  const { reinstate, suspend } = holdsOf(instruments, open, until);
  const reason = said ?? act;
  await postTogether(tx, [
    ...reinstate.map(
      (refersTo): Posting => ({
        party,
        request: { kind: 'reinstatement', occurredOn, refersTo, act, reason },
      }),
    ),
    ...(suspend.length === 0
      ? []
      : [{ party, request: { kind: 'suspension' as const, occurredOn, months: suspend, act, reason } }]),
  ]);
  await tellMonths(tx, record, balances, act);
}

async function tellMonths(tx: Context, record: InstrumentRecord, balances: Balances, reason: string) {
  for (const { agreement, competencia, month } of await listMonths(tx, record.id)) {
    const isHeld = month.sides.includes('WITHHELD');
    const isStopped = stopOf(record.content, competencia) !== null;
    if (isHeld === isStopped || (isStopped && unpaidOf(balances, competencia) === 0n)) continue;
    const on = { agreement, competencia };
    await writeEvent(tx, { on, month }, { type: isStopped ? 'withheld' : 'released', data: {} }, { reason });
  }
}
