import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../test/database/fresh.ts';
import { inTransaction } from './context.ts';
import { drainReactions, startJobs } from './jobs.ts';
import { announce } from './outbox.ts';

describe.skipIf(!hasDatabase)('jobs', () => {
  let fresh: FreshContext;
  beforeEach(async () => {
    fresh = await freshContext();
    await sql`delete from outbox`.execute(fresh.context.db);
  });
  afterEach(() => fresh.close());

  test('what a stopped process had taken and not ended is run by the next one, once', async () => {
    const { context } = fresh;
    const done: unknown[] = [];
    const reactions = {
      'test.happened': async (_: unknown, payload: Record<string, unknown>) => {
        done.push(payload.number);
      },
    };
    await inTransaction(context, async (inner) => {
      await announce(inner, 'test.happened', { number: 1 });
      await announce(inner, 'test.happened', { number: 2 });
    });
    await sql`update outbox set dispatched_at = created_at where payload ->> 'number' = '1'`.execute(
      context.db,
    );
    const jobs = await startJobs(context, reactions);
    await drainReactions(context);
    await jobs.stop();
    expect(done.sort()).toEqual([1, 2]);
  });
});
