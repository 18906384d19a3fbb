import { expect, test } from 'vitest';
import type { IndicatorPage } from '../../contract.ts';
import { expectedYears, pathNote } from './chart-lines.ts';

const target = (year: number, value: string): IndicatorPage['targets'][number] =>
  ({ year, value }) as IndicatorPage['targets'][number];
const page = (more: Partial<IndicatorPage> = {}): Parameters<typeof expectedYears>[0] => ({
  accumulation: 'point',
  baseline: null,
  method: 'M',
  methods: [],
  unit: '%',
  targets: [target(2024, '40'), target(2025, '38')],
  expected: [
    { period: '2025-06', value: '39' },
    { period: '2025-12', value: '38' },
  ],
  ...more,
});
const points = (of: ReturnType<typeof expectedYears>) => of.map(({ period, text }) => [period, text]);

test('without a starting point the path begins at the first target, and says why', () => {
  expect(points(expectedYears(page()))).toEqual([
    ['2024', '40%'],
    ['2025', '38%'],
  ]);
  expect(pathNote(page())).toContain(
    'não imprime o ponto de partida: a trajetória esperada começa na meta de 2024',
  );
});

test('with one that is dated it begins there; with one that is not, at the end of the first year', () => {
  const since = (period: string) => page({ baseline: { value: '42', period, source: '' } });
  expect(points(expectedYears(since('2023-12')))).toEqual([
    ['2023', '42%'],
    ['2025', '38%'],
  ]);
  expect(points(expectedYears(since('antes de 2024')))).toEqual([['2025', '38%']]);
  expect(pathNote(since('2023-12'))).toBeNull();
});

test('what accumulates begins at zero in its first year, which the path already has', () => {
  const expected = ['2024-12', '2025-12'].map((period, at) => ({ period, value: String(40 + at * 20) }));
  const adhered = page({
    accumulation: 'cumulative',
    targets: [target(2024, '40'), target(2025, '60')],
    expected,
  });
  expect(points(expectedYears(adhered)).map(([year]) => year)).toEqual(['2024', '2025']);
  expect(pathNote(adhered)).toBeNull();
});

test('what begins each year from zero has none from year to year, and says so; what has no target says nothing', () => {
  const yearly = page({ accumulation: 'periodic-sum' });
  expect(expectedYears(yearly)).toEqual([]);
  expect(pathNote(yearly)).toContain('recomeça do zero a cada ano');
  expect(pathNote(page({ targets: [], expected: [] }))).toBeNull();
});
