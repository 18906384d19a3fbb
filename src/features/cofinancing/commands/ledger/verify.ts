import type { Context } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import { sha256 } from '../../../../platform/ids.ts';
import type { VerificationStep } from '../../contract.ts';
import { type Break, checkAccount, checkChain, type Witness } from '../../domain/ledger/verify.ts';
import { listLedgerAccounts, readBalances, readHead } from '../../store/ledger.ts';
import { lastSequence, listAccountEntries, listChain } from '../../store/ledger-reading.ts';
import { ledgerOf, ledgerStream } from './terms.ts';

const ENTRIES_A_STEP = 500;
const EVENTS_A_PAGE = 200;

export interface VerificationReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly lastHash: string | null;
  readonly breaks: readonly Break[];
}

/** Walks the whole ledger: every entry against its hash, place, rows and event, then every account against the rules and its balances. */
export async function verifyLedger(context: Context): Promise<VerificationReport> {
  const breaks: Break[] = [];
  for (let cursor = ''; ; ) {
    const step = await verifyStep(context, cursor);
    breaks.push(...step.breaks);
    if (step.next === null)
      return { ok: breaks.length === 0, entries: step.entries, lastHash: step.lastHash, breaks };
    cursor = step.next;
  }
}

/**
 * One step of the walk, short enough that nobody waits for it: a stretch of the chain, then one account after the other. Each
 * reads one snapshot, so that what is posted meanwhile breaks nothing. `cursor`: `''`, or the `next` of the step before.
 */
export function verifyStep(context: Context, cursor: string): Promise<VerificationStep> {
  const [part, from] = cursor === '' ? ['chain', '0'] : (cursor.split(':') as [string, string]);
  return context.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => {
      const inner = { ...context, db, insideTransaction: true };
      return part === 'account' ? accountStep(inner, Number(from)) : chainStep(inner, Number(from));
    });
}

async function chainStep(context: Context, after: number): Promise<VerificationStep> {
  const ledger = ledgerOf(context);
  const head = await readHead(context, ledger);
  const accounts = await listLedgerAccounts(context, ledger);
  // Whoever cuts the end off would also turn back the head: the log of events still knows.
  const last = Math.max(
    head.entries,
    await lastSequence(context, ledger),
    await lastWitnessed(context, ledger, head.entries),
  );
  const until = Math.min(last, after + ENTRIES_A_STEP);
  const [before] = after === 0 ? [] : await listChain(context, ledger, after - 1, after);
  const entries = await listChain(context, ledger, after, until);
  const witnesses = await witnessesOf(context, ledger, Math.max(0, after - 1), until);
  const afterHash = witnesses.find(({ sequence }) => sequence === after)?.hash ?? before?.hash ?? null;
  const breaks = checkChain({ entries, witnesses, after, afterHash, until, hashOf: sha256 });
  const isLast = until >= last;
  if (isLast)
    breaks.push(...checkHead(head, last, entries.at(-1)?.hash ?? (after === last ? afterHash : null)));
  return {
    done: until,
    total: last + accounts.length,
    ...head,
    breaks,
    next: isLast ? 'account:0' : `chain:${until}`,
  };
}

function checkHead(
  head: { entries: number; lastHash: string | null },
  last: number,
  hash: string | null,
): Break[] {
  if (head.entries === last && head.lastHash === hash) return [];
  const message =
    head.entries === last
      ? 'O último hash guardado não é o do último lançamento.'
      : `O livro guarda que tem ${head.entries} lançamentos, e foram escritos ${last}.`;
  return [{ sequence: null, entry: null, fault: 'head', message }];
}

async function accountStep(context: Context, position: number): Promise<VerificationStep> {
  const ledger = ledgerOf(context);
  const head = await readHead(context, ledger);
  const accounts = await listLedgerAccounts(context, ledger);
  const account = accounts[position];
  const breaks =
    account === undefined
      ? []
      : checkAccount(
          account,
          await listAccountEntries(context, account.id),
          await readBalances(context, account.id, null),
        );
  const done = Math.min(position + 1, accounts.length);
  return {
    done: head.entries + done,
    total: head.entries + accounts.length,
    ...head,
    breaks,
    next: done < accounts.length ? `account:${done}` : null,
  };
}

/** The entries that the log of events knows after a place and up to another. */
async function witnessesOf(
  context: Context,
  ledger: string,
  after: number,
  until: number,
): Promise<Witness[]> {
  const found: Witness[] = [];
  for (let from = after; from < until; ) {
    const events = await listEvents(context, ledgerStream(ledger), from, EVENTS_A_PAGE);
    found.push(...events.map(witnessOf));
    from = events.at(-1)?.sequence ?? until;
  }
  return found.filter(({ sequence }) => sequence <= until);
}

function witnessOf({ data }: StoredEvent): Witness {
  return { sequence: Number(data.sequence), entry: String(data.entry), hash: String(data.hash) };
}

/** The last place that the log of events knows; asked from the head on, where there should be nothing. */
async function lastWitnessed(context: Context, ledger: string, from: number): Promise<number> {
  let last = 0;
  for (let after = from; ; ) {
    const events = await listEvents(context, ledgerStream(ledger), after, EVENTS_A_PAGE);
    const newest = events.at(-1);
    if (newest === undefined) return last;
    last = newest.sequence;
    after = newest.sequence;
  }
}
