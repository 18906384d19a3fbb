import type { Code, Side } from '../src/features/cofinancing/domain/ledger/chart.ts';
import {
  centsOf,
  type EntryRequest,
  type LedgerAccount,
} from '../src/features/cofinancing/domain/ledger/entry.ts';
import { type ChainedEntry, contentOf } from '../src/features/cofinancing/domain/ledger/seal.ts';
import { insertLedgerEntry, listLedgerAccounts, readHead } from '../src/features/cofinancing/store/ledger.ts';
import { type Context, inTransaction } from '../src/platform/context.ts';
import { newId, sha256 } from '../src/platform/ids.ts';

export const line = (competencia: string, code: Code, side: Side, amount: string) => ({
  competencia,
  code,
  side,
  amount: centsOf(amount),
});

/** Writes past the rules of the code, straight into the tables. */
export async function force(
  context: Context,
  request: EntryRequest,
  lines: ReturnType<typeof line>[],
  change: (entry: ChainedEntry) => { entry: ChainedEntry; content?: string; hash?: string } = (entry) => ({
    entry,
  }),
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const [account] = await listLedgerAccounts(tx, 'MT');
    const { entries, lastHash } = await readHead(tx, 'MT');
    const {
      entry,
      content = contentOf(entry),
      hash = sha256(content),
    } = change({
      id: newId(tx.clock.now()),
      ledger: 'MT',
      sequence: entries + 1,
      account: account as LedgerAccount,
      request,
      lines,
      amount: centsOf('1.00'),
      at: tx.clock.now().toISOString(),
      actor: { id: null, kind: 'system' },
      previousHash: lastHash,
    });
    await insertLedgerEntry(tx, entry, content, hash);
  });
}

export const pair = (month: string, debit: Code, credit: Code, amount = '1.00') => [
  line(month, debit, 'debit', amount),
  line(month, credit, 'credit', amount),
];
