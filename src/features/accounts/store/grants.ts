import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { HeldGrant } from '../domain/grants.ts';

const GRANT = sql`id, person_id as person, role, unit, territory, valid_from as "from", valid_to as "to", reason`;

/** Makes other changes of grants wait for the end of this transaction: a rule over all of them is about to be asked. */
export async function lockGrants(context: Context): Promise<void> {
  await sql`lock table grants in share row exclusive mode`.execute(context.db);
}

/** Grants of people, in force or not, oldest first. */
export async function listGrants(context: Context, people: readonly string[]): Promise<HeldGrant[]> {
  const { rows } =
    await sql<HeldGrant>`select ${GRANT} from grants where person_id = any(${[...people]}::uuid[])
    order by valid_from, id`.execute(context.db);
  return rows;
}

/** Grants of a role that have not ended on `day`. */
export async function listGrantsOfRoles(
  context: Context,
  roles: readonly string[],
  day: string,
): Promise<HeldGrant[]> {
  const { rows } = await sql<HeldGrant>`select ${GRANT} from grants
    where role = any(${[...roles]}) and (valid_to is null or ${day} < valid_to) order by valid_from, id`.execute(
    context.db,
  );
  return rows;
}

export async function findGrant(context: Context, id: string): Promise<HeldGrant | null> {
  const { rows } = await sql<HeldGrant>`select ${GRANT} from grants where id = ${id}`.execute(context.db);
  return rows[0] ?? null;
}

export async function saveGrant(context: Context, grant: HeldGrant): Promise<void> {
  await sql`insert into grants (id, person_id, role, unit, territory, valid_from, valid_to, reason)
    values (${grant.id}, ${grant.person}, ${grant.role}, ${grant.unit}, ${grant.territory}, ${grant.from},
      ${grant.to}, ${grant.reason})`.execute(context.db);
}

export async function saveGrantEnd(context: Context, id: string, day: string): Promise<void> {
  await sql`update grants set valid_to = ${day} where id = ${id}`.execute(context.db);
}
