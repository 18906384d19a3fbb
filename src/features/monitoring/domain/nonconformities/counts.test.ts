import { describe, expect, it } from 'vitest';
import { ageOf, countAll, daysOpen, overdueMeasures } from './counts.ts';
import { type CauseKind, type Event, foldNonConformity, type NonConformity } from './nonconformity.ts';
import { settingsOn } from './settings.ts';

const opened = (on: string, unit = 'COPHS'): Event => ({
  type: 'opened',
  data: {
    origin: { kind: 'meeting', id: 'x', title: 'Fila', note: null },
    ...{ action: null, indicator: null, unit, on },
  },
});
const analysed = (kind: CauseKind): Event => ({
  type: 'analysed',
  data: { cause: { kind, whys: ['Porque'] } },
});
const planned = (until: string): Event => ({
  type: 'measure-planned',
  data: { measure: { what: 'x', who: { kind: 'unit', id: 'COPHS' }, until, cost: null, redefines: false } },
});
const closed: Event = { type: 'closed', data: { on: '2026-03-01', checkBy: '2026-05-30' } };
const notEffective: Event = { type: 'judged', data: { effective: false, on: '2026-06-01', words: 'Voltou' } };
const TODAY = '2026-11-23';

describe('how old it is', () => {
  it.each([
    ['2026-11-23', 0, '0-30'],
    ['2026-10-24', 30, '0-30'],
    ['2026-10-23', 31, '31-60'],
    ['2026-09-24', 60, '31-60'],
    ['2026-09-23', 61, '61-90'],
    ['2026-08-25', 90, '61-90'],
    ['2026-08-24', 91, '91-180'],
    ['2026-05-27', 180, '91-180'],
    ['2026-05-26', 181, '181+'],
  ])('opened on %s: %i days, %s', (on, days, age) => {
    const each = foldNonConformity([opened(on)]);
    expect([daysOpen(each, TODAY), ageOf(each, TODAY)]).toEqual([days, age]);
  });

  it('stops when it is closed, and goes on from the first opening when it did not work', () => {
    const closedOne = foldNonConformity([opened('2026-01-01'), closed]);
    expect([daysOpen(closedOne, TODAY), ageOf(closedOne, TODAY)]).toEqual([59, null]);
    const again = foldNonConformity([opened('2026-01-01'), closed, notEffective]);
    expect([daysOpen(again, TODAY), ageOf(again, TODAY)]).toEqual([326, '181+']);
  });
});

describe('counts', () => {
  const all: NonConformity[] = [
    [opened('2026-11-01'), analysed('people'), planned('2026-11-22'), planned('2026-11-23')],
    [opened('2026-01-01'), analysed('process'), closed, notEffective, analysed('people')],
    [opened('2026-02-01', 'CORAS'), analysed('process'), closed],
    [opened('2026-02-01', 'CORAS'), { type: 'cancelled', data: { on: '2026-02-02', reason: 'x' } } as const],
  ].map((events) => foldNonConformity(events as Event[]));
  const counts = countAll(all, TODAY);

  it('every one stands in one state, and what is not treated in one age', () => {
    expect(counts.states.map(({ state, count }) => [state, count])).toEqual([
      ['analysis', 1],
      ['treatment', 1],
      ['verification', 1],
      ['effective', 0],
      ['cancelled', 1],
    ]);
    expect(counts.ages.map(({ count }) => count)).toEqual([1, 0, 0, 0, 1]);
  });

  it('a cause counts once of each non-conformity that said it, and once where its treatment did not work', () => {
    const said = counts.causes.filter(({ count }) => count > 0);
    expect(said).toEqual([
      { kind: 'people', count: 2, notEffective: 0 },
      { kind: 'process', count: 2, notEffective: 1 },
    ]);
  });

  it('a measure is overdue from the day after its day; a check too', () => {
    expect(overdueMeasures(all[0] as NonConformity, TODAY).map(({ number }) => number)).toEqual([1]);
    expect([counts.overdueMeasures, counts.overdueChecks, counts.reopened]).toEqual([1, 1, 1]);
    expect(counts.units).toEqual([
      { unit: 'COPHS', open: 2, overdue: 1 },
      { unit: 'CORAS', open: 1, overdue: 0 },
    ]);
  });
});

describe('the days in force', () => {
  const days = (starts: string, checkAfterDays: number) => ({ starts, checkAfterDays, warnBeforeDays: 7 });
  const settings = [days('2026-06-01', 60), days('2024-01-01', 90)];
  it.each([
    ['2023-01-01', 90],
    ['2026-05-31', 90],
    ['2026-06-01', 60],
    ['2030-01-01', 60],
  ])('on %s are %i', (day, expected) => {
    expect(settingsOn(settings, day)?.checkAfterDays).toBe(expected);
  });
  it('are none where nobody said any', () => {
    expect(settingsOn([], TODAY)).toBeNull();
  });
});
