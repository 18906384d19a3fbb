import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from './card.ts';
import { bandsOf, expectedPath, isNear, nearSpan, targetKindOf } from './expected-path.ts';

type Given = Pick<Card, 'direction' | 'accumulation' | 'target' | 'bands'>;
const card = (change: Partial<Given>): Given => ({
  direction: 'higher',
  accumulation: 'point',
  target: null,
  bands: [],
  ...change,
});
const targets = [
  { year: 2025, value: '90' },
  { year: 2026, value: '96' },
];
const at = (given: Given, period: string, all: { year: number; value: string | null }[] = targets) =>
  expectedPath(given, all)
    .find((each) => each.period === period)
    ?.value.toDecimal(2) ?? null;

describe('what a target asks', () => {
  test.each([
    [{ direction: 'higher' }, 'increase-to'],
    [{ direction: 'lower' }, 'decrease-to'],
    [{ direction: 'within' }, 'stay-within'],
    [
      { direction: 'lower', target: { kind: 'stay-below', tolerance: null, noBand: null, baseline: null } },
      'stay-below',
    ],
  ] as const)('%j is %s', (given, kind) => {
    expect(targetKindOf(card(given))).toBe(kind);
  });
});

describe('the expected path', () => {
  const baseline = { value: '84', period: '2024', source: 'plano' };
  test.each([
    ['goes in equal steps from the year before', card({}), '2026-06', '93.00'],
    ['ends on the target', card({}), '2026-12', '96.00'],
    ['has no path in the first year without a baseline', card({}), '2025-06', null],
    [
      'starts from the baseline',
      card({ target: { kind: 'increase-to', tolerance: null, noBand: null, baseline } }),
      '2025-06',
      '87.00',
    ],
    [
      'is level where the number is to be kept',
      card({ target: { kind: 'stay-above', tolerance: null, noBand: null, baseline: null } }),
      '2026-01',
      '96.00',
    ],
    ['what adds up starts every year from zero', card({ accumulation: 'periodic-sum' }), '2026-03', '24.00'],
    ['what accumulates starts from nothing, once', card({ accumulation: 'cumulative' }), '2025-04', '30.00'],
    ['and goes on from there', card({ accumulation: 'cumulative' }), '2026-06', '93.00'],
  ])('%s', (_, given, period, expected) => {
    expect(at(given, period)).toBe(expected);
  });

  test('a year without a number has no path, nor has the one after it', () => {
    const holes = [
      { year: 2024, value: '80' },
      { year: 2025, value: null },
      { year: 2026, value: '96' },
    ];
    expect(at(card({}), '2025-06', holes)).toBeNull();
    expect(at(card({}), '2026-06', holes)).toBeNull();
  });
});

describe('tolerance', () => {
  const tolerant = (direction: 'higher' | 'lower' | 'within', value: string | null = '2') => ({
    direction,
    tolerance: value === null ? null : { value, source: 'Um óbito.' },
  });
  test.each([
    ['just short', tolerant('higher'), '88', '90', true],
    ['too short', tolerant('higher'), '87.99', '90', false],
    ['met is not near', tolerant('higher'), '90', '90', false],
    ['a little over, where less is better', tolerant('lower'), '41.5', '40', true],
    ['under, where less is better', tolerant('lower'), '39', '40', false],
    ['no tolerance declared', tolerant('higher', null), '89.9', '90', false],
    ['a band has its own ends', tolerant('within'), '89', '90', false],
    ['no value', tolerant('higher'), null, '90', false],
  ])('%s', (_, given, actual, target, near) => {
    expect(isNear(given, actual, target)).toBe(near);
  });

  test.each([
    ['more is better: below the target', tolerant('higher', '0.09'), '88.92', { from: '88.83', to: '88.92' }],
    ['less is better: above it', tolerant('lower', '1.7'), '40', { from: '40', to: '41.7' }],
    ['no tolerance, no span', tolerant('lower', null), '40', null],
    ['a band has its own ends', tolerant('within'), '90', null],
    ['no target, no span', tolerant('lower'), null, null],
  ])('spans, where %s', (_, given, target, span) => {
    expect(nearSpan(given, target)).toEqual(span);
  });

  test('what is near lies in the span that is drawn, and of what lies there only the target itself is not', () => {
    const cents = fc.integer({ min: 0, max: 20_000 }).map((value) => (value / 100).toFixed(2));
    fc.assert(
      fc.property(
        fc.constantFrom('higher', 'lower'),
        cents,
        cents,
        cents,
        (direction, width, actual, target) => {
          const given = tolerant(direction, width);
          const { from, to } = nearSpan(given, target) as { from: string; to: string };
          const lies = Number(actual) >= Number(from) && Number(actual) <= Number(to);
          expect(isNear(given, actual, target)).toBe(lies && Number(actual) !== Number(target));
        },
      ),
    );
  });
});

test('bands hold their ends, and an open end holds everything beyond', () => {
  const occupancy = card({
    direction: 'within',
    bands: [
      { name: 'Recomendada', from: '75', to: '85', source: '' },
      { name: 'Meta', from: '90', to: null, source: '' },
    ],
  });
  const found = ['74.99', '75', '85', '85.01', '90', '130'].map((value) => bandsOf(occupancy, value).join());
  expect(found).toEqual(['', 'Recomendada', 'Recomendada', '', 'Meta', 'Meta']);
});
