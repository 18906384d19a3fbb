import { Temporal } from 'temporal-polyfill';
import { formatDay } from '../../../../kernel/format.ts';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import { readPartial } from './partials.ts';
import { resolveSpan, type Span } from './spans.ts';
import { asWritten, countOf } from './words.ts';

/**
 * A count of days from something: from a day, which gives a date; from an event or nothing, which gives none; or nonsense.
 * `start` where it is what lasts so long: `por 12 meses a partir de janeiro/25`.
 */
export type RelativeReading =
  | {
      readonly start: string | null;
      readonly due: string;
      readonly precision: 'day' | 'month' | 'year';
      readonly confidence: 'high' | 'medium' | 'low';
      readonly note: string;
    }
  | { readonly due: null; readonly confidence: 'medium' | 'low'; readonly note: string }
  | { readonly impossible: string };

const COUNTED =
  /^(?:em |no |num |ate |dentro d[eo] |apos |passados |decorridos |prazo (?:maximo )?de |por |durante |pelo |(?:um )?periodo de )*(.+?) (dia|mes|ano|semana|hora)(?:s|es)?( utei?s| util| corridos?)?(?:,? (apos|depois d[aeo]s?|a contar d[aeo]s?|contad[oa]s (?:a partir )?d[aeo]s?|a partir d[aeo]s?|d[aeo]s?|antes d[aeo]s?) (.+))?$/;

interface Count {
  readonly many: number;
  readonly unit: string;
  readonly worked: boolean;
  /** `90 dias úteis` */
  readonly words: string;
  /** What is counted is how long it lasts, not by when it is done. */
  readonly lasts: boolean;
}

const LASTS = /^(?:por|durante|pelo) /;

/** `em até 90 dias após a publicação`; `raw` gives the event in its own letters. Null where nothing is counted. */
export function readRelative(text: string, raw: string): RelativeReading | null {
  const [, number = '', unit = '', kind = '', link = '', event] = COUNTED.exec(text) ?? [];
  const many = countOf(number);
  if (many === null || /^(?:cada |todo )?mes(?: (?:subsequente|seguinte))?$/.test(event ?? '')) return null;
  const worked = kind.startsWith(' ut');
  const words = `${many} ${unitWords(unit, many)}${worked ? workedWords(many) : kind}`;
  if (event === undefined) {
    const note = `Conta ${words}, mas não diz de quê: informe o acontecimento ou a data.`;
    return { due: null, confidence: 'low', note };
  }
  const count = { many, unit, worked, words, lasts: LASTS.test(text) };
  return fromCalendar(count, link, event) ?? fromEvent(words, link, event, raw);
}

function fromEvent(counted: string, link: string, event: string, raw: string): RelativeReading {
  const written = asWritten(raw, event, 'last');
  const side = link.startsWith('antes') ? 'antes de' : 'de';
  if (isCalendar(event)) {
    const note = `Conta ${counted} ${side} “${written}”, que não é um dia: informe de que dia, ou a data.`;
    return { due: null, confidence: 'medium', note };
  }
  const note = `Conta ${counted} ${side} “${written}”: a data vem com o acontecimento.`;
  return { due: null, confidence: 'medium', note };
}

const partialIn = (event: string) => readPartial(event.replace(/^(?:dia|data de) /, ''));
const isCalendar = (event: string) => partialIn(event) !== null;

const workedWords = (many: number) => (many === 1 ? ' útil' : ' úteis');

function unitWords(unit: string, many: number): string {
  const singular = unit === 'mes' && many === 1 ? 'mês' : unit;
  if (many === 1) return singular;
  return unit === 'mes' ? 'meses' : `${unit}s`;
}

/** Where the event is a stretch of the calendar: `90 dias a partir de 01/03/2024`, `3 meses de 2025`. */
function fromCalendar(count: Count, link: string, event: string): RelativeReading | null {
  const partial = partialIn(event);
  if (partial === null) return null;
  if (/^d[aeo]s?$/.test(link)) return { impossible: `Não diz quais são os ${count.words}` };
  const read = resolveSpan(partial);
  if ('impossible' in read) return read;
  if ('missing' in read || count.unit === 'hora') return null;
  const isBefore = link.startsWith('antes');
  if (count.lasts) return isBefore ? null : lasting(count, read.span);
  return read.span.start === read.span.end ? fromDay(count, read.span, isBefore ? -1 : 1) : null;
}

function fromDay(count: Count, { start, doubt }: Span, direction: 1 | -1): RelativeReading | null {
  const due = dueOf(count, Temporal.PlainDate.from(start), direction);
  if (due === null) return null;
  const from = `Conta ${count.words} ${direction < 0 ? 'antes de' : 'de'} ${formatDay(start)}`;
  if (count.worked || doubt !== null)
    return { ...ON, due, confidence: 'low', note: `${from}, só com os feriados nacionais: confirme a data.` };
  if (direction > 0)
    return { ...ON, due, confidence: 'high', note: `${from}, sem o dia do começo (Código Civil, art. 132).` };
  return isShortened(count, start, due)
    ? {
        ...ON,
        due,
        confidence: 'low',
        note: `${from}: o mês não tem esse dia, lido como o último; confirme.`,
      }
    : { ...ON, due, confidence: 'high', note: `${from}.` };
}

/** `1 mês antes de 31/03/2024`: there is no 31st of February. */
const isShortened = ({ unit }: Count, from: string, due: string): boolean =>
  (unit === 'mes' || unit === 'ano') && from.slice(8) !== due.slice(8);

const ON = { start: null, precision: 'day' } as const;

/** From a day it ends on the day of the same number; whole months or years are counted with the one in which it begins. */
function lasting(count: Count, span: Span): RelativeReading | null {
  const { start, precision } = span;
  const isDay = start === span.end;
  if (!isDay && count.unit !== 'ano' && (precision === 'year' || count.unit !== 'mes')) return null;
  const after = dueOf(count, Temporal.PlainDate.from(start), 1);
  if (after === null) return null;
  const due = isDay ? after : Temporal.PlainDate.from(after).subtract({ days: 1 }).toString();
  const end = isDay
    ? 'se o dia do começo conta, termina na véspera: confirme.'
    : `contado inteiro o ${precision === 'year' ? 'ano' : 'mês'} do começo: confirme.`;
  const note = `Dura ${count.words} desde ${formatDay(start)}, ${end}${span.doubt === null ? '' : ` ${span.doubt}`}`;
  const confidence = count.worked || span.doubt !== null ? 'low' : 'medium';
  return { start, due, precision, confidence, note };
}

/** Nobody plans so far ahead: a slip of the pen, not a deadline. */
const FARTHEST_YEAR = 2199;

function dueOf(count: Count, from: Temporal.PlainDate, direction: 1 | -1): string | null {
  const due = count.worked
    ? workedDaysFrom(from, count.many * direction)
    : calendarDaysFrom(from, count, direction);
  return due.year > FARTHEST_YEAR || due.year < 1900 ? null : due.toString();
}

/** Months and years end on the day of the same number or, where there is none, on the next (Código Civil, art. 132, § 3º); back, on the last. */
function calendarDaysFrom(
  from: Temporal.PlainDate,
  { many, unit }: Count,
  direction: 1 | -1,
): Temporal.PlainDate {
  const length = many * direction;
  if (unit === 'dia') return from.add({ days: length });
  if (unit === 'semana') return from.add({ weeks: length });
  const due = from.add(unit === 'mes' ? { months: length } : { years: length });
  return due.day === from.day || direction < 0 ? due : due.add({ days: 1 });
}

const COUNTRY = new WorkingDays('');

function workedDaysFrom(from: Temporal.PlainDate, many: number): Temporal.PlainDate {
  let day = from;
  for (let left = Math.abs(many); left > 0; ) {
    day = day.add({ days: Math.sign(many) });
    if (COUNTRY.isWorkingDay(day.toString())) left -= 1;
  }
  return day;
}
