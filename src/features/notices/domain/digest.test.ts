import { describe, expect, it } from 'vitest';
import { WorkingDays } from '../../../kernel/working-days.ts';
import { digestsDue } from './digest.ts';

const days = new WorkingDays('51');
const HOURS = { hour: 7, weekday: 1 };

describe('when digests go out (7 h in Cuiabá, those of the week on Monday)', () => {
  it.each([
    ['Monday at 6:59', '2026-11-23T10:59:00Z', null],
    ['Monday at 7:00', '2026-11-23T11:00:00Z', { day: '2026-11-23', weekly: true }],
    [
      'Tuesday, for who was not reached on Monday',
      '2026-11-24T12:00:00Z',
      { day: '2026-11-24', weekly: true },
    ],
    ['Saturday', '2026-11-28T15:00:00Z', null],
    ['a holiday: Tiradentes on a Tuesday', '2026-04-21T15:00:00Z', null],
    ['Monday, Finados: nothing', '2026-11-02T15:00:00Z', null],
    ['the Tuesday after it', '2026-11-03T15:00:00Z', { day: '2026-11-03', weekly: true }],
    [
      'late in the evening of Cuiabá, already tomorrow in Greenwich',
      '2026-11-24T02:00:00Z',
      { day: '2026-11-23' },
    ],
  ])('%s', (_, instant, expected) => {
    const due = digestsDue(instant, 'America/Cuiaba', HOURS, days);
    if (expected === null) expect(due).toBeNull();
    else expect(due).toMatchObject(expected);
  });

  it('waits for the day of the week where that is a later one', () => {
    const due = (instant: string) => digestsDue(instant, 'America/Cuiaba', { hour: 7, weekday: 4 }, days);
    expect(due('2026-11-25T12:00:00Z')).toMatchObject({ weekly: false });
    expect(due('2026-11-26T12:00:00Z')).toMatchObject({ weekly: true, from: '2026-11-26' });
  });
});
