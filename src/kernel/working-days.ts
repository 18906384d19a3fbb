import { Temporal } from 'temporal-polyfill';

/** A holiday that comes every year, while a law makes it one. */
export interface HolidayRule {
  readonly name: string;
  /** `MM-DD`, or the days after Easter Sunday. */
  readonly on: { readonly date: string } | { readonly afterEaster: number };
  /** First and last year, both included; null is open. */
  readonly from: number | null;
  readonly to: number | null;
  /** Code of the state (2 digits) or municipality (6) where it holds; null is the whole country. */
  readonly place: string | null;
  readonly law: string;
}

const national = (name: string, date: string, law: string, from: number | null = null): HolidayRule => ({
  name,
  on: { date },
  from,
  to: null,
  place: null,
  law,
});

const LAW_662 = 'Lei nº 662/1949, art. 1º, com a redação da Lei nº 10.607/2002';

/**
 * The national holidays. Good Friday is kept by every municipality on the strength of Lei nº 9.093/1995, art. 2º. Carnival
 * and Corpus Christi are no holidays by law: a state or municipality that makes them so adds its own rules.
 */
export const NATIONAL_HOLIDAYS: readonly HolidayRule[] = [
  national('Confraternização Universal', '01-01', LAW_662),
  {
    name: 'Sexta-feira da Paixão',
    on: { afterEaster: -2 },
    from: null,
    to: null,
    place: null,
    law: 'Lei nº 9.093/1995, art. 2º',
  },
  national('Tiradentes', '04-21', LAW_662),
  national('Dia do Trabalho', '05-01', LAW_662),
  national('Independência do Brasil', '09-07', LAW_662),
  national('Nossa Senhora Aparecida', '10-12', 'Lei nº 6.802/1980', 1980),
  national('Finados', '11-02', LAW_662),
  national('Proclamação da República', '11-15', LAW_662),
  national('Dia Nacional de Zumbi e da Consciência Negra', '11-20', 'Lei nº 14.759/2023', 2024),
  national('Natal', '12-25', LAW_662),
];

/** Easter Sunday of the Gregorian calendar, `YYYY-MM-DD` (Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }).toString();
}

/** Which days are worked at a place: Monday to Friday that are no holiday of the country, its state or itself. */
export class WorkingDays {
  readonly #rules: readonly HolidayRule[];
  readonly #years = new Map<number, ReadonlyMap<string, HolidayRule>>();

  /** `place`: digits of a state or municipality; empty for the national holidays alone. */
  constructor(place: string, rules: readonly HolidayRule[] = NATIONAL_HOLIDAYS) {
    this.#rules = rules.filter((rule) => rule.place === null || place.startsWith(rule.place));
  }

  /** The holiday that falls on `day`, or null. */
  holidayOn(day: string): HolidayRule | null {
    return this.#of(Number(day.slice(0, 4))).get(day) ?? null;
  }

  isWorkingDay(day: string): boolean {
    return Temporal.PlainDate.from(day).dayOfWeek <= 5 && this.holidayOn(day) === null;
  }

  /** `day` itself where it is worked, else the next that is: a term that ends on a day off is carried on. */
  carriedOn(day: string): string {
    let at = Temporal.PlainDate.from(day);
    while (!this.isWorkingDay(at.toString())) at = at.add({ days: 1 });
    return at.toString();
  }

  /** `day` itself where it is worked, else the last one before it that was: what must be done before a day is not put off past it. */
  carriedBack(day: string): string {
    let at = Temporal.PlainDate.from(day);
    while (!this.isWorkingDay(at.toString())) at = at.subtract({ days: 1 });
    return at.toString();
  }

  /** The day from which `count` worked days are left until `day`, which does not count. */
  before(day: string, count: number): string {
    let at = Temporal.PlainDate.from(day);
    for (let left = count; left > 0; ) {
      at = at.subtract({ days: 1 });
      if (this.isWorkingDay(at.toString())) left--;
    }
    return at.toString();
  }

  /** The day on which `count` worked days have passed since `day`, which does not count. */
  after(day: string, count: number): string {
    let at = Temporal.PlainDate.from(day);
    for (let left = count; left > 0; ) {
      at = at.add({ days: 1 });
      if (this.isWorkingDay(at.toString())) left--;
    }
    return at.toString();
  }

  /** The n-th worked day of a month (`YYYY-MM`), counted from its end where `nth` is negative; null where it has fewer. */
  nthOf(month: string, nth: number): string | null {
    const first = Temporal.PlainDate.from(`${month}-01`);
    const days = Array.from({ length: first.daysInMonth }, (_, i) => first.add({ days: i }).toString());
    return days.filter((day) => this.isWorkingDay(day)).at(nth > 0 ? nth - 1 : nth) ?? null;
  }

  #of(year: number): ReadonlyMap<string, HolidayRule> {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    const easter = Temporal.PlainDate.from(easterOf(year));
    const days = new Map<string, HolidayRule>();
    for (const rule of this.#rules) {
      if (year < (rule.from ?? year) || year > (rule.to ?? year)) continue;
      const { on } = rule;
      days.set('date' in on ? `${year}-${on.date}` : easter.add({ days: on.afterEaster }).toString(), rule);
    }
    this.#years.set(year, days);
    return days;
  }
}
