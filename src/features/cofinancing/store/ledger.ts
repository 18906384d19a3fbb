import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Code } from '../domain/ledger/chart.ts';
import {
  type Cents,
  centsOf,
  competenciaOfEntry,
  decimalOf,
  type LedgerAccount,
  type Party,
  refersTo,
} from '../domain/ledger/entry.ts';
import { type ChainedEntry, readContent } from '../domain/ledger/seal.ts';
import type { Balances, OpenSuspension, Referred } from '../domain/ledger/state.ts';

/** The last entry of a chain. */
export interface LedgerHead {
  readonly entries: number;
  readonly lastHash: string | null;
}

/** Holds the ledger for this transaction: who posts to the same one waits here. Opens it where it is new. */
export async function lockLedger(context: Context, ledger: string): Promise<LedgerHead> {
  await sql`insert into ledgers (id) values (${ledger}) on conflict do nothing`.execute(context.db);
  const { rows } = await sql<LedgerHead>`
    select entries, last_hash as "lastHash" from ledgers where id = ${ledger} for update`.execute(context.db);
  return rows[0] as LedgerHead;
}

/** The head of a ledger; nothing was posted where it does not exist. */
export async function readHead(context: Context, ledger: string): Promise<LedgerHead> {
  const { rows } = await sql<LedgerHead>`
    select entries, last_hash as "lastHash" from ledgers where id = ${ledger}`.execute(context.db);
  return rows[0] ?? { entries: 0, lastHash: null };
}

const ACCOUNT = sql`a.id, a.source, a.fund, a.municipality, a.unit, a.programme,
  trim_scale(a.sanitary_cap)::text as "sanitaryCap"`;

/** Every account of a ledger; a state has hundreds. */
export async function listLedgerAccounts(context: Context, ledger: string): Promise<LedgerAccount[]> {
  const { rows } = await sql<LedgerAccount>`select ${ACCOUNT} from ledger_accounts a
    where a.ledger = ${ledger} order by a.id`.execute(context.db);
  return rows;
}

export async function findLedgerAccount(
  context: Context,
  ledger: string,
  { source, fund, municipality, unit, programme }: Party,
): Promise<LedgerAccount | null> {
  const { rows } = await sql<LedgerAccount>`select ${ACCOUNT} from ledger_accounts a
    where a.ledger = ${ledger} and a.source = ${source} and a.fund = ${fund} and a.municipality = ${municipality}
      and a.unit = ${unit} and a.programme = ${programme}`.execute(context.db);
  return rows[0] ?? null;
}

export async function insertLedgerAccount(
  context: Context,
  ledger: string,
  account: LedgerAccount,
): Promise<void> {
  const { id, source, fund, municipality, unit, programme, sanitaryCap } = account;
  await sql`insert into ledger_accounts (id, ledger, source, fund, municipality, unit, programme, sanitary_cap)
    values (${id}, ${ledger}, ${source}, ${fund}, ${municipality}, ${unit}, ${programme}, ${sanitaryCap})`.execute(
    context.db,
  );
}

/** The kept balances of an account, of these competências or (null) of all. */
export async function readBalances(
  context: Context,
  account: string,
  months: readonly string[] | null,
): Promise<Balances> {
  const { rows } = await sql<{ competencia: string; code: Code; balance: string }>`
    select competencia, code, balance from ledger_balances
    where account = ${account} and (${months === null} or competencia = any(${[...(months ?? [])]}::text[]))`.execute(
    context.db,
  );
  const balances = new Map<string, Map<Code, Cents>>();
  for (const { competencia, code, balance } of rows) {
    const month = balances.get(competencia) ?? new Map<Code, Cents>();
    balances.set(competencia, month.set(code, centsOf(balance)));
  }
  return balances;
}

const CLOSED = sql`exists (select from ledger_entries c
  where c.refers_to = e.id and c.kind in ('reversal', 'reinstatement'))`;

/** Whether a competência of an account has an authorisation that stands. */
export async function isAuthorised(context: Context, account: string, competencia: string): Promise<boolean> {
  const { rows } = await sql`select 1 as found from ledger_entries e where e.account = ${account}
    and e.competencia = ${competencia} and e.kind = 'authorisation' and not ${CLOSED} limit 1`.execute(
    context.db,
  );
  return rows.length > 0;
}

export async function listOpenSuspensions(context: Context, account: string): Promise<OpenSuspension[]> {
  const { rows } = await sql<OpenSuspension>`
    select e.id, e.content::jsonb #> '{request,months}' as months from ledger_entries e
    where e.account = ${account} and e.kind = 'suspension' and not ${CLOSED}`.execute(context.db);
  return rows;
}

/** An entry of an account that another one points at, or null. */
export async function findReferred(context: Context, account: string, id: string): Promise<Referred | null> {
  const { rows } = await sql<{ content: string; isClosed: boolean; settled: number[]; annulled: string }>`
    select e.content, ${CLOSED} as "isClosed", coalesce((select sum(-n.amount) from ledger_entries n
        where n.refers_to = e.id and n.kind = 'annulment'), 0)::text as annulled,
      array(select (i.content::jsonb #>> '{request,number}')::int from ledger_entries i
        where i.refers_to = e.id and i.kind = 'recovery-instalment'
          and not exists (select from ledger_entries r where r.refers_to = i.id and r.kind = 'reversal')) as settled
    from ledger_entries e where e.id::text = ${id} and e.account = ${account}`.execute(context.db);
  const [row] = rows;
  const entry = row === undefined ? null : readContent(row.content);
  if (row === undefined || entry === null) return null;
  return { ...entry, isClosed: row.isClosed, settled: row.settled, annulled: centsOf(row.annulled) };
}

/** Writes an entry and all its lines; the database chains, balances and refuses by itself. */
export async function insertLedgerEntry(
  context: Context,
  entry: ChainedEntry,
  content: string,
  hash: string,
): Promise<void> {
  const { id, ledger, sequence, account, request, lines, amount, at, actor, previousHash } = entry;
  await sql`insert into ledger_entries (id, ledger, sequence, account, kind, competencia, occurred_on, refers_to, amount, at,
      actor_id, content, previous_hash, hash)
    values (${id}, ${ledger}, ${sequence}, ${account.id}, ${request.kind}, ${competenciaOfEntry(request)},
      ${request.occurredOn}, ${refersTo(request)}, ${decimalOf(amount)}, ${at}, ${actor.id}, ${content}, ${previousHash},
      ${hash})`.execute(context.db);
  if (lines.length === 0) return;
  const column = <T>(of: (line: (typeof lines)[number]) => T) => lines.map(of);
  await sql`insert into ledger_lines (entry, position, competencia, code, side, amount)
    select ${id}::uuid, (n.position - 1)::smallint, n.competencia, n.code, n.side, n.amount
    from unnest(${column((line) => line.competencia)}::text[], ${column((line) => line.code)}::text[],
      ${column((line) => line.side)}::text[], ${column((line) => decimalOf(line.amount))}::numeric[])
      with ordinality as n (competencia, code, side, amount, position)`.execute(context.db);
}
