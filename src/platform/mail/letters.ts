import { sql } from 'kysely';
import { type Context, inTransaction } from '../context.ts';
import { newId } from '../ids.ts';
import { announce } from '../outbox.ts';
import { type Letter, MailFailure } from './mailer.ts';

/** Topic: a letter was posted. `app/reactions.ts` sends it at once. */
export const LETTER_POSTED = 'mail.letter-posted';
/** Topic: a letter was given up. `app/reactions.ts` tells who administers. */
export const LETTER_FAILED = 'mail.letter-failed';

/** Minutes from each failed attempt to the next; after the last the letter is given up. */
const RETRY_MINUTES = [1, 5, 30, 120, 480, 1440];
/** How long a process may take over one letter before another may try. */
const LEASE_MINUTES = 10;
const BATCH = 50;

export interface PostedLetter {
  readonly id: string;
  readonly template: string;
  /** Id of the person it goes to. */
  readonly recipient: string;
  /** What the composer needs besides: ids, never a secret nor text. */
  readonly data: Record<string, unknown>;
}

export type Composed = Omit<Letter, 'id'>;

/** What a template says, when it goes out; null where there is no longer anything to say. One per template. */
export type Composers = Readonly<
  Record<string, (context: Context, letter: PostedLetter) => Promise<Composed | null>>
>;

/** Posts a letter with the open transaction: it goes out after the commit, or not at all. @returns its id. */
export async function post(context: Context, letter: Omit<PostedLetter, 'id'>): Promise<string> {
  if (!context.insideTransaction) throw new Error('post runs inside inTransaction');
  const now = context.clock.now();
  const id = newId(now);
  await sql`insert into letters (id, template, recipient, data, created_at, next_at)
    values (${id}, ${letter.template}, ${letter.recipient}, ${JSON.stringify(letter.data)}::jsonb,
      ${now.toISOString()}, ${now.toISOString()})`.execute(context.db);
  await announce(context, LETTER_POSTED, { letter: id });
  return id;
}

/** Sends a letter whose time has come and that nobody else is sending; a failure is kept for the next attempt. */
export async function sendLetter(context: Context, composers: Composers, id: string): Promise<void> {
  const letter = await takeLetter(context, id);
  if (!letter) return;
  try {
    const composed = await compose(context, composers, letter);
    if (composed !== null) await mailerOf(context).send({ id, ...composed });
    await saveEnd(context, id, composed === null ? 'dropped' : 'sent', null);
  } catch (error) {
    await saveFailure(context, letter, error);
  }
}

/** Sends every letter whose next attempt has come. */
export async function sendDueLetters(context: Context, composers: Composers): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from letters
    where state = 'waiting' and next_at <= ${context.clock.now().toISOString()}
    order by next_at, id limit ${BATCH}`.execute(context.db);
  for (const { id } of rows) await sendLetter(context, composers, id);
}

function mailerOf(context: Context) {
  if (context.mail === null) throw new MailFailure('ENOSERVER', false);
  return context.mail;
}

async function compose(context: Context, composers: Composers, letter: PostedLetter) {
  const composer = composers[letter.template];
  if (!composer) throw new MailFailure('ETEMPLATE', true);
  return composer(context, letter);
}

interface TakenLetter extends PostedLetter {
  readonly attempts: number;
}

async function takeLetter(context: Context, id: string): Promise<TakenLetter | null> {
  const now = context.clock.now();
  const until = new Date(now.getTime() + LEASE_MINUTES * 60_000);
  const { rows } = await sql<TakenLetter>`update letters
    set attempts = attempts + 1, next_at = ${until.toISOString()}
    where id = ${id} and state = 'waiting' and next_at <= ${now.toISOString()}
    returning id, template, recipient, data, attempts`.execute(context.db);
  return rows[0] ?? null;
}

async function saveEnd(
  context: Context,
  id: string,
  state: 'sent' | 'dropped' | 'failed',
  error: string | null,
) {
  await sql`update letters set state = ${state}, error = ${error},
    ended_at = ${context.clock.now().toISOString()} where id = ${id}`.execute(context.db);
}

async function saveFailure(context: Context, letter: TakenLetter, error: unknown): Promise<void> {
  const known = error instanceof MailFailure ? error : new MailFailure('ECOMPOSE', false, error);
  context.log.error({ letter: letter.id, template: letter.template, code: known.code }, 'letter not sent');
  const minutes = known.permanent ? undefined : RETRY_MINUTES[letter.attempts - 1];
  await inTransaction(context, async (inner) => {
    if (minutes === undefined) {
      await saveEnd(inner, letter.id, 'failed', known.code);
      await announce(inner, LETTER_FAILED, { letter: letter.id });
      return;
    }
    const next = new Date(inner.clock.now().getTime() + minutes * 60_000).toISOString();
    await sql`update letters set next_at = ${next}, error = ${known.code} where id = ${letter.id}`.execute(
      inner.db,
    );
  });
}

export interface LetterState {
  readonly id: string;
  readonly template: string;
  readonly recipient: string;
  readonly createdAt: string;
  readonly state: 'waiting' | 'sent' | 'dropped' | 'failed';
  readonly attempts: number;
  /** When the next attempt comes; null once it has ended. */
  readonly nextAt: string | null;
  readonly error: string | null;
}

/** What became of letters, newest first, before an id (cursor). */
export async function listLetters(
  context: Context,
  filter: { before: string | null; limit: number },
): Promise<LetterState[]> {
  const { rows } = await sql<Omit<LetterState, 'createdAt' | 'nextAt'> & { createdAt: Date; nextAt: Date }>`
    select id, template, recipient, created_at as "createdAt", state, attempts, next_at as "nextAt", error
    from letters where ${filter.before}::uuid is null or id < ${filter.before}::uuid
    order by id desc limit ${filter.limit}`.execute(context.db);
  return rows.map(({ createdAt, nextAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    nextAt: row.state === 'waiting' ? nextAt.toISOString() : null,
  }));
}

/** One letter as it was posted. */
export async function findLetter(context: Context, id: string): Promise<PostedLetter | null> {
  const { rows } = await sql<PostedLetter>`select id, template, recipient, data from letters
    where id = ${id}`.execute(context.db);
  return rows[0] ?? null;
}
