import { expect, test } from 'vitest';
import { dueBy } from './periods.ts';
import { readFigure } from './read-figure.ts';

test.each<[string, string | null, string | null, string | null]>([
  // typed, numerator, denominator, value
  ['', null, null, null],
  ['820 de 1.000', '820', '1000', null],
  ['820/1000', '820', '1000', null],
  [' 820 / 1.000 ', '820', '1000', null],
  ['93,69%', null, null, '93.69'],
  ['93,6', null, null, '93.6'],
])('“%s” is told as %s of %s, or %s', (typed, numerator, denominator, value) => {
  expect(readFigure(typed)).toEqual({ numerator, denominator, value });
});

test.each(['oito de dez', '820 de muitos', 'não sei'])('“%s” says what may be typed', (typed) => {
  expect(readFigure(typed)).toHaveProperty('problem');
});

test.each([
  ['semester', '2026-06', '2026-S1'],
  ['semester', '2026-11', '2026-S1'],
  ['month', '2026-11', '2026-11'],
  ['year', '2026-11', '2025'],
  ['year', '2026-12', '2026'],
] as const)('of a %s, %s asks for %s', (grain, month, period) => {
  expect(dueBy({ grain }, 2019, month)?.text).toBe(period);
});
