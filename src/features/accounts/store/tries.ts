import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Counts one more try of an account within a window that began at or after `from`. @returns the count and its beginning. */
export async function saveTry(
  context: Context,
  account: string,
  from: string,
): Promise<{ count: number; since: Date }> {
  const now = context.clock.now().toISOString();
  const { rows } = await sql<{ count: number; since: Date }>`insert into account_tries (account, count, since)
    values (${account}, 1, ${now})
    on conflict (account) do update set
      count = case when account_tries.since < ${from}::timestamptz then 1 else account_tries.count + 1 end,
      since = case when account_tries.since < ${from}::timestamptz then excluded.since else account_tries.since end
    returning count, since`.execute(context.db);
  return rows[0] as { count: number; since: Date };
}

export async function deleteTries(context: Context, account: string): Promise<void> {
  await sql`delete from account_tries where account = ${account}`.execute(context.db);
}
