import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context, inTransaction } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId, sha256 } from '../../../../platform/ids.ts';
import { amountMoved, type Moving } from '../../domain/ledger/amounts.ts';
import type { Kind } from '../../domain/ledger/chart.ts';
import {
  competenciaOfEntry,
  decimalOf,
  type EntryRequest,
  type LedgerAccount,
  type Line,
  type Party,
  refersTo,
  SOURCES,
} from '../../domain/ledger/entry.ts';
import { unrecovered, violationsOf } from '../../domain/ledger/invariants.ts';
import { linesOf } from '../../domain/ledger/lines.ts';
import { type ChainedEntry, contentOf } from '../../domain/ledger/seal.ts';
import type { AccountState, Referred } from '../../domain/ledger/state.ts';
import {
  findLedgerAccount,
  findReferred,
  insertLedgerAccount,
  insertLedgerEntry,
  isAuthorised,
  type LedgerHead,
  listOpenSuspensions,
  lockLedger,
  readBalances,
} from '../../store/ledger.ts';
import { ledgerOf, ledgerStream, ledgerTerms, scopeOfParty } from './terms.ts';

/** What a caller asks the ledger to write, and on whose account. */
export interface Posting {
  readonly party: Party;
  readonly request: EntryRequest;
}

/** Where an entry stands in the chain. */
export interface PostedEntry {
  readonly id: string;
  readonly sequence: number;
  readonly hash: string;
}

const DECIDE = 'cofinancing.decide-transfer';
const EXECUTE = 'cofinancing.record-execution';
const REVIEW = 'cofinancing.review-accounts';

/**
 * Who orders expenditure decides, and decides that something is undone; the state fund records what its financial system did; accounts are
 * reviewed by who checks.
 */
const VERBS: Readonly<Record<Kind, string>> = {
  authorisation: DECIDE,
  ordinance: DECIDE,
  adjustment: DECIDE,
  suspension: DECIDE,
  reinstatement: DECIDE,
  'recovery-schedule': DECIDE,
  annulment: DECIDE,
  reversal: DECIDE,
  commitment: EXECUTE,
  liquidation: EXECUTE,
  'bank-order': EXECUTE,
  payment: EXECUTE,
  reconciliation: EXECUTE,
  'recovery-instalment': EXECUTE,
  return: EXECUTE,
  accountability: REVIEW,
};

/**
 * Writes one entry: its lines are derived from the state of its account, the invariants are asked, the entry is chained and its
 * event written, in one transaction. The same command twice answers what the first one answered.
 * @throws AppError `forbidden`; `refused` with every reason; `invalid-input` for a source that may not pay
 */
export async function post(context: Context, party: Party, request: EntryRequest): Promise<PostedEntry> {
  const [posted] = await postTogether(context, [{ party, request }]);
  return posted as PostedEntry;
}

/**
 * Writes entries that only hold together (an act that lowers a paid competência and its recovery): all of them or none. Inside a
 * command that is under way, that command answers for itself when it is repeated.
 */
export function postTogether(context: Context, postings: readonly Posting[]): Promise<PostedEntry[]> {
  if (context.insideTransaction) return postInside(context, postings);
  return inTransaction(context, async (tx) => {
    // Before the command is looked for: of two at once, the second then finds the answer of the first.
    await lockLedger(tx, ledgerOf(tx));
    return once(tx, 'cofinancing.post-entries', (inner) => postInside(inner, postings));
  });
}

async function postInside(tx: Context, postings: readonly Posting[]): Promise<PostedEntry[]> {
  const ledger = ledgerOf(tx);
  let head = await lockLedger(tx, ledger);
  const answers: PostedEntry[] = [];
  for (const { party, request } of postings) {
    const posted = await write(tx, ledger, head, party, request);
    head = { entries: posted.sequence, lastHash: posted.hash };
    answers.push(posted);
  }
  await refuseUnrecovered(tx, ledger, postings);
  return answers;
}

async function write(
  tx: Context,
  ledger: string,
  head: LedgerHead,
  party: Party,
  request: EntryRequest,
): Promise<PostedEntry> {
  refuseSource(party);
  refuseFuture(tx, request);
  const account = await openAccount(tx, ledger, party);
  const pointed = refersTo(request);
  const referred = pointed === null ? null : await findReferred(tx, account.id, pointed);
  const kind = kindMoved(request, referred);
  authorise(tx, VERBS[request.kind], await scopeOfParty(tx, party));
  const now = tx.clock.now();
  const id = newId(now);
  const lines = await decide(tx, { id, account, request, referred });
  const entry: ChainedEntry = {
    id,
    ledger,
    sequence: head.entries + 1,
    account,
    request,
    lines,
    amount: amountMoved(kind, lines),
    at: now.toISOString(),
    actor: { id: tx.actor.id, kind: tx.actor.kind },
    previousHash: head.lastHash,
  };
  const content = contentOf(entry);
  const hash = sha256(content);
  await insertLedgerEntry(tx, entry, content, hash);
  const { sequence } = entry;
  await append(tx, {
    stream: ledgerStream(ledger),
    type: 'entry-posted',
    reason: request.reason ?? null,
    data: { entry: id, sequence, kind: request.kind, amount: decimalOf(entry.amount), hash },
  });
  return { id, sequence, hash };
}

/** What an entry is about: of what undoes another, the kind of the entry undone. */
function kindMoved(request: EntryRequest, referred: Referred | null): Moving {
  const kind = movingOf(request.kind);
  if (kind !== null) return kind;
  if (referred === null)
    throw new AppError('refused', 'Não há, nesta conta, o lançamento que se quer desfazer.');
  const undone = movingOf(referred.request.kind);
  if (undone !== null) return undone;
  throw new AppError(
    'refused',
    'O que desfaz outro lançamento não se estorna: lance de novo o que era certo.',
  );
}

const movingOf = (kind: Kind): Moving | null => (kind === 'reversal' || kind === 'annulment' ? null : kind);

/** The lines of the request, once nothing speaks against them. @throws AppError `refused` with every reason */
async function decide(
  tx: Context,
  on: { id: string; account: LedgerAccount; request: EntryRequest; referred: Referred | null },
): Promise<readonly Line[]> {
  const state = await stateOf(tx, on);
  const derived = linesOf(on.request, state);
  if ('refusals' in derived) throw refused(derived.refusals);
  const violations = violationsOf({ ...on, lines: derived.lines }, state);
  if (violations.length > 0) throw refused(violations.map(({ message }) => message));
  return derived.lines;
}

const refused = (reasons: readonly string[]) =>
  new AppError('refused', reasons.join(' '), { details: { reasons } });

/** What the rules ask of the account for this kind of entry, and no more. */
async function stateOf(
  tx: Context,
  on: { account: LedgerAccount; request: EntryRequest; referred: Referred | null },
): Promise<AccountState> {
  const { account, request, referred } = on;
  const { kind } = request;
  const isOfRight = kind === 'authorisation' || kind === 'adjustment';
  const isOfSuspension = kind === 'suspension' || kind === 'bank-order' || kind === 'payment';
  return {
    sanitaryCap: account.sanitaryCap,
    balances: await readBalances(tx, account.id, monthsTouched(request, referred)),
    authorised: isOfRight ? await authorisedMonth(tx, account.id, request.competencia) : new Set(),
    suspensions: isOfSuspension ? await listOpenSuspensions(tx, account.id) : [],
    referred,
  };
}

async function authorisedMonth(tx: Context, account: string, month: string): Promise<ReadonlySet<string>> {
  return new Set((await isAuthorised(tx, account, month)) ? [month] : []);
}

/** The competências whose balances a request may move; null is all of them. */
function monthsTouched(request: EntryRequest, referred: Referred | null): string[] | null {
  if (request.kind === 'suspension') return request.months === null ? null : [...request.months];
  const own = competenciaOfEntry(request);
  const discounted = request.kind === 'recovery-instalment' ? request.discountedFrom : null;
  const pointed = referred?.lines.map(({ competencia }) => competencia) ?? [];
  return [...new Set([own, discounted, ...pointed].filter((month) => month !== null))];
}

async function openAccount(tx: Context, ledger: string, party: Party): Promise<LedgerAccount> {
  const known = await findLedgerAccount(tx, ledger, party);
  if (known !== null) return known;
  const { source, fund, municipality, unit, programme } = party;
  const sanitaryCap = ledgerTerms.sanitaryCaps[programme]?.value ?? '0';
  const account = { id: newId(tx.clock.now()), source, fund, municipality, unit, programme, sanitaryCap };
  await insertLedgerAccount(tx, ledger, account);
  return account;
}

function refuseSource({ source }: Party): void {
  if (SOURCES.includes(source)) return;
  throw new AppError(
    'invalid-input',
    'O diferencial só se paga com recurso próprio, estadual ou municipal: a Portaria GM/MS 1.606/2001 veda o recurso federal.',
    { details: { source } },
  );
}

function refuseFuture(tx: Context, { occurredOn }: EntryRequest): void {
  const today = tx.clock.today();
  if (occurredOn <= today) return;
  throw new AppError(
    'refused',
    `O dia ${formatDay(occurredOn)} ainda não chegou (hoje é ${formatDay(today)}). O livro registra o que aconteceu.`,
  );
}

/** Once everything is written: what was taken from a paid competência has its recovery. */
async function refuseUnrecovered(tx: Context, ledger: string, postings: readonly Posting[]): Promise<void> {
  for (const { party, request } of postings) {
    if (request.kind !== 'adjustment' && request.kind !== 'reversal') continue;
    const account = await openAccount(tx, ledger, party);
    const violations = unrecovered(await readBalances(tx, account.id, null));
    if (violations.length > 0) throw refused(violations.map(({ message }) => message));
  }
}
