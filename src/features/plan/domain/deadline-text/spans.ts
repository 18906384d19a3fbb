import { Temporal } from 'temporal-polyfill';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import { MONTH, monthOf, ORDINAL, ordinalOf, YEAR, yearOf } from './words.ts';

type Precision = 'day' | 'month' | 'year';

/** A stretch of the calendar as written: what is missing may stand on the other side of a range. */
export interface PartialSpan {
  readonly precision: Precision;
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  /** Months that it lasts, from `month` on: 6 for a semester. */
  readonly months?: number;
  /** First and last day inside the month: a fortnight. */
  readonly days?: readonly [number, number];
  /** The n-th worked day of the month. */
  readonly workday?: number;
  readonly doubt?: string;
}

/** A stretch of days, both included, `YYYY-MM-DD`. */
export interface Span {
  readonly start: string;
  readonly end: string;
  readonly precision: Precision;
  readonly doubt: string | null;
}

/** A span; or nothing for want of a year; or the reason why there is no such stretch. */
export type SpanReading =
  | { readonly span: Span }
  | { readonly missing: 'year' }
  | { readonly impossible: string };

type Reader = (match: RegExpExecArray) => PartialSpan | null;

const PERIODS: Readonly<Record<string, number>> = {
  bimestre: 2,
  trimestre: 3,
  quadrimestre: 4,
  semestre: 6,
  sem: 6,
  tri: 3,
};
const AND_YEAR = `(?:(?: de | do ano de | do | em |/| |-)(${YEAR}))?`;

const optionalYear = (digits: string | undefined) => (digits === undefined ? {} : { year: yearOf(digits) });

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})-(\d\d)-(\d\d)$/, ([, y, m, d]) => dayOf(Number(d), Number(m), Number(y))],
  [
    /^(?:dia )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$/,
    ([, d, m, y = '']) => dayOf(Number(d), Number(m), yearOf(y)),
  ],
  [
    new RegExp(`^(?:o )?(?:dia )?(\\d{1,2})o?(?: de | )(?:mes de )?(${MONTH})${AND_YEAR}$`),
    ([, d, m = '', y]) => ({ precision: 'day', day: Number(d), month: monthOf(m), ...optionalYear(y) }),
  ],
  [
    new RegExp(`^(?:o )?(?:mes de )?(${MONTH})${AND_YEAR}$`),
    ([, m = '', y]) => ({ precision: 'month', month: monthOf(m), ...optionalYear(y) }),
  ],
  [
    new RegExp(`^(0?[1-9]|1[0-2])[/-](${YEAR})$`),
    ([, m, y = '']) => ({ precision: 'month', month: Number(m), year: yearOf(y) }),
  ],
  [
    /^(?:o )?(?:ano de |exercicio de |ano )?((?:19|20)\d\d)$/,
    ([, y = '']) => ({ precision: 'year', year: yearOf(y) }),
  ],
  [
    new RegExp(`^(?:o )?(${ORDINAL}) (${Object.keys(PERIODS).join('|')})${AND_YEAR}$`),
    ([, nth = '', name = '', y]) => periodOf(ordinalOf(nth), PERIODS[name] ?? 1, optionalYear(y)),
  ],
  [
    new RegExp(`^(?:a )?(${ORDINAL}) (quinzena|semana) de (${MONTH})${AND_YEAR}$`),
    ([, nth = '', name, m = '', y]) =>
      partOfMonth(ordinalOf(nth), name === 'semana', { month: monthOf(m), ...optionalYear(y) }),
  ],
  [
    new RegExp(`^(?:o )?(${ORDINAL}) dia util de (${MONTH})${AND_YEAR}$`),
    ([, nth = '', m = '', y]) => workdayOf(ordinalOf(nth), { month: monthOf(m), ...optionalYear(y) }),
  ],
  [/^(?:o )?(?:dia )?(\d{1,2})o?$/, ([, d]) => ({ precision: 'day', day: Number(d) })],
];

const dayOf = (day: number, month: number, year: number): PartialSpan => ({
  precision: 'day',
  day,
  month,
  year,
});

function periodOf(nth: number | null, months: number, year: { year?: number }): PartialSpan | null {
  const last = 12 / months;
  const place = nth === -1 ? last : (nth ?? 0);
  if (place < 1 || place > last) return null;
  return { precision: 'month', month: (place - 1) * months + 1, months, ...year };
}

const WEEK_DOUBT = '“Semana” do mês lida em blocos de sete dias a contar do dia 1: confirme as datas.';

const HOLIDAY_DOUBT = 'Dia útil contado só com os feriados nacionais: confirme a data.';

function workdayOf(nth: number | null, at: { month: number; year?: number }): PartialSpan | null {
  if (nth === null || nth === 0) return null;
  return { precision: 'day', workday: nth, doubt: HOLIDAY_DOUBT, ...at };
}

function partOfMonth(
  nth: number | null,
  isWeek: boolean,
  at: { month: number; year?: number },
): PartialSpan | null {
  if (isWeek) {
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

const MONTH_NAMES =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');

/** The days of what was written. */
export function resolveSpan(partial: PartialSpan): SpanReading {
  const { year, month, precision } = partial;
  const doubt = partial.doubt ?? null;
  if (month !== undefined && (month < 1 || month > 12)) return { impossible: `Não existe o mês ${month}` };
  if (year === undefined) return { missing: 'year' };
  if (precision === 'year')
    return { span: { start: `${year}-01-01`, end: `${year}-12-31`, precision, doubt } };
  if (month === undefined) return { impossible: 'Falta o mês' };
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (partial.workday !== undefined) return workedDay(partial.workday, first, doubt);
  return partial.day === undefined ? stretchOf(partial, first, doubt) : oneDay(partial.day, first, doubt);
}

const COUNTRY = new WorkingDays('');

function workedDay(nth: number, first: Temporal.PlainDate, doubt: string | null): SpanReading {
  const date = COUNTRY.nthOf(first.toString().slice(0, 7), nth);
  if (date === null)
    return { impossible: `Não há tantos dias úteis em ${MONTH_NAMES[first.month - 1]} de ${first.year}` };
  return { span: { start: date, end: date, precision: 'day', doubt } };
}

function oneDay(day: number, first: Temporal.PlainDate, doubt: string | null): SpanReading {
  if (day < 1 || day > first.daysInMonth)
    return { impossible: `Não há dia ${day} em ${MONTH_NAMES[first.month - 1]} de ${first.year}` };
  const date = first.with({ day }).toString();
  return { span: { start: date, end: date, precision: 'day', doubt } };
}

function stretchOf(partial: PartialSpan, first: Temporal.PlainDate, doubt: string | null): SpanReading {
  const last = first.add({ months: partial.months ?? 1 }).subtract({ days: 1 });
  const [from, to] = partial.days ?? [1, last.day];
  return {
    span: {
      start: first.with({ day: from }).toString(),
      end: last.with({ day: Math.min(to, last.day) }).toString(),
      precision: partial.precision,
      doubt,
    },
  };
}

/** Gives the left side of a range what it leaves to the right: `Maio a Dez/24`, `15 a 30 de março de 2024`. */
export function inherit(left: PartialSpan, right: PartialSpan): PartialSpan {
  const month = left.month ?? right.month;
  const year = left.year ?? right.year;
  return {
    ...left,
    ...(month === undefined || left.precision === 'year' ? {} : { month }),
    ...(year === undefined ? {} : { year }),
  };
}
