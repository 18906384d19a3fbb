import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HolidayRule, NATIONAL_HOLIDAYS, WorkingDays } from '../../../../kernel/working-days.ts';
import { readDeadline } from '../deadline-text/read-deadline.ts';
import { occurrencesOf, stateOfOccurrence } from './occurrences.ts';

const PLAN = { start: '2024-01-01', end: '2027-12-31' };
const { holidays } = JSON.parse(readFileSync('database/seed/plan/holidays.json', 'utf8')) as {
  holidays: HolidayRule[];
};
const daysAt = (place: string) => new WorkingDays(place, [...NATIONAL_HOLIDAYS, ...holidays]);
const read = (text: string) => ({ ...readDeadline(text, { planEnd: PLAN.end }), confirmed: false });
const occurrences = (text: string, place = '510340') => occurrencesOf(read(text), PLAN, daysAt(place));

it.each<[text: string, count: number, first: string, last: string]>([
  ['Março/24 a dez/27 (1ª 3ª feira do mês)', 46, '2024-03-05', '2027-12-07'],
  ['mensal', 48, '2024-01-31', '2027-12-31'],
  ['mensalmente, até dez/24', 12, '2024-01-31', '2024-12-31'],
  ['trimestralmente a partir de 2025', 12, '2025-03-31', '2027-12-31'],
  ['semestral', 8, '2024-06-30', '2027-12-31'],
  ['quinzenal', 105, '2024-01-14', '2027-12-31'],
  ['anual', 4, '2024-12-31', '2027-12-31'],
  ['todo mês de novembro', 4, '2024-11-30', '2027-11-30'],
  ['até o 5º dia útil do mês', 48, '2024-01-08', '2027-12-07'],
  ['última sexta-feira do mês', 48, '2024-01-26', '2027-12-31'],
  ['todo dia 31', 48, '2024-01-31', '2027-12-31'],
  ['dia 30 de cada mês', 48, '2024-01-30', '2027-12-30'],
  ['até 29 de fevereiro de cada ano', 4, '2024-02-29', '2027-03-01'],
  ['1ª e 3ª terças-feiras do mês', 96, '2024-01-02', '2027-12-21'],
  ['quinzenal (sextas-feiras)', 105, '2024-01-05', '2027-12-31'],
  ['todo mês de maio e novembro', 8, '2024-05-31', '2027-11-30'],
])('%s falls due %i times, from %s to %s', (text, count, first, last) => {
  const all = occurrences(text);
  expect([all.length, all[0]?.due, all.at(-1)?.due]).toEqual([count, first, last]);
});

it.each(['até abril/24', '2024 a 2027', 'contínuo', 'A partir de julho/24', 'conforme calendário do PRI'])(
  '%s has no occurrences',
  (text) => expect(occurrences(text)).toEqual([]),
);

it('moves a meeting off a holiday of the country, and says which', () => {
  const meetings = occurrences('Março/24 a dez/27 (1ª 3ª feira do mês)');
  expect(meetings.filter(({ moved }) => moved !== null)).toEqual([
    { day: '2027-09-07', due: '2027-09-08', moved: 'Independência do Brasil' },
    { day: '2027-11-02', due: '2027-11-03', moved: 'Finados' },
  ]);
});

it('moves a day off a weekend, on to the next that is worked', () => {
  expect(occurrences('dia 20 de cada mês').find(({ day }) => day === '2025-04-20')).toEqual({
    day: '2025-04-20',
    due: '2025-04-22',
    moved: 'fim de semana',
  });
});

it('keeps 20 November: by the law of the state before 2024, of the country since', () => {
  expect(daysAt('51').holidayOn('2023-11-20')?.law).toBe('Lei estadual nº 7.879/2002');
  expect(daysAt('52').isWorkingDay('2023-11-20')).toBe(true);
  expect(daysAt('52').isWorkingDay('2024-11-20')).toBe(false);
  expect(occurrences('dia 20 de cada mês').find(({ day }) => day === '2026-11-20')?.due).toBe('2026-11-23');
});

it('counts the working days of the municipality where the office sits', () => {
  const [atCuiaba, elsewhere] = ['510340', '510642'].map((place) => occurrences('6º dia útil do mês', place));
  const inApril = (all: typeof atCuiaba) => all?.find(({ day }) => day.startsWith('2026-04'))?.due;
  expect([inApril(atCuiaba), inApril(elsewhere)]).toEqual(['2026-04-10', '2026-04-09']);
});

it('only a certain or confirmed date can be overdue', () => {
  const late = { day: '2024-03-05', due: '2024-03-05', moved: null };
  const today = '2026-11-23';
  const state = (text: string, confirmed: boolean, report = false) =>
    stateOfOccurrence(
      late,
      report ? { day: late.day, doneOn: '2024-03-05', evidence: null } : null,
      { ...read(text), confirmed },
      today,
    );
  expect(read('duas vezes por ano').confidence).toBe('low');
  expect(state('duas vezes por ano', false)).toBe('unreported');
  expect(state('duas vezes por ano', true)).toBe('overdue');
  expect(state('mensal', false)).toBe('overdue');
  expect(state('mensal', false, true)).toBe('done');
  expect(stateOfOccurrence({ ...late, due: today }, null, read('mensal'), today)).toBe('dueToday');
  expect(stateOfOccurrence({ ...late, due: '2026-11-24' }, null, read('mensal'), today)).toBe('planned');
});

it('gives occurrences in order, each day once, inside the plan, none due before its day', () => {
  const texts = [
    'mensal',
    'semanal',
    'quinzenal',
    'toda sexta-feira',
    'dia 31 de cada mês',
    '2º dia útil do mês',
    'anual',
  ];
  const starts = fc.integer({ min: 0, max: 1000 }).map((days) => {
    const at = new Date(Date.UTC(2024, 0, 1 + days));
    return at.toISOString().slice(0, 10);
  });
  fc.assert(
    fc.property(fc.constantFrom(...texts), starts, (text, start) => {
      const deadline = { ...read(text), start };
      const all = occurrencesOf(deadline, PLAN, daysAt('510340'));
      const days = all.map(({ day }) => day);
      expect(days).toEqual([...new Set(days)].toSorted());
      expect(all.every(({ day, due }) => due >= day && day <= PLAN.end)).toBe(true);
      expect(all.every(({ due }) => due >= start)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
