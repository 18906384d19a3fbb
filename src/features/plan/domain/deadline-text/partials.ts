import { Temporal } from 'temporal-polyfill';
import { type PartialSpan, resolveSpan } from './spans.ts';
import { MONTH, monthOf, ORDINAL, ordinalOf, WEEK, WEEKDAY, weekdayOf, YEAR, yearOf } from './words.ts';

type Reader = (match: RegExpExecArray) => PartialSpan | null;

const PERIODS: Readonly<Record<string, number>> = {
  bimestre: 2,
  trimestre: 3,
  quadrimestre: 4,
  semestre: 6,
  sem: 6,
  tri: 3,
  trim: 3,
  quad: 4,
  quadri: 4,
  bim: 2,
};
const AND_YEAR = `(?:(?: de | do ano de | do | em |/| |-)(${YEAR}))?`;
const CENTURY = '((?:19|20)\\d\\d)';

const optionalYear = (digits: string | undefined) => (digits === undefined ? {} : { year: yearOf(digits) });

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})-(\d\d)-(\d\d)$/, ([, y, m, d]) => dayOf(Number(d), Number(m), Number(y))],
  [
    /^(?:dia )?(\d{1,2})o?[/.-](\d{1,2})[/.-](\d{4}|\d\d)$/,
    ([, d, m, y = '']) => dayOf(Number(d), Number(m), yearOf(y)),
  ],
  [
    new RegExp(`^(?:o )?(?:dia )?(\\d{1,2})o?(?: de | |-|/)(?:mes de )?(${MONTH})${AND_YEAR}$`),
    ([, d, m = '', y]) => ({ precision: 'day', day: Number(d), month: monthOf(m), ...optionalYear(y) }),
  ],
  [
    new RegExp(`^(?:o )?(?:mes de )?(${MONTH}) (\\d\\d)$`),
    ([, m = '', n = '']) => monthAndNumber(monthOf(m), n),
  ],
  [
    new RegExp(`^(?:o )?(?:mes de )?(${MONTH})${AND_YEAR}$`),
    ([, m = '', y]) => ({ precision: 'month', month: monthOf(m), ...optionalYear(y) }),
  ],
  [
    new RegExp(`^(0?[1-9]|1[0-2])[/-]${CENTURY}$`),
    ([, m, y = '']) => ({ precision: 'month', month: Number(m), year: yearOf(y) }),
  ],
  [
    new RegExp(`^${CENTURY}[/-](0[1-9]|1[0-2])$`),
    ([, y = '', m]) => ({ precision: 'month', month: Number(m), year: yearOf(y), hint: YEAR_FIRST }),
  ],
  [
    new RegExp(`^${CENTURY}[/.]([12])o?$`),
    ([, y = '', half]) => ({ ...semester(Number(half), yearOf(y)), doubt: HALF_YEAR }),
  ],
  [/^(?:dia )?(\d{1,2}o?)([/.-])(\d\d?)$/, ([, a = '', mark, b = '']) => twoNumbers(a, b, mark === '-')],
  [
    /^(?:o )?(?:ano (?:de )?|exercicio (?:financeiro )?(?:de )?)?((?:19|20)\d\d)$/,
    ([, y = '']) => ({ precision: 'year', year: yearOf(y) }),
  ],
  [
    new RegExp(`^(?:o )?(${ORDINAL}) (${Object.keys(PERIODS).join('|')})${AND_YEAR}$`),
    ([, nth = '', name = '', y]) => periodOf(ordinalOf(nth), PERIODS[name] ?? 1, optionalYear(y)),
  ],
  [
    new RegExp(`^(\\d)o? ?([tsq])[ /-]?(${YEAR})$|^([tsq])([1-4])[ /-]?(${YEAR})$`),
    ([, nth, of, year, letter, place, ofYear]) =>
      letteredPeriod(letter ?? of ?? '', Number(place ?? nth), yearOf(ofYear ?? year ?? '')),
  ],
  [
    /^(?:o )?(inicio|comeco|meados|meio) d[eo] (.+)$/,
    ([, part = '', whole = '']) => partOfPeriod(part === 'inicio' || part === 'comeco', readPartial(whole)),
  ],
  [
    /^(?:a )?(1a|2a|primeira|segunda) metade d[eo] (.+)$/,
    ([, nth, whole = '']) => halfOf(nth === '1a' || nth === 'primeira', readPartial(whole)),
  ],
  [/^(?:a )?vespera d[eo] (?:dia )?(.+)$/, ([, day = '']) => dayBefore(readPartial(day))],
  [
    new RegExp(`^(?:a )?(${ORDINAL}) (quinzena|semana) de (${MONTH})${AND_YEAR}$`),
    ([, nth = '', name, m = '', y]) =>
      partOfMonth(ordinalOf(nth), name === 'semana', { month: monthOf(m), ...optionalYear(y) }),
  ],
  [
    new RegExp(`^(?:o )?(${ORDINAL}) dia util de (${MONTH})${AND_YEAR}$`),
    ([, nth = '', m = '', y]) => workdayOf(ordinalOf(nth), { month: monthOf(m), ...optionalYear(y) }),
  ],
  [
    new RegExp(`^(?:a |o )?(${ORDINAL})a? ${WEEKDAY} de (${MONTH})${AND_YEAR}$`),
    ([, nth = '', day = '', m = '', y]) =>
      nthWeekday(ordinalOf(nth), weekdayOf(day), { month: monthOf(m), ...optionalYear(y) }),
  ],
  [/^(?:o )?(?:dia )?(\d{1,2})o?$/, ([, d]) => ({ precision: 'day', day: Number(d) })],
];

const YEAR_FIRST = 'Lido como ano e mês.';
const HALF_YEAR = 'Lido como semestre do ano; pode ser outro período: confirme.';
const MONTH_AND_YEAR = 'Lido como mês e ano de dois algarismos.';
const DAY_OR_YEAR = 'Pode ser dia e mês, ou mês e ano: informe a data completa.';
const DAYS_OR_YEAR = 'Pode ser mês e ano, ou dois dias: informe a data completa.';

/** `10/12`: a day and month, whose year is missing; `03/24`: a month and year, since there is no month 24. */
function twoNumbers(first: string, second: string, dash: boolean): PartialSpan | null {
  const [a, b] = [Number.parseInt(first, 10), Number(second)];
  if (b > 12) {
    if (second.length < 2 || a < 1 || a > 12 || first.endsWith('o')) return null;
    const said = dash ? { doubt: DAYS_OR_YEAR } : { hint: MONTH_AND_YEAR };
    return { precision: 'month', month: a, year: yearOf(second), ...said };
  }
  if (dash || a < 1 || a > 31 || b < 1) return null;
  return { precision: 'day', day: a, month: b, ...(a > 12 ? {} : { doubt: DAY_OR_YEAR }) };
}

const NUMBER_AFTER_MONTH =
  'O número depois do mês pode ser o ano, com dois algarismos, ou o dia: informe a data completa.';

/** `maio 24`: May of 2024 or the 24th of a May; `fevereiro 30` can be no day. */
function monthAndNumber(month: number, number: string): PartialSpan {
  const said = { precision: 'month', month, year: yearOf(number) } as const;
  const asDay = resolveSpan({ precision: 'day', month, day: Number(number) });
  return 'impossible' in asDay || number === '00'
    ? { ...said, hint: MONTH_AND_YEAR }
    : { ...said, doubt: NUMBER_AFTER_MONTH };
}

const LETTERED: Readonly<Record<string, number>> = { t: 3, q: 3, s: 6 };
const LETTER = 'Abreviatura lida como trimestre ou semestre do ano.';
const QUARTER = '“Q” pode ser trimestre (do inglês) ou quadrimestre: lido como trimestre; confirme.';

/** `1T2025`, `2S/25`, `Q1/2025`. */
function letteredPeriod(letter: string, nth: number, year: number): PartialSpan | null {
  const period = periodOf(nth, LETTERED[letter] ?? 1, { year });
  if (period === null) return null;
  return letter === 'q' && nth < 4 ? { ...period, doubt: QUARTER } : { ...period, hint: LETTER };
}

const BEGINNING = '“Início” lido como o primeiro terço do período: confirme as datas.';
const MIDDLE = '“Meados” lido como o meio do período, sem o primeiro e o último terço: confirme as datas.';

/** The first third of a period, or what lies between the first and the last: whole months, or ten days of a month. */
function partOfPeriod(atStart: boolean, whole: PartialSpan | null): PartialSpan | null {
  if (whole === null || whole.day !== undefined || whole.days !== undefined || whole.precision === 'day')
    return null;
  const doubt = [atStart ? BEGINNING : MIDDLE, whole.doubt].filter((each) => each !== undefined).join(' ');
  const [first, months] = whole.precision === 'year' ? [1, 12] : [whole.month ?? 1, whole.months ?? 1];
  if (months === 1) return { ...whole, precision: 'day', days: atStart ? [1, 10] : [11, 20], doubt };
  const third = Math.floor(months / 3);
  if (third === 0) return null;
  const part = atStart
    ? { month: first, months: third }
    : { month: first + third, months: months - 2 * third };
  return { ...whole, ...part, precision: 'month', doubt };
}

const HALF = '“Metade” lida como a metade dos meses, ou até o dia 15: confirme as datas.';

/** The first or second half of a year, of a period of even months, of a month. */
function halfOf(isFirst: boolean, whole: PartialSpan | null): PartialSpan | null {
  if (whole === null || whole.day !== undefined || whole.days !== undefined || whole.precision === 'day')
    return null;
  const doubt = [HALF, whole.doubt].filter((each) => each !== undefined).join(' ');
  const [first, months] = whole.precision === 'year' ? [1, 12] : [whole.month ?? 1, whole.months ?? 1];
  if (months === 1) return { ...whole, precision: 'day', days: isFirst ? [1, 15] : [16, 31], doubt };
  if (months % 2 !== 0) return null;
  const half = months / 2;
  return { ...whole, precision: 'month', month: isFirst ? first : first + half, months: half, doubt };
}

/** The day before one that is written with its year. */
function dayBefore(partial: PartialSpan | null): PartialSpan | null {
  const read = partial === null || partial.precision !== 'day' ? null : resolveSpan(partial);
  if (read === null || !('span' in read) || read.span.start !== read.span.end) return null;
  const { year, month, day } = Temporal.PlainDate.from(read.span.start).subtract({ days: 1 });
  return { ...dayOf(day, month, year), ...(read.span.doubt === null ? {} : { doubt: read.span.doubt }) };
}

const dayOf = (day: number, month: number, year: number): PartialSpan => ({
  precision: 'day',
  day,
  month,
  year,
});

const semester = (half: number, year: number): PartialSpan => ({
  precision: 'month',
  month: half * 6 - 5,
  months: 6,
  year,
});

function periodOf(nth: number | null, months: number, year: { year?: number }): PartialSpan | null {
  const last = 12 / months;
  const place = nth === -1 ? last : (nth ?? 0);
  if (place < 1 || place > last) return null;
  return { precision: 'month', month: (place - 1) * months + 1, months, ...year };
}

interface MonthAt {
  readonly month: number;
  readonly year?: number;
}

const HOLIDAY_DOUBT = 'Dia útil contado só com os feriados nacionais: confirme a data.';

function workdayOf(nth: number | null, at: MonthAt): PartialSpan | null {
  if (nth === null || nth === 0) return null;
  return { precision: 'day', workday: nth, doubt: HOLIDAY_DOUBT, ...at };
}

function nthWeekday(nth: number | null, weekday: string | undefined, at: MonthAt): PartialSpan | null {
  if (nth === null || nth === 0 || nth > 5 || weekday === undefined) return null;
  return { precision: 'day', weekday: [nth, WEEK.indexOf(weekday) + 1], ...at };
}

const WEEK_DOUBT = '“Semana” do mês lida em blocos de sete dias a contar do dia 1: confirme as datas.';
const LAST_WEEK_DOUBT = 'Última semana lida como os últimos sete dias do mês: confirme as datas.';

function partOfMonth(nth: number | null, isWeek: boolean, at: MonthAt): PartialSpan | null {
  if (isWeek) {
    if (nth === -1) return { precision: 'day', days: [-6, 31], doubt: LAST_WEEK_DOUBT, ...at };
    if (nth === null || nth < 1 || nth > 4) return null;
    return { precision: 'day', days: [nth * 7 - 6, nth * 7], doubt: WEEK_DOUBT, ...at };
  }
  if (nth === 1) return { precision: 'day', days: [1, 15], ...at };
  return nth === 2 || nth === -1 ? { precision: 'day', days: [16, 31], ...at } : null;
}

/** What a piece of text says of the calendar, or null where it says nothing that is understood. */
export function readPartial(text: string): PartialSpan | null {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(text);
    if (match !== null) return read(match);
  }
  return null;
}
