import { expect, it } from 'vitest';
import type { Severity } from './finding.ts';
import { countByRule, filterFindings, firstOfEach, pageAfter } from './finding-pages.ts';

const finding = (rule: string, item: string, accepted = false, severity: Severity = 'high') => ({
  id: `${rule}/${item}`,
  rule,
  severity,
  items: [item],
  message: `A região de ${item} não soma.`,
  evidence: [{ label: 'Meta', value: 'Médio Norte', item }],
  accepted: accepted ? { reason: 'Sabido.' } : null,
});
const ALL = [
  finding('sums', '1'),
  finding('sums', '2', true),
  finding('sums', '3'),
  finding('sums', '4'),
  finding('names', 'São José', false, 'low'),
];
const ids = (findings: readonly { id: string }[]) => findings.map(({ id }) => id);
const NOTHING = { severity: [], rule: [], q: '' };

it.each([
  [NOTHING, ids(ALL)],
  [{ ...NOTHING, rule: ['names'] }, ['names/São José']],
  [{ ...NOTHING, severity: ['low' as const] }, ['names/São José']],
  [{ ...NOTHING, q: 'SAO jose' }, ['names/São José']],
  [{ ...NOTHING, q: 'medio regiao 3' }, ['sums/3']],
  [{ ...NOTHING, q: 'edio' }, []],
])('%j lets through %j', (filter, left) => expect(ids(filterFindings(ALL, filter))).toEqual(left));

it('counts each rule, open and accepted', () => {
  expect(Object.fromEntries(countByRule(ALL))).toEqual({
    sums: { open: 3, accepted: 1 },
    names: { open: 1, accepted: 0 },
  });
});

it('gives the first of each rule in a state', () => {
  expect(ids(firstOfEach(ALL, 'open', 2))).toEqual(['sums/1', 'sums/3', 'names/São José']);
  expect(ids(firstOfEach(ALL, 'accepted', 2))).toEqual(['sums/2']);
});

it('reads on page by page, each finding once', () => {
  const first = pageAfter(ALL, { state: 'open', after: undefined, limit: 2 });
  expect(first).toMatchObject({ next: 'sums/3' });
  const second = pageAfter(ALL, { state: 'open', after: 'sums/3', limit: 2 });
  expect(ids([...(first?.items ?? []), ...(second?.items ?? [])])).toEqual([
    'sums/1',
    'sums/3',
    'sums/4',
    'names/São José',
  ]);
  expect(second?.next).toBeNull();
});

it('goes on from the place of a finding that was accepted meanwhile, and says so where it is gone', () => {
  const since = ALL.map((each) =>
    each.id === 'sums/3' ? { ...each, accepted: { reason: 'Sabido.' } } : each,
  );
  expect(ids(pageAfter(since, { state: 'open', after: 'sums/3', limit: 2 })?.items ?? [])).toEqual([
    'sums/4',
    'names/São José',
  ]);
  expect(pageAfter(ALL, { state: 'open', after: 'sums/9', limit: 2 })).toBeNull();
});
