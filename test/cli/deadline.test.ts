import { afterAll, expect, it } from 'vitest';
import { openCommandLine } from './pactua.ts';

const pactua = openCommandLine();
afterAll(() => pactua.close());

it('reads a deadline without opening any database', async () => {
  const answer = await pactua.run('deadline', 'A partir Agosto/24', '--plan-end', '2027-12-31', '--json');
  expect([answer.exit, answer.json()]).toEqual([
    0,
    {
      raw: 'A partir Agosto/24',
      kind: 'open',
      start: '2024-08-01',
      due: null,
      effectiveDue: '2027-12-31',
      rrule: null,
      precision: 'month',
      confidence: 'high',
      note: 'Sem fim declarado; fim efetivo = fim da vigência do plano.',
    },
  ]);
});

it('what it cannot read is an answer, not an error', async () => {
  const answer = await pactua.run('deadline', 'quando Deus quiser', '--json');
  expect([answer.exit, answer.json<{ kind: string; confidence: string }>()]).toMatchObject([
    0,
    { kind: 'external', confidence: 'unparseable' },
  ]);
});

it.each([
  ['an empty expression', ['']],
  ['none', []],
  ['a day that is none', ['dez/24', '--plan-end', '2027-02-30']],
])('%s is wrong usage', async (_, words) => {
  const answer = await pactua.run('deadline', ...words);
  expect([answer.exit, answer.out]).toEqual([2, '']);
});
