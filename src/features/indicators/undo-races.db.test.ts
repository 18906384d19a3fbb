import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type Entries, openEntries, spca } from '../../../test/entries-room.ts';
import { AppError } from '../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { settleApprovals, undoDecision } from './commands/entries/undo.ts';
import { sheetStream } from './domain/entries/sheet.ts';
import { getSheet } from './store/entries.ts';

// On PostgreSQL each transaction has a connection of its own; on the embedded database they stand in line.
describe.skipIf(!hasDatabase)('an approval taken back while its month locks', () => {
  let room: Entries;
  beforeAll(async () => {
    room = await openEntries();
  });
  afterAll(() => room?.close());
  const as = (): Context => ({ ...room.context, actor: spca });
  const approve = async (period: string) => {
    const { id, body } = await room.approve({ period, level: 'state' }, [['51', '80', '100']]);
    return { id, sequence: body.sequence as number };
  };
  /** Does the one in a transaction that stays open for a while, and the other meanwhile; the other ends after it. */
  const meanwhile = async (one: (tx: Context) => Promise<unknown>, other: () => Promise<unknown>) => {
    let hasOtherEnded = false;
    let isDone = (): void => undefined;
    const done = new Promise<void>((go) => {
      isDone = go;
    });
    const first = inTransaction(as(), async (tx) => {
      await one(tx);
      isDone();
      await wait(200);
      expect(hasOtherEnded).toBe(false);
    });
    await done;
    const second = other().finally(() => {
      hasOtherEnded = true;
    });
    return (await Promise.allSettled([first, second]))[1];
  };
  const typesOf = async (id: string) => {
    const events = await listEvents(room.context, sheetStream(id));
    expect(brokenAt(events)).toBe(null);
    return events.map(({ type }) => type).slice(-2);
  };

  test('taken back first: the lock waits and leaves it waiting for a decision', async () => {
    const { id, sequence } = await approve('2017-S1');
    const lock = await meanwhile(
      (tx) => undoDecision(tx, id, sequence),
      () => inTransaction(as(), settleApprovals),
    );
    expect(lock.status).toBe('fulfilled');
    expect(await getSheet(room.context, id)).toMatchObject({ state: 'sent', settled: false });
    expect(await typesOf(id)).toEqual(['approved', 'decision-undone']);
    expect(await room.value('pbf', '2017-S1')).toMatchObject({ value: null });
  });

  test('locked first: who takes back waits and is told that the month locked, and the value stands', async () => {
    const { id, sequence } = await approve('2017-S2');
    const undo = await meanwhile(settleApprovals, () => undoDecision(as(), id, sequence));
    const refused = (undo as PromiseRejectedResult).reason as AppError;
    expect(refused).toBeInstanceOf(AppError);
    expect([refused.code, refused.message]).toEqual(['refused', expect.stringContaining('já fechou')]);
    expect(await getSheet(room.context, id)).toMatchObject({ state: 'approved', settled: true });
    expect(await typesOf(id)).toEqual(['approved', 'settled']);
    expect(await room.value('pbf', '2017-S2')).toMatchObject({ value: '80.00' });
  });
});
