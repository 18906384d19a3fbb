import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { OTHER_PLAN } from '../other-plan.ts';
import { openCommandLine } from './pactua.ts';

const pactua = openCommandLine();
const directory = mkdtempSync(join(tmpdir(), 'pactua-plan-'));
const path = join(directory, 'plano.txt');
writeFileSync(path, OTHER_PLAN.replace('2024-2027', ''));
afterAll(() => {
  pactua.close();
  rmSync(directory, { recursive: true });
});

type Ends = { operationalActions: { derived: { deadline: { effectiveDue?: string } } }[] };

it('ends what has no end of its own at the last day of the plan that is given', async () => {
  const run = async (...options: string[]) => {
    const answer = await pactua.run('plan', 'import', path, '--dry-run', ...options, '--json');
    return answer.json<Ends>().operationalActions.at(-1)?.derived.deadline.effectiveDue;
  };
  expect([await run(), await run('--plan-end', '2026-12-31')]).toEqual([undefined, '2026-12-31']);
});

it.each([
  [['--plan-end', '2026-12-31'], /só vale com --dry-run/],
  [['--dry-run', '--plan-end', '2026'], /pede um dia/],
])('says what is wrong with %j', async (options, message) => {
  const answer = await pactua.run('plan', 'import', path, ...options);
  expect([answer.exit, message.test(answer.error)]).toEqual([2, true]);
});
