import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { Letter, Mailer } from './mailer.ts';

const MOST = 500;

/** The mailbox of the demonstration and of tests: what would go out stays in the database, the newest 500. */
export function openKeptMailbox(db: Db, clock: Clock): Mailer {
  return {
    kind: 'kept',
    async send({ id, to, subject, text, html, headers }) {
      await sql`insert into kept_letters (id, at, name, address, subject, text, html, headers)
        values (${id}, ${clock.now().toISOString()}, ${to.name}, ${to.address}, ${subject}, ${text}, ${html},
          ${JSON.stringify(headers)}::jsonb)
        on conflict (id) do nothing`.execute(db);
      await sql`delete from kept_letters where id not in
        (select id from kept_letters order by id desc limit ${MOST})`.execute(db);
    },
  };
}

/** A letter that stayed here; null in an installation that sends. */
export async function findKeptLetter(
  context: Context,
  id: string,
): Promise<(Letter & { at: string }) | null> {
  const { rows } = await sql<Omit<Letter, 'to'> & { at: Date; name: string; address: string }>`
    select id, at, name, address, subject, text, html, headers from kept_letters where id = ${id}`.execute(
    context.db,
  );
  const [row] = rows;
  if (!row) return null;
  const { name, address, at, ...letter } = row;
  return { ...letter, to: { name, address }, at: at.toISOString() };
}
