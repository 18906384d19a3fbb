import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Context } from './context.ts';
import { startRounds } from './rounds.ts';

it('runs every round again and again, a failing one too, until it is stopped', async () => {
  const failures: unknown[] = [];
  const context = { log: { error: (facts: unknown) => failures.push(facts) } } as unknown as Context;
  const done = { well: 0, badly: 0 };
  const rounds = startRounds(
    context,
    {
      badly: async () => {
        done.badly += 1;
        throw new Error('no disk');
      },
      well: async () => {
        done.well += 1;
      },
    },
    1,
  );
  while (done.well < 3) await wait(1);
  await rounds.stop();
  const { well } = done;
  expect(done.badly).toBe(well);
  expect(failures[0]).toEqual({ round: 'badly', err: 'Error: no disk' });
  await wait(20);
  expect(done.well).toBe(well);
});
