import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../test/database/fresh.ts';
import { once } from './commands.ts';
import { inTransaction } from './context.ts';
import { append, brokenAt, listEvents } from './events.ts';
import { newId } from './ids.ts';
import { drainReactions, startJobs } from './jobs.ts';
import { announce } from './outbox.ts';

describe.skipIf(!hasDatabase)('the ground under every change', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());

  it('chains the events of a stream and refuses a stale version', async () => {
    const write = (value: number, expected?: number) =>
      inTransaction(fresh.context, (tx) =>
        append(tx, { stream: 'test/1', type: 'counted', data: { value, nome: 'ação' }, expected }),
      );
    await write(1, 0);
    await write(2, 1);
    await expect(write(3, 1)).rejects.toMatchObject({ code: 'conflict' });
    const events = await listEvents(fresh.context, 'test/1');
    expect(events.map((event) => [event.sequence, event.data.value])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(brokenAt(events)).toBeNull();
    const forged = events.map((event) => (event.sequence === 1 ? { ...event, data: { value: 9 } } : event));
    expect(brokenAt(forged)).toBe(1);
  });

  it.each([
    ['update', sql`update events set type = 'forged'`],
    ['delete', sql`delete from events`],
    ['truncate', sql`truncate events`],
  ])('an event cannot be changed by %s', async (_, statement) => {
    await expect(statement.execute(fresh.context.db)).rejects.toThrow(/append-only/);
  });

  it('gives a repeated command its first answer, and runs it once', async () => {
    const context = { ...fresh.context, commandId: newId(fresh.context.clock.now()) };
    let runs = 0;
    const run = () => once(context, 'count', async () => ({ run: ++runs }));
    expect([await run(), await run(), runs]).toEqual([{ run: 1 }, { run: 1 }, 1]);
  });

  it('rolls everything back when a command fails', async () => {
    const failing = inTransaction(fresh.context, async (tx) => {
      await append(tx, { stream: 'test/2', type: 'begun', data: {} });
      await announce(tx, 'test', {});
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await listEvents(fresh.context, 'test/2')).toEqual([]);
  });

  it('delivers a committed message once, retrying what failed', async () => {
    const seen: unknown[] = [];
    let failures = 1;
    await inTransaction(fresh.context, async (tx) => {
      await announce(tx, 'greet', { name: 'Cuiabá' });
    });
    const jobs = await startJobs(fresh.context, {
      greet: async (_, payload) => {
        if (failures-- > 0) throw new Error('first try fails');
        seen.push(payload);
      },
    });
    await drainReactions(fresh.context);
    await jobs.stop();
    expect(seen).toEqual([{ name: 'Cuiabá' }]);
  });
});
