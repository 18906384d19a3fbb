import { sql } from 'kysely';
import { type Context, inTransaction } from './context.ts';

/**
 * Runs a command in one transaction, once: the same `context.commandId` returns the first answer and does nothing.
 * The answer must survive JSON.
 */
export function once<T>(context: Context, name: string, work: (inner: Context) => Promise<T>): Promise<T> {
  return inTransaction(context, async (inner) => {
    if (inner.commandId === null) return work(inner);
    const { rows } = await sql<{ answer: T }>`
      select answer from commands where id = ${inner.commandId} and name = ${name}`.execute(inner.db);
    if (rows[0]) return rows[0].answer;
    const answer = await work(inner);
    await sql`insert into commands (id, name, actor_id, at, answer)
      values (${inner.commandId}, ${name}, ${inner.actor.id}, ${inner.clock.now().toISOString()},
        ${JSON.stringify(answer ?? null)}::jsonb)`.execute(inner.db);
    return answer;
  });
}
