import { afterAll, expect, it } from 'vitest';
import { COHERENCE_RULES } from '../../src/features/plan/domain/coherence/check-plan.ts';
import { openCommandLine } from './pactua.ts';

const pactua = openCommandLine();
afterAll(() => pactua.close());

interface Finding {
  rule: string;
  severity: string;
  items: string[];
  message: string;
  evidence: { label: string; value: string; item: string | null }[];
  accepted: null;
}

it('checks the stored plan: every finding with its rule, weight, records, words and evidence', {
  timeout: 120_000,
}, async () => {
  const answer = await pactua.run('plan', 'check', '--json');
  const { findings } = answer.json<{ findings: Finding[] }>();
  expect(answer.exit).toBe(0);
  expect(findings[0]).toMatchObject({
    rule: 'parts-do-not-sum',
    severity: 'high',
    items: ['META-08', 'IND-06'],
    message: expect.stringContaining('15.608'),
    accepted: null,
  });
  expect(findings.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
  const silent = COHERENCE_RULES.map(({ id }) => id).filter(
    (id) => !findings.some(({ rule }) => rule === id),
  );
  expect(
    silent,
    'every target of the seed has its indicator, and no own plan of the demonstration ends late; every other rule has something to say',
  ).toEqual(['target-without-indicator', 'own-action-due-after-carried']);
});
