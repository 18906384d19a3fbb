import { afterAll, expect, it } from 'vitest';
import { openCommandLine } from './pactua.ts';

const pactua = openCommandLine();
afterAll(() => pactua.close());

it('lists the versions of the plan, and says what differs from one to now', {
  timeout: 180_000,
}, async () => {
  const { versions, changedSince } = (await pactua.run('plan', 'versions', '--json')).json<{
    versions: { number: number; sha256: string; counts: Record<string, number> }[];
    changedSince: number;
  }>();
  expect(versions).toMatchObject([{ number: 1, counts: { action: 96, target: 9 }, act: null }]);
  expect(changedSince).toBe(0);
  const same = await pactua.run('plan', 'diff', '1', 'now', '--json');
  expect([same.exit, same.json<object>()]).toEqual([0, { from: 1, to: 'now', changes: [] }]);
  const unknown = await pactua.run('plan', 'diff', '1', '9', '--json');
  expect(unknown.exit).toBe(1);
  expect((await pactua.run('plan', 'diff', '1')).exit).toBe(2);
});
