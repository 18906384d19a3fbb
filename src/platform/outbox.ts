import { sql } from 'kysely';
import type { Context } from './context.ts';
import { newId } from './ids.ts';

/** A thing that happened, for `app/reactions.ts`: written with the transaction that made it happen. */
export interface Message {
  readonly id: string;
  readonly topic: string;
  readonly payload: Record<string, unknown>;
}

/** Writes a message with the open transaction; nothing is sent if the transaction does not commit. */
export async function announce(
  context: Context,
  topic: string,
  payload: Record<string, unknown>,
): Promise<string> {
  if (!context.insideTransaction) throw new Error('announce runs inside inTransaction');
  const at = context.clock.now();
  const id = newId(at);
  await sql`insert into outbox (id, topic, payload, created_at)
    values (${id}, ${topic}, ${JSON.stringify(payload)}::jsonb, ${at.toISOString()})`.execute(context.db);
  return id;
}

export async function listUndispatched(context: Context, limit: number): Promise<Message[]> {
  const { rows } = await sql<Message>`select id, topic, payload from outbox
    where dispatched_at is null order by created_at, id limit ${limit}`.execute(context.db);
  return rows;
}

export async function findUnfinished(context: Context, id: string): Promise<Message | null> {
  const { rows } =
    await sql<Message>`select id, topic, payload from outbox where id = ${id} and done_at is null`.execute(
      context.db,
    );
  return rows[0] ?? null;
}

export async function markDispatched(context: Context, id: string): Promise<void> {
  await sql`update outbox set dispatched_at = ${context.clock.now().toISOString()} where id = ${id}`.execute(
    context.db,
  );
}

/** Takes back what was handed to a queue that no longer runs. @returns the ids, to be handed over again. */
export async function takeBackUnfinished(context: Context, maxAttempts: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update outbox set dispatched_at = null
    where dispatched_at is not null and done_at is null and attempts < ${maxAttempts} returning id`.execute(
    context.db,
  );
  return rows.map((row) => row.id);
}

export async function markDone(context: Context, id: string): Promise<void> {
  await sql`update outbox set done_at = ${context.clock.now().toISOString()}, attempts = attempts + 1, error = null
    where id = ${id}`.execute(context.db);
}

export async function markFailed(context: Context, id: string, error: string): Promise<void> {
  await sql`update outbox set attempts = attempts + 1, error = ${error} where id = ${id}`.execute(context.db);
}

/** Messages that are neither done nor given up after `maxAttempts`. */
export async function countPending(context: Context, maxAttempts: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from outbox
    where done_at is null and attempts < ${maxAttempts}`.execute(context.db);
  return rows[0]?.count ?? 0;
}
