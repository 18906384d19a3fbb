import { Temporal } from 'temporal-polyfill';
import { WEEK, WEEKDAY, weekdayOf } from './words.ts';

/** A day of the week beside the rest of an expression. */
interface NamedDay {
  /** Two letters of RFC 5545. */
  readonly weekday: string;
  readonly rest: string;
}

const FIRST = new RegExp(
  `^((?:ate |em |para |a partir d[ea] |n?a |n?o )*)${WEEKDAY}(?:,| -)? (?:o )?(?:dia )?(.+)$`,
);
const LAST = new RegExp(`^(.+?)(?:,| -)? (?:uma |um |n?a |n?o )?${WEEKDAY}$`);

/** Where an expression names a day of the week beside something that may be its date: `sexta-feira, 17 de maio de 2024`. */
export function namedDays(text: string): readonly NamedDay[] {
  const [, before = '', day = '', after = ''] = FIRST.exec(text) ?? [];
  const [, all = '', last = ''] = LAST.exec(text) ?? [];
  const said = before.replace(/ ?(?:n?a|n?o|em) $/, ' ').trimStart();
  return [
    { weekday: weekdayOf(day), rest: `${said}${after}` },
    { weekday: weekdayOf(last), rest: all },
  ].filter((each): each is NamedDay => each.weekday !== undefined);
}

const NAMES = 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo'.split(' ');

/** What is said where a date, `YYYY-MM-DD`, is no such day of the week; null where it is. */
export function clashOf(weekday: string, date: string): string | null {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  if (WEEK[dayOfWeek - 1] === weekday) return null;
  return `O texto diz ${NAMES[WEEK.indexOf(weekday)]}, mas a data é ${NAMES[dayOfWeek - 1]}: confirme.`;
}
