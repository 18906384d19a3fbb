import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly demonstration: boolean;
  /** Whether a password was ever chosen. */
  readonly hasPassword: boolean;
  /** Whether each sign-in asks for a code besides the password. */
  readonly secondFactor: boolean;
}

export interface KeptSession {
  readonly id: string;
  readonly token: string;
  readonly since: string;
  readonly until: string;
  readonly userAgent: string | null;
}

const PERSON = sql`p.id, p.name, p.email, p.demonstration,
  exists (select from credentials c where c.person_id = p.id and c.password is not null) as "hasPassword",
  coalesce(p.two_factor_enabled, false) as "secondFactor"`;

/** People by name, after a cursor (the last name and id seen), whose name or e-mail holds `q`. */
export async function listPeople(
  context: Context,
  filter: { q: string; after: string | null; limit: number },
): Promise<Person[]> {
  const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Person>`select ${PERSON} from people p
    where (f_unaccent(p.name) like f_unaccent(${pattern}) or p.email like lower(${pattern}))
      and (${filter.after}::uuid is null or (f_unaccent(p.name), p.id) >
        (select f_unaccent(l.name), l.id from people l where l.id = ${filter.after}::uuid))
    order by f_unaccent(p.name), p.id limit ${filter.limit}`.execute(context.db);
  return rows;
}

export async function findPerson(context: Context, id: string): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${PERSON} from people p where p.id = ${id}`.execute(context.db);
  return rows[0] ?? null;
}

/** Until this transaction ends, others that ask for the same person wait. Sessions of the person can still be made. */
export async function lockPerson(context: Context, id: string): Promise<void> {
  await sql`select 1 from people where id = ${id} for no key update`.execute(context.db);
}

export async function findPersonByEmail(context: Context, email: string): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${PERSON} from people p where p.email = ${email}`.execute(
    context.db,
  );
  return rows[0] ?? null;
}

/** Names by id, for the audit. */
export async function listNames(context: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from people
    where id = any(${[...ids]}::uuid[])`.execute(context.db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function savePerson(
  context: Context,
  person: { id: string; name: string; email: string; demonstration: boolean },
): Promise<void> {
  const at = context.clock.now().toISOString();
  await sql`insert into people (id, name, email, email_verified, demonstration, created_at, updated_at)
    values (${person.id}, ${person.name}, ${person.email}, false, ${person.demonstration}, ${at}, ${at})`.execute(
    context.db,
  );
}

/** Argon2id of the password of a person; null where none was ever chosen. */
export async function findPasswordHash(context: Context, person: string): Promise<string | null> {
  const { rows } = await sql<{ password: string | null }>`select password from credentials
    where person_id = ${person} and provider_id = 'credential'`.execute(context.db);
  return rows[0]?.password ?? null;
}

/** Sets the password of a person, whether there was one or not. `hash` is Argon2id. */
export async function savePasswordHash(
  context: Context,
  id: string,
  person: string,
  hash: string,
): Promise<void> {
  const at = context.clock.now().toISOString();
  await sql`delete from credentials where person_id = ${person} and provider_id = 'credential'`.execute(
    context.db,
  );
  await sql`insert into credentials (id, account_id, provider_id, person_id, password, created_at, updated_at)
    values (${id}, ${person}, 'credential', ${person}, ${hash}, ${at}, ${at})`.execute(context.db);
}

export async function listSessions(context: Context, person: string): Promise<KeptSession[]> {
  const { rows } = await sql<{
    id: string;
    token: string;
    since: Date;
    until: Date;
    userAgent: string | null;
  }>`
    select id, token, created_at as since, expires_at as until, user_agent as "userAgent" from sessions
    where person_id = ${person} and expires_at > now() order by created_at desc limit 200`.execute(
    context.db,
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), until: row.until.toISOString() }));
}

/** Ends sessions of a person: all, or the one with this id. @returns how many. */
export async function deleteSessions(
  context: Context,
  person: string,
  session: string | null,
): Promise<number> {
  const result = await sql`delete from sessions
    where person_id = ${person} and (${session}::uuid is null or id = ${session}::uuid)`.execute(context.db);
  return Number(result.numAffectedRows ?? 0);
}
