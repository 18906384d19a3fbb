import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Code } from '../domain/ledger/chart.ts';
import { type Cents, centsOf, type LedgerAccount } from '../domain/ledger/entry.ts';
import type { StoredEntry } from '../domain/ledger/verify.ts';

interface EntryRow extends Omit<StoredEntry, 'at'> {
  at: Date;
}

const ENTRY = sql`e.ledger, e.sequence, e.id, e.kind, e.competencia, e.occurred_on as "occurredOn",
  e.refers_to as "refersTo", e.amount, e.at, e.actor_id as "actorId", e.content, e.previous_hash as "previousHash", e.hash,
  jsonb_build_object('id', a.id, 'source', a.source, 'fund', a.fund, 'municipality', a.municipality, 'unit', a.unit,
    'programme', a.programme, 'sanitaryCap', trim_scale(a.sanitary_cap)::text) as account,
  coalesce((select jsonb_agg(jsonb_build_object('competencia', l.competencia, 'code', l.code, 'side', l.side,
      'amount', l.amount::text) order by l.position) from ledger_lines l where l.entry = e.id), '[]'::jsonb) as lines`;

const FROM = sql`from ledger_entries e join ledger_accounts a on a.id = e.account`;

const entryOf = (row: EntryRow): StoredEntry => ({ ...row, at: row.at.toISOString() });

/** Entries of the chain after a place and up to another. */
export async function listChain(
  context: Context,
  ledger: string,
  after: number,
  until: number,
): Promise<StoredEntry[]> {
  const { rows } = await sql<EntryRow>`select ${ENTRY} ${FROM}
    where e.ledger = ${ledger} and e.sequence > ${after} and e.sequence <= ${until} order by e.sequence`.execute(
    context.db,
  );
  return rows.map(entryOf);
}

/** Every entry of one account, in the order of the chain. */
export async function listAccountEntries(context: Context, account: string): Promise<StoredEntry[]> {
  const { rows } = await sql<EntryRow>`select ${ENTRY} ${FROM}
    where e.account = ${account} order by e.sequence`.execute(context.db);
  return rows.map(entryOf);
}

/** The last place that any row of the chain has, whatever its head says. */
export async function lastSequence(context: Context, ledger: string): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(sequence) as last from ledger_entries where ledger = ${ledger}`.execute(context.db);
  return rows[0]?.last ?? 0;
}

export interface LedgerFilter {
  readonly accounts: readonly string[];
  readonly competencia: string | null;
  readonly kind: string | null;
}

const matching = ({
  accounts,
  competencia,
  kind,
}: LedgerFilter) => sql`e.account = any(${[...accounts]}::uuid[])
  and (${kind}::text is null or e.kind = ${kind})
  and (${competencia}::text is null or e.competencia = ${competencia}
    or exists (select from ledger_lines l where l.entry = e.id and l.competencia = ${competencia}))`;

/** Entries from the newest to the oldest, before a place; at most `limit`. */
export async function listLedgerEntries(
  context: Context,
  filter: LedgerFilter,
  before: number | null,
  limit: number,
): Promise<StoredEntry[]> {
  const { rows } = await sql<EntryRow>`select ${ENTRY} ${FROM}
    where ${matching(filter)} and (${before}::bigint is null or e.sequence < ${before})
    order by e.sequence desc limit ${limit}`.execute(context.db);
  return rows.map(entryOf);
}

/** How many entries answer. */
export async function countLedgerEntries(context: Context, filter: LedgerFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ledger_entries e where ${matching(filter)}`.execute(context.db);
  return rows[0]?.count ?? 0;
}

export async function findLedgerEntry(
  context: Context,
  ledger: string,
  sequence: number,
): Promise<StoredEntry | null> {
  const [found] = await listChain(context, ledger, sequence - 1, sequence);
  return found ?? null;
}

/** A line with the place of its entry. */
export interface PlacedLine {
  readonly account: string;
  readonly sequence: number;
  readonly competencia: string;
  readonly code: Code;
  readonly side: 'debit' | 'credit';
  readonly amount: Cents;
}

/** Every line of these accounts and competências up to a place, in the order of the chain: what running balances are made of. */
export async function listLinesUntil(
  context: Context,
  accounts: readonly string[],
  months: readonly string[],
  until: number,
): Promise<PlacedLine[]> {
  const { rows } = await sql<Omit<PlacedLine, 'amount'> & { amount: string }>`
    select e.account, e.sequence, l.competencia, l.code, l.side, l.amount
    from ledger_entries e join ledger_lines l on l.entry = e.id
    where e.account = any(${[...accounts]}::uuid[]) and l.competencia = any(${[...months]}::text[]) and e.sequence <= ${until}
    order by e.sequence, l.position`.execute(context.db);
  return rows.map((row) => ({ ...row, amount: centsOf(row.amount) }));
}

/** The kept balances of these accounts added up by account of the chart, of one competência or of all. */
export async function sumBalances(
  context: Context,
  accounts: readonly LedgerAccount[],
  competencia: string | null,
): Promise<ReadonlyMap<Code, Cents>> {
  const ids = accounts.map(({ id }) => id);
  const { rows } = await sql<{ code: Code; balance: string }>`
    select code, sum(balance) as balance from ledger_balances
    where account = any(${ids}::uuid[]) and (${competencia}::text is null or competencia = ${competencia})
    group by code`.execute(context.db);
  return new Map(rows.map(({ code, balance }) => [code, centsOf(balance)]));
}

/** The place of an entry, or null. */
export async function findSequence(context: Context, id: string): Promise<number | null> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence from ledger_entries where id = ${id}`.execute(context.db);
  return rows[0]?.sequence ?? null;
}

/** The place of the last entry that reversed, reinstated or annulled this one, or null. */
export async function findClosing(context: Context, id: string): Promise<number | null> {
  const { rows } = await sql<{ sequence: number }>`select sequence from ledger_entries
    where refers_to = ${id} and kind in ('reversal', 'reinstatement', 'annulment') order by sequence desc limit 1`.execute(
    context.db,
  );
  return rows[0]?.sequence ?? null;
}
