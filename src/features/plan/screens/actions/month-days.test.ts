import { describe, expect, it } from 'vitest';
import { weeksOf } from './month-days.ts';

describe('the days of a month', () => {
  it('stand in weeks from Sunday, blank outside the month', () => {
    const weeks = weeksOf('2024-04');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(weeks[0]).toEqual([null, ...[1, 2, 3, 4, 5, 6].map((day) => `2024-04-0${day}`)]);
    expect(weeks[4]).toEqual(['2024-04-28', '2024-04-29', '2024-04-30', null, null, null, null]);
  });

  it.each([
    ['2024-02', 29],
    ['2026-02', 28],
    ['2027-12', 31],
  ])('of %s are %i, each once', (month, count) => {
    const days = weeksOf(month)
      .flat()
      .filter((day) => day !== null);
    expect([days.length, new Set(days).size]).toEqual([count, count]);
  });
});
