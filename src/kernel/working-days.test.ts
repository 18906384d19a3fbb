import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easterOf, type HolidayRule, NATIONAL_HOLIDAYS, WorkingDays } from './working-days.ts';

it.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i is %s', (year, day) => expect(easterOf(year)).toBe(day));

const local: HolidayRule = {
  name: 'Aniversário da cidade',
  on: { date: '04-08' },
  from: null,
  to: null,
  place: '510340',
  law: 'lei municipal',
};
const country = new WorkingDays('');
const city = new WorkingDays('510340', [...NATIONAL_HOLIDAYS, local]);

describe('the days that are worked', () => {
  it.each([
    ['2024-11-20', false, 'Consciência Negra, national since 2024'],
    ['2023-11-20', true, 'no national holiday yet: a Monday'],
    ['2024-03-29', false, 'Good Friday'],
    ['2024-02-13', true, 'Carnival is no holiday by law'],
    ['2024-11-16', false, 'a Saturday'],
    ['2024-04-08', true, 'a holiday of one city only'],
  ])('%s: %s (%s)', (day, worked) => expect(country.isWorkingDay(day)).toBe(worked));

  it('a city adds its own', () => {
    expect(city.holidayOn('2024-04-08')?.name).toBe('Aniversário da cidade');
    expect(new WorkingDays('51', [local]).holidayOn('2024-04-08')).toBeNull();
  });

  it.each([
    ['2024-11-15', '2024-11-18'],
    ['2024-12-24', '2024-12-24'],
    ['2026-12-25', '2026-12-28'],
  ])('a term that ends on %s is carried to %s', (day, carried) =>
    expect(country.carriedOn(day)).toBe(carried),
  );

  it.each([
    ['2024-05', 5, '2024-05-08'],
    ['2024-05', -1, '2024-05-31'],
    ['2024-01', 1, '2024-01-02'],
    ['2024-02', 22, null],
  ])('of %s the worked day %i is %s', (month, nth, day) => expect(country.nthOf(month, nth)).toBe(day));

  it.each([
    ['2024-04-21', '2024-04-19'],
    ['2024-04-01', '2024-04-01'],
    ['2024-03-31', '2024-03-28'],
  ])('what is due before a day and falls on %s is due on %s', (day, back) =>
    expect(country.carriedBack(day)).toBe(back),
  );

  it('counting back undoes counting on from a worked day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 30 }), (offset, count) => {
        const date = new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        const from = country.carriedOn(date);
        expect(country.before(country.after(from, count), count)).toBe(from);
      }),
    );
  });

  it('counting on and counting in a month agree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2060 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 18 }),
        (year, month, nth) => {
          const at = `${year}-${String(month).padStart(2, '0')}`;
          const first = country.nthOf(at, 1) as string;
          expect(country.after(first, nth - 1)).toBe(country.nthOf(at, nth));
        },
      ),
    );
  });
});
