import { describe, expect, it } from 'vitest';
import { isValidOn, overlaps } from './validity.ts';

describe('half-open validity', () => {
  it.each([
    [null, null, '1900-01-01', true],
    ['2025-01-01', null, '2024-12-31', false],
    ['2025-01-01', null, '2025-01-01', true],
    [null, '2025-01-01', '2024-12-31', true],
    [null, '2025-01-01', '2025-01-01', false],
  ])('[%s, %s) on %s is %s', (from, to, day, expected) => {
    expect(isValidOn({ from, to }, day)).toBe(expected);
  });

  it.each([
    [[null, '2025-01-01'], ['2025-01-01', null], false],
    [[null, '2025-01-02'], ['2025-01-01', null], true],
    [[null, null], ['2025-01-01', '2025-02-01'], true],
    [['2024-01-01', '2025-01-01'], ['2023-01-01', '2024-01-01'], false],
  ] as const)('%j and %j overlap: %s', ([from, to], [otherFrom, otherTo], expected) => {
    expect(overlaps({ from, to }, { from: otherFrom, to: otherTo })).toBe(expected);
    expect(overlaps({ from: otherFrom, to: otherTo }, { from, to })).toBe(expected);
  });
});
