import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

export type LinkPurpose = 'first-administrator' | 'invitation' | 'new-password' | 'recovery';

export interface AccountLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  /** null for the first administrator, who is nobody yet. */
  readonly person: string | null;
}

export interface NewLink extends AccountLink {
  readonly tokenHash: string;
  readonly expiresAt: string;
}

/**
 * Writes a link; the earlier ones of the same person (or for the first administrator) stop working. One of recovery,
 * which anybody may ask for, replaces only others of recovery: an invitation stays.
 */
export async function saveLink(context: Context, link: NewLink): Promise<void> {
  const at = context.clock.now().toISOString();
  await sql`delete from account_links where used_at is null and person_id is not distinct from ${link.person}::uuid
    and (${link.purpose} <> 'recovery' or purpose = 'recovery')`.execute(context.db);
  await sql`insert into account_links (id, purpose, token_hash, person_id, created_at, expires_at)
    values (${link.id}, ${link.purpose}, ${link.tokenHash}, ${link.person}, ${at}, ${link.expiresAt})`.execute(
    context.db,
  );
}

/** The link of a token that is neither used nor expired. */
export async function findLink(context: Context, tokenHash: string): Promise<AccountLink | null> {
  const { rows } = await sql<AccountLink>`select id, purpose, person_id as person from account_links
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${context.clock.now().toISOString()}`.execute(
    context.db,
  );
  return rows[0] ?? null;
}

/** A link that is neither used, replaced nor expired, by its id. */
export async function findLinkById(context: Context, id: string): Promise<AccountLink | null> {
  const { rows } = await sql<AccountLink>`select id, purpose, person_id as person from account_links
    where id = ${id} and used_at is null and expires_at > ${context.clock.now().toISOString()}`.execute(
    context.db,
  );
  return rows[0] ?? null;
}

/** Whether a person got a link of recovery after `since`, used or not. */
export async function findNewestRecovery(context: Context, person: string, since: string): Promise<boolean> {
  const { rows } = await sql`select 1 from account_links
    where person_id = ${person} and purpose = 'recovery' and created_at > ${since} limit 1`.execute(
    context.db,
  );
  return rows.length > 0;
}

/** Marks a link as used. @returns false where somebody else was faster. */
export async function saveLinkUsed(context: Context, id: string): Promise<boolean> {
  const result = await sql`update account_links set used_at = ${context.clock.now().toISOString()}
    where id = ${id} and used_at is null`.execute(context.db);
  return Number(result.numAffectedRows ?? 0) === 1;
}
