import { expect, test } from 'vitest';
import { parsePeriod } from '../../../../kernel/period.ts';
import { daysOf } from './value.ts';

test.each([
  ['2024', { first: '2024-01-01', last: '2024-12-31' }],
  ['2024-02', { first: '2024-02-01', last: '2024-02-29' }],
  ['2025-S1', { first: '2025-01-01', last: '2025-06-30' }],
  ['2025-4M2', { first: '2025-05-01', last: '2025-08-31' }],
  ['2026', { first: '2026-01-01', last: '2026-11-22' }],
  ['2026-11', { first: '2026-11-01', last: '2026-11-22' }],
  ['2026-12', null],
  ['2027', null],
])('the days of %s, told on 22 November 2026', (text, days) => {
  expect(daysOf(parsePeriod(text), '2026-11-22')).toEqual(days);
});
