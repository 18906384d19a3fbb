import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

type LinkPurpose = 'indication' | 'attendance' | 'amendment';

type Coming = 'titular' | 'substitute' | 'absent';

export interface SeatLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly seat: string;
  /** Key of the meeting that an attendance or an amendment is of. */
  readonly meeting: string | null;
}

/** Writes a link; the earlier ones that ask the same of the same seat stop working. */
export async function saveLink(
  context: Context,
  link: SeatLink & { readonly tokenHash: string; readonly expiresAt: string },
): Promise<void> {
  const at = context.clock.now().toISOString();
  await sql`delete from governance_links where used_at is null and seat = ${link.seat} and purpose = ${link.purpose}
    and meeting is not distinct from ${link.meeting}::date`.execute(context.db);
  await sql`insert into governance_links (id, token_hash, purpose, seat, meeting, created_at, expires_at)
    values (${link.id}, ${link.tokenHash}, ${link.purpose}, ${link.seat}, ${link.meeting}::date, ${at},
      ${link.expiresAt})`.execute(context.db);
}

/** The link of a token that is neither used nor expired. */
export async function findLink(context: Context, tokenHash: string): Promise<SeatLink | null> {
  const { rows } =
    await sql<SeatLink>`select id, purpose, seat, meeting::text as meeting from governance_links
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${context.clock.now().toISOString()}`.execute(
      context.db,
    );
  return rows[0] ?? null;
}

/** Marks a link as used, with who comes where it asked that. @returns false where somebody else was faster. */
export async function saveLinkUsed(context: Context, id: string, coming: Coming | null): Promise<boolean> {
  const result = await sql`update governance_links set used_at = ${context.clock.now().toISOString()},
    coming = ${coming} where id = ${id} and used_at is null`.execute(context.db);
  return Number(result.numAffectedRows ?? 0) === 1;
}

/** What institutions said beforehand of a meeting, the last word of each seat. */
export async function listComing(
  context: Context,
  seats: readonly string[],
  meeting: string,
): Promise<ReadonlyMap<string, Coming>> {
  const { rows } = await sql<{ seat: string; coming: Coming }>`select distinct on (seat) seat, coming
    from governance_links where seat = any(${seats}::uuid[]) and meeting = ${meeting}::date and coming is not null
    order by seat, used_at desc`.execute(context.db);
  return new Map(rows.map(({ seat, coming }) => [seat, coming]));
}
