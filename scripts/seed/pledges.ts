// Which rule answers for the verb of each operational action of the plan, beside the rules themselves, which are written by hand.
// node scripts/seed/pledges.ts
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type PledgeRule, pledgeOf } from '../../src/features/plan/domain/pledge/pledge.ts';
import { writeSeedJson } from './shared-text.ts';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../database/seed/plan', name), 'utf8')) as T;

const plan = read<{ operationalActions: { id: string; title: string }[] }>('plan-2024-2027.json');
const { source, rules } = read<{ source: string; rules: PledgeRule[] }>('pledges.json');

const derived = plan.operationalActions.map(({ id, title }) => {
  const found = pledgeOf(title, rules);
  if (found === null) throw new Error(`No rule knows the verb of ${id}: ${title}`);
  return { action: id, verb: found.verb, rule: found.rule };
});

writeSeedJson('plan/pledges.json', { source, rules, derived });
