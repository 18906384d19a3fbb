import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Accounts } from '../domain/accountability/accounts.ts';

/** The snapshot of the accounts of a competência; null before their first event. */
export async function findAccounts(
  context: Context,
  agreement: string,
  competencia: string,
): Promise<Accounts | null> {
  const { rows } = await sql<{ content: Accounts }>`select content from accountability_reports
    where agreement = ${agreement} and competencia = ${competencia}`.execute(context.db);
  return rows[0]?.content ?? null;
}

/** The accounts of every competência of an agreement, oldest first. */
export async function listAccounts(
  context: Context,
  agreement: string,
): Promise<{ competencia: string; accounts: Accounts }[]> {
  const { rows } = await sql<{ competencia: string; accounts: Accounts }>`
    select competencia, content as accounts from accountability_reports where agreement = ${agreement}
    order by competencia`.execute(context.db);
  return rows;
}

/** Keeps where the accounts stand now. The lock is the version of their stream; this follows it. */
export async function saveAccounts(
  context: Context,
  agreement: string,
  competencia: string,
  accounts: Accounts,
): Promise<void> {
  const { version, state } = accounts;
  await sql`insert into accountability_reports (agreement, competencia, version, state, content)
    values (${agreement}, ${competencia}, ${version}, ${state}, ${JSON.stringify(accounts)}::jsonb)
    on conflict (agreement, competencia) do update
      set version = excluded.version, state = excluded.state, content = excluded.content`.execute(context.db);
}
