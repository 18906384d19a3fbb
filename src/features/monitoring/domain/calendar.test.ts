import { describe, expect, it } from 'vitest';
import { type Competencia, parseCompetencia } from '../../../kernel/competencia.ts';
import { type HolidayRule, NATIONAL_HOLIDAYS, WorkingDays } from '../../../kernel/working-days.ts';
import {
  type CycleCalendar,
  type CycleSettings,
  calendarOf,
  currentCompetencia,
  moveRefusal,
  settingsFor,
  settingsRefusals,
} from './calendar.ts';
import { type Phase, phaseOn, stepsOn } from './phase.ts';

const SETTINGS: CycleSettings = {
  starts: '2024-01',
  meetingWeek: 1,
  meetingWeekday: 2,
  meetingMonthsAfter: 1,
  count: 'calendar',
  opensBefore: 10,
  reportBefore: 5,
  agendaBefore: 3,
  minutesAfter: 2,
  locksAfter: 5,
  lastCallBefore: 1,
};
const cityDay = (name: string, date: string): HolidayRule => ({
  name,
  on: { date },
  from: null,
  to: null,
  place: '510340',
  law: 'lei municipal',
});
const country = new WorkingDays('');
const city = new WorkingDays('510340', [...NATIONAL_HOLIDAYS, cityDay('Aniversário da cidade', '04-08')]);
const month = (text: string): Competencia => parseCompetencia(text);
const of = (text: string, change: Partial<CycleSettings> = {}, days = country) =>
  calendarOf({ ...SETTINGS, ...change }, month(text), days, null);

describe('the days of a competência', () => {
  it.each([
    // competência, opens, report by, agenda, meeting, minutes, lock
    ['2024-05', '2024-05-24', '2024-05-30', '2024-05-31', '2024-06-04', '2024-06-06', '2024-06-10'],
    ['2024-12', '2024-12-27', '2025-01-02', '2025-01-03', '2025-01-07', '2025-01-09', '2025-01-13'],
    ['2024-02', '2024-02-23', '2024-02-29', '2024-03-01', '2024-03-05', '2024-03-07', '2024-03-11'],
    ['2026-11', '2026-11-19', '2026-11-26', '2026-11-27', '2026-12-01', '2026-12-03', '2026-12-07'],
  ])('%s', (competencia, opensOn, reportBy, agendaOn, meeting, minutesBy, locksAfter) =>
    expect(of(competencia)).toEqual({
      competencia,
      opensOn,
      reportBy,
      agendaOn,
      meeting,
      meetingByRule: meeting,
      movedBecause: null,
      minutesBy,
      locksAfter,
      lastCallOn: expect.any(String),
    }),
  );

  it('a first Tuesday that is a holiday puts the meeting, and all that hangs on it, on the next worked day', () => {
    // 2 November 2027 is a Tuesday and Finados.
    expect(of('2027-10')).toMatchObject({ meeting: '2027-11-03', opensOn: '2027-10-22' });
  });

  it('a holiday of the city counts there alone', () => {
    // The second Monday of April 2024 is the 8th.
    const change = { meetingWeek: 2, meetingWeekday: 1 };
    expect(of('2024-03', change).meeting).toBe('2024-04-08');
    expect(of('2024-03', change, city).meeting).toBe('2024-04-09');
  });

  it('the last call is as many worked days before the lock as the settings say', () => {
    expect(of('2024-05').lastCallOn).toBe('2024-06-07');
    expect(of('2024-05', { lastCallBefore: 0 }).lastCallOn).toBe('2024-06-10');
    expect(of('2024-05', { lastCallBefore: 3 }).lastCallOn).toBe('2024-06-05');
  });

  it('worked days are counted without days off where the settings say so', () =>
    expect(of('2024-04', { count: 'working' })).toMatchObject({
      meeting: '2024-05-07',
      opensOn: '2024-04-22',
      reportBy: '2024-04-29',
      locksAfter: '2024-05-14',
    }));

  it.each([
    [4, 5, '2024-05-24'],
    [-1, 2, '2024-05-28'],
    [-1, 5, '2024-05-31'],
  ])('week %i, weekday %i of the next month', (meetingWeek, meetingWeekday, meeting) =>
    expect(of('2024-04', { meetingWeek, meetingWeekday }).meeting).toBe(meeting),
  );

  it('a meeting that was moved takes the days around it along, and its reason stays', () => {
    const moved = { day: '2024-06-06', reason: 'Feriado municipal antecipado' };
    expect(calendarOf(SETTINGS, month('2024-05'), country, moved)).toMatchObject({
      meeting: '2024-06-06',
      meetingByRule: '2024-06-04',
      movedBecause: 'Feriado municipal antecipado',
      opensOn: '2024-05-24',
      reportBy: '2024-05-31',
      locksAfter: '2024-06-11',
    });
  });

  it.each([
    ['2024-06-20', '2024-05-24', 'put off: what has opened stays open'],
    ['2024-05-28', '2024-05-17', 'brought forward: it opens earlier'],
  ])('a meeting on %s opens on %s (%s)', (day, opensOn) =>
    expect(calendarOf(SETTINGS, month('2024-05'), country, { day, reason: 'x' }).opensOn).toBe(opensOn),
  );

  it('the same month may be the one looked at', () =>
    expect(of('2024-05', { meetingMonthsAfter: 0 }).meeting).toBe('2024-05-07'));
});

describe('where a competência stands by the clock', () => {
  const may = of('2024-05');
  it.each<[string, Phase, string]>([
    ['2024-05-23', 'ahead', 'ahead ahead ahead ahead ahead'],
    ['2024-05-24', 'reporting', 'done current ahead ahead ahead'],
    ['2024-05-30', 'reporting', 'done current ahead ahead ahead'],
    ['2024-05-31', 'review', 'done done current ahead ahead'],
    ['2024-06-04', 'meeting', 'done done done current ahead'],
    ['2024-06-05', 'closing', 'done done done done current'],
    ['2024-06-10', 'closing', 'done done done done current'],
    ['2024-06-11', 'locked', 'done done done done done'],
  ])('on %s: %s', (today, phase, steps) => {
    expect(phaseOn(may, today)).toBe(phase);
    expect(
      stepsOn(may, today)
        .map(({ state }) => state)
        .join(' '),
    ).toBe(steps);
  });

  it.each([
    ['2024-06-10', '2024-05'],
    ['2024-06-11', '2024-06'],
    ['2024-06-30', '2024-06'],
  ])('people work, on %s, on %s', (today, competencia) =>
    expect(currentCompetencia(today, (at): CycleCalendar => of(at))).toBe(competencia),
  );
});

describe('settings', () => {
  const later = { ...SETTINGS, starts: '2024-07', opensBefore: 12 };
  it.each([
    ['2023-12', null],
    ['2024-01', 10],
    ['2024-06', 10],
    ['2024-07', 12],
    ['2027-12', 12],
  ])('of %s', (competencia, opensBefore) =>
    expect(settingsFor([later, SETTINGS], competencia)?.opensBefore ?? null).toBe(opensBefore),
  );

  it.each<[Partial<CycleSettings>, number]>([
    [{}, 0],
    [{ opensBefore: 5 }, 1],
    [{ reportBefore: 2 }, 1],
    [{ minutesAfter: 6 }, 1],
    [{ meetingWeekday: 6 }, 1],
    [{ opensBefore: 1, reportBefore: 2, minutesAfter: 9 }, 3],
  ])('%j: %i reasons against', (change, reasons) =>
    expect(settingsRefusals({ ...SETTINGS, ...change })).toHaveLength(reasons),
  );
});

describe('moving a meeting', () => {
  it.each<[string, string, string, string | null]>([
    ['2024-06-04', '2024-06-06', '2024-06-03', null],
    ['2024-06-04', '2024-06-05', '2024-06-04', null],
    ['2024-06-04', '2024-06-06', '2024-06-05', 'A reunião foi em 04/06/2024'],
    ['2024-06-04', '2024-06-04', '2024-06-03', 'já está marcada'],
    ['2024-06-04', '2024-06-02', '2024-06-03', '02/06/2024 já passou'],
    ['2024-06-04', '2024-06-08', '2024-06-03', 'é fim de semana. O próximo dia útil é 10/06/2024'],
    ['2024-11-05', '2024-11-20', '2024-11-04', 'Consciência Negra). O próximo dia útil é 21/11/2024'],
  ])('of %s to %s, on %s: %s', (meeting, day, today, words) => {
    const refusal = moveRefusal(meeting, day, today, country);
    if (words === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(words);
  });
});
