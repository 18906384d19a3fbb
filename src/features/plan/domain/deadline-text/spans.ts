import { Temporal } from 'temporal-polyfill';
import { WorkingDays } from '../../../../kernel/working-days.ts';

type Precision = 'day' | 'month' | 'year';

/** A stretch of the calendar as written: what is missing may stand on the other side of a range. */
export interface PartialSpan {
  readonly precision: Precision;
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  /** Months that it lasts, from `month` on: 6 for a semester. */
  readonly months?: number;
  /** First and last day inside the month: a fortnight; −6 counts from the last day. */
  readonly days?: readonly [number, number];
  /** The n-th of a day of the week in the month; −1 is the last; Monday is 1. */
  readonly weekday?: readonly [number, number];
  /** The n-th worked day of the month. */
  readonly workday?: number;
  /** Why it must be asked. */
  readonly doubt?: string;
  /** How it was read, where standing alone it is not beyond doubt. */
  readonly hint?: string;
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

const MONTH_NAMES =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');

/** The days of what was written. */
export function resolveSpan(partial: PartialSpan): SpanReading {
  const { year, month, precision } = partial;
  const doubt = partial.doubt ?? null;
  if (month !== undefined && (month < 1 || month > 12)) return { impossible: `Não existe o mês ${month}` };
  if (year === undefined) return withoutYear(partial);
  if (precision === 'year')
    return { span: { start: `${year}-01-01`, end: `${year}-12-31`, precision, doubt } };
  if (month === undefined) return { impossible: 'Falta o mês' };
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (partial.workday !== undefined) return workedDay(partial.workday, first, doubt);
  if (partial.weekday !== undefined) return dayOfWeek(partial.weekday, first, doubt);
  return partial.day === undefined ? stretchOf(partial, first, doubt) : oneDay(partial.day, first, doubt);
}

const LEAP_YEAR = 2000;

function withoutYear({ day, month }: PartialSpan): SpanReading {
  if (day === undefined || month === undefined) return { missing: 'year' };
  const { daysInMonth } = Temporal.PlainDate.from({ year: LEAP_YEAR, month, day: 1 });
  return day > daysInMonth
    ? { impossible: `Não há dia ${day} em ${MONTH_NAMES[month - 1]}` }
    : { missing: 'year' };
}

const COUNTRY = new WorkingDays('');

function workedDay(nth: number, first: Temporal.PlainDate, doubt: string | null): SpanReading {
  const date = COUNTRY.nthOf(first.toString().slice(0, 7), nth);
  if (date === null)
    return { impossible: `Não há tantos dias úteis em ${MONTH_NAMES[first.month - 1]} de ${first.year}` };
  return { span: { start: date, end: date, precision: 'day', doubt } };
}

function dayOfWeek(
  [nth, weekday]: readonly [number, number],
  first: Temporal.PlainDate,
  doubt: string | null,
): SpanReading {
  const all = Array.from({ length: first.daysInMonth }, (_, at) => first.add({ days: at }));
  const date = all
    .filter((each) => each.dayOfWeek === weekday)
    .at(nth > 0 ? nth - 1 : nth)
    ?.toString();
  if (date === undefined)
    return {
      impossible: `Não há ${nth}ª ocorrência desse dia em ${MONTH_NAMES[first.month - 1]} de ${first.year}`,
    };
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
      start: first.with({ day: from > 0 ? from : last.day + from }).toString(),
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
