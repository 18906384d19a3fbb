import { describe, expect, test } from 'vitest';
import { judgeTarget, partsDifference, type Target } from './target.ts';

const computed = (rounded: string | null) => ({ status: 'computed' as const, rounded });

describe('judgeTarget', () => {
  test.each([
    ['higher', '88.92', '88.92', 'met'],
    ['higher', '88.91', '88.92', 'missed'],
    ['higher', '90', '88.92', 'met'],
    ['lower', '40.0', '40', 'met'],
    ['lower', '49.9', '40', 'missed'],
    ['lower', '18.6', '19.4', 'met'],
    ['lower', null, '40', 'notYet'],
    ['higher', '10', null, 'notYet'],
  ] as const)('%s is better: %s against %s is %s', (direction, actual, value, verdict) => {
    expect(judgeTarget(direction, computed(actual), { value })).toBe(verdict);
  });

  test.each(['partial', 'no-denominator', 'no-records', 'unavailable'] as const)(
    '%s is not judged',
    (status) => {
      expect(judgeTarget('lower', { status, rounded: '1' }, { value: '40' })).toBe('notYet');
    },
  );
});

describe('partsDifference', () => {
  const part = (value: string | null) => ({ label: 'Sul', value, raw: '' });
  const target = (value: string | null, parts: Target['parts']): Target => ({
    year: 2025,
    raw: '',
    value,
    parts,
    note: null,
  });
  test.each([
    ['equal sums say nothing', target('54', [part('19'), part('35')]), null, null],
    ['a part left out is shown', target('2', [part('1')]), null, '1'],
    ['what accumulates adds to the year before', target('76', [part('22')]), { value: '54' }, null],
    ['no parts, nothing to compare', target('40', []), null, null],
    ['a part without number, nothing to compare', target('2', [part(null)]), null, null],
  ])('%s', (_, given, before, expected) => {
    expect(partsDifference(given, before)).toBe(expected);
  });
});
