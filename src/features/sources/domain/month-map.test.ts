import { describe, expect, test } from 'vitest';
import { monthMap } from './month-map.ts';

const version = (system: string, competencia: string, rows = 100, part: string | null = null) => ({
  id: `${system}${competencia}`,
  system,
  uf: 'MT',
  competencia,
  rows,
  part,
});

describe('the calendar of what is loaded', () => {
  const [sih, sim] = monthMap([
    version('SIM-DO', '2019'),
    version('SIH-RD', '2023-11', 400),
    version('SIH-RD', '2024-02', 90),
    version('SIM-DO', '2021'),
  ]);

  test('a month between two loaded ones lacks; one before or after does not', () => {
    expect(sih).toMatchObject({ system: 'SIH-RD', uf: 'MT', yearly: false, missing: ['2023-12', '2024-01'] });
    expect(sih!.years.map(({ year, cells }) => [year, cells.map((cell) => cell.state[0]).join('')])).toEqual([
      ['2023', 'oooooooooolm'],
      ['2024', 'mloooooooooo'],
    ]);
  });

  test('tone tells how full a month is beside the fullest, and none is without one', () => {
    const levels = sih!.years.flatMap(({ cells }) =>
      cells.filter((cell) => cell.versions.length > 0).map((cell) => cell.level),
    );
    expect(levels).toEqual([4, 1]);
  });

  test('a yearly system has one cell a year', () => {
    expect(sim).toMatchObject({ yearly: true, missing: ['2020'] });
    expect(sim!.years.map(({ cells }) => cells.map((cell) => cell.state))).toEqual([
      ['loaded'],
      ['missing'],
      ['loaded'],
    ]);
  });

  test('a month in parts is one cell with the rows of all; one that lacks a part says which', () => {
    const [pa] = monthMap([
      version('SIA-PA', '2024-01', 60, 'B'),
      version('SIA-PA', '2024-01', 40, 'A'),
      version('SIA-PA', '2024-02', 25, 'A'),
    ]);
    const [january, february] = pa!.years[0]!.cells;
    expect(january).toMatchObject({ state: 'loaded', level: 4, lacking: [] });
    expect(january?.versions.map(({ part }) => part)).toEqual(['A', 'B']);
    expect(february).toMatchObject({ state: 'incomplete', level: 1, lacking: ['B'] });
    expect(pa).toMatchObject({ missing: [], incomplete: [{ period: '2024-02', lacking: ['B'] }] });
  });

  test('nothing loaded is no calendar', () => {
    expect(monthMap([])).toEqual([]);
  });
});
