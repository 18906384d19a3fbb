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
    async send({ id, to, subject, text, html, headers, attachments = [] }) {
      const names = attachments.map(({ fileName, bytes }) => ({ fileName, bytes: bytes.length }));
      await sql`insert into kept_letters (id, at, name, address, subject, text, html, headers, attachments)
        values (${id}, ${clock.now().toISOString()}, ${to.name}, ${to.address}, ${subject}, ${text}, ${html},
          ${JSON.stringify(headers)}::jsonb, ${JSON.stringify(names)}::jsonb)
        on conflict (id) do nothing`.execute(db);
      await sql`delete from kept_letters where id not in
        (select id from kept_letters order by id desc limit ${MOST})`.execute(db);
    },
  };
}

/** A letter as it was kept: of what was attached, the names and sizes. */
interface KeptLetter extends Omit<Letter, 'attachments'> {
  readonly at: string;
  readonly attachments: { fileName: string; bytes: number }[];
}

/** A letter that stayed here; null in an installation that sends. */
export async function findKeptLetter(context: Context, id: string): Promise<KeptLetter | null> {
  const { rows } = await sql<Omit<KeptLetter, 'to' | 'at'> & { at: Date; name: string; address: string }>`
    select id, at, name, address, subject, text, html, headers, attachments from kept_letters where id = ${id}`.execute(
    context.db,
  );
  const [row] = rows;
  if (!row) return null;
  const { name, address, at, ...letter } = row;
  return { ...letter, to: { name, address }, at: at.toISOString() };
}
