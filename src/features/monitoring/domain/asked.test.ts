import { describe, expect, it } from 'vitest';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import { behindFirst, isAsked, isSaid, lastDayOf, type PlanLine, timelinessOf } from './asked.ts';
import type { CycleCalendar } from './calendar.ts';

const MAY: CycleCalendar = {
  competencia: parseCompetencia('2024-05'),
  opensOn: '2024-05-24',
  reportBy: '2024-05-30',
  agendaOn: '2024-05-31',
  meeting: '2024-06-04',
  meetingByRule: '2024-06-04',
  movedBecause: null,
  minutesBy: '2024-06-06',
  locksAfter: '2024-06-10',
  lastCallOn: '2024-06-07',
};
const line = (status: string | null, reportedOn: string | null = null): PlanLine => ({
  status,
  origin: reportedOn === null ? 'document' : 'entered',
  reportedOn,
});

describe('what a competência asks', () => {
  it.each<[string, string | null, PlanLine, string | null, boolean, boolean]>([
    // what, start, the plan's line, the cell's status (undefined: no cell), asked, said
    ['begun and blank', '2024-01-01', line(null), null, true, false],
    ['without a beginning', null, line('inProgress'), null, true, false],
    ['begins on the last day', '2024-05-31', line(null), null, true, false],
    ['begins after the month', '2024-06-01', line(null), null, false, false],
    ['said ahead of its beginning', '2024-06-01', line('inProgress', '2024-05-25'), null, true, true],
    ['closed by the document', '2024-01-01', line('completed'), null, false, false],
    ['closed in an earlier month', '2024-01-01', line('completed', '2024-04-25'), null, false, false],
    ['closed while this one was open', '2024-01-01', line('completed', '2024-05-24'), null, true, true],
    ['said before it opened', '2024-01-01', line('inProgress', '2024-05-23'), null, true, false],
    ['said on its last day', '2024-01-01', line('inProgress', '2024-06-10'), null, true, true],
    ['said after it locked', '2024-01-01', line('inProgress', '2024-06-11'), null, true, false],
    ['confirmed in the report', '2024-01-01', line('inProgress', '2024-02-01'), 'inProgress', true, true],
    ['closed since, said then', '2024-01-01', line('completed', '2024-08-01'), 'inProgress', true, true],
  ])('%s', (_, start, planLine, status, asked, said) => {
    const cell = status === null ? null : { status };
    expect(isAsked({ start }, planLine, cell, MAY)).toBe(asked);
    expect(isSaid(planLine, cell, MAY)).toBe(said);
  });

  it('a cell without a status (a comment alone) says nothing of how the action stands', () =>
    expect(isSaid(line(null), { status: null }, MAY)).toBe(false));

  it.each([
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2024-12', '2024-12-31'],
  ])('the last day of %s is %s', (competencia, day) => expect(lastDayOf(competencia)).toBe(day));

  it.each([
    ['2024-05-30', '2024-07-01', 'inTime'],
    ['2024-05-31', '2024-07-01', 'late'],
    [null, '2024-05-30', 'waiting'],
    [null, '2024-05-31', 'missing'],
  ])('sent on %s, seen on %s: %s', (sentOn, today, words) =>
    expect(timelinessOf(sentOn, MAY, today)).toBe(words),
  );
});

describe('the units of a month, those furthest behind first', () => {
  const unit = (
    name: string,
    timeliness: 'inTime' | 'late' | 'waiting' | 'missing',
    said: number,
    returned = 0,
  ) => ({
    ...{ name, timeliness, said, returned, asked: 10 },
  });
  it.each([
    [
      'who did not send, then who was given lines back, then who may still send, then who sent',
      [
        unit('A', 'inTime', 10),
        unit('B', 'waiting', 0),
        unit('C', 'late', 10, 2),
        unit('D', 'missing', 9),
        unit('E', 'late', 10),
      ],
      'DCBEA',
    ],
    [
      'the most blank first',
      [unit('A', 'missing', 9), unit('B', 'missing', 0), unit('C', 'missing', 5)],
      'BCA',
    ],
    ['the others as they came', [unit('B', 'inTime', 10), unit('A', 'inTime', 10)], 'BA'],
  ])('%s', (_, units, order) => {
    expect(
      behindFirst(units)
        .map(({ name }) => name)
        .join(''),
    ).toBe(order);
  });
});
