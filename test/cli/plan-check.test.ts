import { afterAll, expect, it } from 'vitest';
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
  expect(findings.every(({ evidence }) => evidence.length > 0)).toBe(true);
});
