import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Takes a person's second factor away. @returns false where there was none. */
export async function deleteSecondFactor(context: Context, person: string): Promise<boolean> {
  const result = await sql`delete from second_factors where person_id = ${person}`.execute(context.db);
  await sql`update people set two_factor_enabled = false where id = ${person}`.execute(context.db);
  return Number(result.numAffectedRows ?? 0) > 0;
}
