import { describe, expect, test } from 'vitest';
import { monthMap } from './month-map.ts';

/** Everything that the first cases load is newer than what should be out on this day. */
const EARLY = '2022-06-01';

const version = (system: string, competencia: string, rows = 100, part: string | null = null) => ({
  id: `${system}${competencia}`,
  system,
  uf: 'MT',
  competencia,
  rows,
  part,
});

describe('the calendar of what is loaded', () => {
  const [sih, sim] = monthMap(
    [
      version('SIM-DO', '2019'),
      version('SIH-RD', '2023-11', 400),
      version('SIH-RD', '2024-02', 90),
      version('SIM-DO', '2021'),
    ],
    EARLY,
  );

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
    const [pa] = monthMap(
      [
        version('SIA-PA', '2024-01', 60, 'B'),
        version('SIA-PA', '2024-01', 40, 'A'),
        version('SIA-PA', '2024-02', 25, 'A'),
      ],
      EARLY,
    );
    const [january, february] = pa!.years[0]!.cells;
    expect(january).toMatchObject({ state: 'loaded', level: 4, lacking: [] });
    expect(january?.versions.map(({ part }) => part)).toEqual(['A', 'B']);
    expect(february).toMatchObject({ state: 'incomplete', level: 1, lacking: ['B'] });
    expect(pa).toMatchObject({ missing: [], incomplete: [{ period: '2024-02', lacking: ['B'] }] });
  });

  test('nothing loaded is no calendar', () => {
    expect(monthMap([], EARLY)).toEqual([]);
  });
});

describe('what should be out and was not loaded', () => {
  test.each([
    [
      'SIH-RD',
      '2026-08',
      '2026-11-23',
      ['2026-09'],
      '2026-10',
      'production of September is out, of October not',
    ],
    ['SIH-RD', '2026-09', '2026-11-23', [], '2026-10', 'nothing lacks'],
    ['SIH-RD', '2026-10', '2026-11-23', [], '2026-11', 'it came before its day'],
    ['CNES-LT', '2026-07', '2026-11-23', ['2026-08', '2026-09'], '2026-10', 'the register'],
    ['SIM-DO', '2022', '2026-11-23', ['2023', '2024'], '2025', 'whole years'],
    ['POPSVS', '2022', '2026-11-23', [], null, 'no rule is known: only what is between two loaded'],
  ])('%s loaded until %s, on %s: %j late, %s awaited (%s)', (system, last, today, late, awaited, _why) => {
    expect(monthMap([version(system, last)], today)[0]).toMatchObject({ late, awaited, missing: [] });
  });

  test('is drawn as missing until the newest that should be out, and not after', () => {
    const [sih] = monthMap([version('SIH-RD', '2020-03')], '2022-03-20');
    expect(sih!.years.map(({ year, cells }) => [year, cells.map((cell) => cell.state[0]).join('')])).toEqual([
      ['2020', 'oolmmmmmmmmm'],
      ['2021', 'mmmmmmmmmmmm'],
      ['2022', 'mooooooooooo'],
    ]);
  });
});
