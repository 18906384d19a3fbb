import { describe, expect, test } from 'vitest';
import { neverLoaded, newestReleased, periodAfter, RELEASES, systemInWords } from './release.ts';

describe('the newest file that should be out', () => {
  test.each([
    ['SIH-RD', false, '2026-04-14', '2026-01', 'six weeks after February ended have not passed'],
    ['SIH-RD', false, '2026-04-15', '2026-02', 'the RDMT2602 seen on 7 April'],
    ['SIH-RD', false, '2026-01-20', '2025-11', 'over the turn of the year'],
    ['SIA-PA', false, '2026-11-23', '2026-09', 'production goes out as admissions do'],
    ['CNES-LT', false, '2026-11-23', '2026-09', 'October may still come until the month ends'],
    ['CNES-LT', false, '2026-12-01', '2026-10', 'the register is out by the end of the month that follows'],
    ['EGESTOR-COBERTURA', false, '2026-11-23', '2026-08', 'about two months'],
    [
      'SIM-DO',
      true,
      '2025-12-31',
      '2023',
      'the final year of 2024 was seen on 23 December, and counts from January',
    ],
    ['SINASC-DN', true, '2026-01-01', '2024', 'twelve months after the year'],
    ['POPSVS', true, '2026-11-23', null, 'no rule is known'],
    ['SINAN-DENG', true, '2026-11-23', null, 'a system of no calendar'],
  ])('%s (yearly: %s) on %s: %s, %s', (system, isYearly, today, newest, _why) => {
    expect(newestReleased(system, isYearly, today)).toBe(newest);
  });
});

test.each([
  ['2025-12', '2026-01'],
  ['2026-09', '2026-10'],
  ['2024', '2025'],
])('after %s comes %s', (period, next) => {
  expect(periodAfter(period)).toBe(next);
});

test('what cards count and was never loaded is named; what no card counts is not', () => {
  const counted = RELEASES.filter((each) => each.counted).map(({ system }) => system);
  expect(neverLoaded(new Set(counted))).toEqual([]);
  expect(neverLoaded(new Set(counted.slice(1)))).toMatchObject([{ system: 'SIH-RD', holds: 'internações' }]);
});

test('a system is called by what its files hold', () => {
  expect(systemInWords('SIH-RD')).toBe('internações (SIH-RD)');
  expect(systemInWords('SIM-DOFET')).toBe('SIM-DOFET');
});
