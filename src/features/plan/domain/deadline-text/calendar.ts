import { Temporal } from 'temporal-polyfill';
import type { Deadline } from '../deadline.ts';
import { readPartial } from './partials.ts';
import { inherit, type PartialSpan, resolveSpan, type Span } from './spans.ts';
import { MONTH, yearOf } from './words.ts';

/** What the calendar part of an expression says. */
export interface Calendar {
  readonly kind: 'until' | 'range' | 'open' | 'month' | 'day';
  readonly start: string | null;
  readonly due: string | null;
  readonly precision: Deadline['precision'];
  readonly confidence: 'high' | 'medium' | 'low';
  readonly notes: readonly string[];
}

/** `impossible`: it is of the calendar, and no such days exist. */
export type CalendarReading = { readonly calendar: Calendar } | { readonly impossible: string };

const FROM =
  /^(?:a partir(?: d[eao])?|a contar d[eao]|desde(?: o)?|com inicio em|inicio(?: em|:)|a (?:comecar|iniciar) em|iniciando em) ?\/?(.+)$/;
const AFTER = /^(?:apos|depois d[eao]) (?:o |a )?(.+)$/;
const UNTIL =
  /^(?:ate:?|prazo(?: final| limite)?:?|data limite:?|para|com prazo ate|(?:com )?(?:termino|conclusao|entrega|finalizacao)(?: em| ate| para|:))(?: o| a)?(?: (?:fim|final|termino|encerramento) d[eo](?: mes de| ano de)?)? (.+)$/;
const FORECAST =
  /^(?:(?:conclusao |termino |entrega )?previst[oa]s? para|(?:com )?previsao(?: de (?:termino|conclusao|entrega))?(?: para| em| ate|:))(?: o| a)? (.+)$/;
const END_OF = /^(?:no |o )?(?:fim|final|termino|encerramento) d[eo](?: mes de| ano de)? (.+)$/;
const WITHIN =
  /^(?:no decorrer d[eo]|(?:durante|em|por)?(?: ?todo o)(?= ano| exercicio| mes| \d| \w+ (?:bimestre|trimestre|quadrimestre|semestre))|em|no|na|durante(?: o)?|ao longo d[eo]) (.+)$/;
/** `até o final do ano`: of a year that is not told. */
const END_OF_THIS =
  /^(?:(?:ate|no|ao|para)(?: o)? )?(?:fim|final|termino) (?:d[eo] (?:presente |corrente |proprio )?|d?est?e )(ano|exercicio|semestre|quadrimestre|trimestre|bimestre|mes)$/;

/** A stretch of the calendar, with no recurrence in it; null where the text is something else. */
export function readCalendar(text: string): CalendarReading | null {
  return (
    readAlone(text) ??
    readRange(text) ??
    readOpen(text) ??
    readUntil(text) ??
    readPair(text) ??
    readMonths(text)
  );
}

/** What a reading has of its own beside its days. */
interface Said {
  readonly confidence?: 'medium' | 'low';
  readonly notes?: readonly string[];
}

const BETWEEN = [
  /^(?:de |entre |do |desde )?(.+?) (?:a|ate|a ate|e ate|ao|as) (.+)$/,
  /^entre (.+?) e (.+)$/,
  /^(.+?) ?- ?(.+)$/,
];
const YEARS = /^((?:19|20)\d\d) ?\/ ?((?:19|20)?\d\d)$/;
const NO_MONTH: Said = {
  confidence: 'medium',
  notes: ['Falta o mês depois de “a partir”: início lido como janeiro.'],
};
const SLASH: Said = {
  confidence: 'medium',
  notes: ['Barra entre dois anos é intervalo; não confundir com mês/ano.'],
};

function readRange(text: string): CalendarReading | null {
  const [, first = '', last] = YEARS.exec(text) ?? [];
  if (last !== undefined) return rangeOf(first, last, SLASH);
  const body = text.replace(/^(?:a partir(?: d[eao])?|desde(?: o)?) ?(?=\/|\S)/, '');
  for (const mark of BETWEEN) {
    const [, left = '', right] = mark.exec(body) ?? [];
    if (right === undefined) continue;
    const end = right.replace(/^(?:o )?(?:fim|final) d[eo] /, '');
    const range = rangeOf(left.replace(/^\//, ''), end, left.startsWith('/') ? NO_MONTH : {});
    if (range !== null) return range;
  }
  return null;
}

function rangeOf(left: string, right: string, said: Said): CalendarReading | null {
  const from = readPartial(left);
  if (from === null) return null;
  const isShort = from.precision === 'year' && /^\d\d$/.test(right);
  const to = readPartial(isShort ? String(yearOf(right)) : right);
  if (to === null) return null;
  if (isLoneNumber(from) && to.day === undefined) return endOnly(from.day ?? 0, to);
  return rangeBetween(from, to, isShort ? { confidence: 'medium', notes: [SHORT_YEAR], ...said } : said);
}

/** `15 a dez/24`: of the first day, the month is missing; the end is clear. */
function endOnly(day: number, to: PartialSpan): CalendarReading | null {
  if (to.precision !== 'month' || day < 1 || day > 31) return null;
  const end = resolveSpan(to);
  if ('impossible' in end) return end;
  if ('missing' in end) return undated('range', to.doubt);
  const notes = [`Falta o mês do começo (dia ${day}): só o fim está escrito; confirme.`];
  const due = end.span.end;
  return { calendar: { kind: 'range', start: null, due, precision: 'month', confidence: 'low', notes } };
}

const SHORT_YEAR = 'Ano do fim escrito com dois algarismos.';

/** A number that is no date by itself: `15` in `15 a 30 de março`. */
const isLoneNumber = ({ day, month }: PartialSpan) => day !== undefined && month === undefined;

/** Beside a day, `01/03` is a day and month. */
function besideDay(one: PartialSpan, other: PartialSpan): PartialSpan {
  const { doubt: _, ...certain } = one;
  return one.day === undefined || other.day === undefined ? one : certain;
}

function rangeBetween(from: PartialSpan, to: PartialSpan, said: Said): CalendarReading {
  const start = resolveSpan(besideDay(inherit(from, to), to));
  const ownYear = from.year === undefined ? {} : { year: from.year };
  const end = resolveSpan(besideDay(inherit(to, { precision: 'year', ...ownYear }), from));
  if ('impossible' in start) return start;
  if ('impossible' in end) return end;
  if ('missing' in start || 'missing' in end) return undated('range', from.doubt ?? to.doubt);
  if (start.span.start > end.span.end) return acrossYears(from, to, said);
  const taken = yearTaken(from, to);
  const notes = [...(said.notes ?? []), ...rangeNotes(from, start.span, end.span), ...taken.notes];
  const confidence = taken.confidence === 'medium' ? (said.confidence ?? 'medium') : taken.confidence;
  return {
    calendar: rangeCalendar(start.span, end.span, {
      ...said,
      ...(confidence === null ? {} : { confidence }),
      notes,
    }),
  };
}

/**
 * Which side gave the other its year. `Maio a Dez/24` is how it is written; `30/4/2024 a 30/5` is told; of `2024 até abril` and
 * `abril a 2025`, a whole year beside a month that has none, it is not said of which year the month is.
 */
function yearTaken(
  from: PartialSpan,
  to: PartialSpan,
): { confidence: 'medium' | 'low' | null; notes: string[] } {
  if (to.precision === 'year' && from.year === undefined)
    return { confidence: 'low', notes: ['Falta o ano do início: lido como o do fim; confirme.'] };
  if (to.year !== undefined) return { confidence: null, notes: [] };
  return from.precision === 'year'
    ? { confidence: 'low', notes: ['Falta o ano do fim: lido como o do início; confirme.'] }
    : { confidence: 'medium', notes: ['Falta o ano do fim: lido como o do início.'] };
}

/** `dez a mar/25`: with one year for both it would end before it begins, so the other side is of the year beside it. */
function acrossYears(from: PartialSpan, to: PartialSpan, said: Said): CalendarReading {
  const [before, after] = [from.year, to.year];
  if ((before === undefined) === (after === undefined)) return { impossible: 'O fim vem antes do início' };
  const doubt =
    before === undefined
      ? 'Falta o ano do início: lido como o anterior ao do fim; confirme.'
      : 'Falta o ano do fim: lido como o seguinte ao do início; confirme.';
  return rangeBetween(
    before === undefined ? { ...inherit(from, to), year: (after ?? 0) - 1 } : from,
    after === undefined ? { ...to, year: (before ?? 0) + 1 } : to,
    { confidence: 'low', notes: [...(said.notes ?? []), doubt] },
  );
}

function rangeNotes(from: PartialSpan, start: Span, end: Span): string[] {
  const notes: string[] = [];
  if (from.year === undefined) notes.push('Ano só à direita: o início herda o ano do fim.');
  if (end.precision !== 'year') return notes;
  const both = start.precision === 'year';
  notes.push(
    both ? 'Intervalo de anos: 1º de janeiro a 31 de dezembro.' : 'Só o ano no fim: 31 de dezembro.',
  );
  return notes;
}

const ORDER = ['day', 'month', 'year'] as const;

function rangeCalendar(start: Span, end: Span, said: Said): Calendar {
  const doubts = [start.doubt, end.doubt].filter((doubt) => doubt !== null);
  const finer = Math.min(ORDER.indexOf(start.precision), ORDER.indexOf(end.precision));
  return {
    kind: 'range',
    start: start.start,
    due: end.end,
    precision: ORDER[finer] ?? null,
    confidence: doubts.length > 0 ? 'low' : (said.confidence ?? 'high'),
    notes: [...(said.notes ?? []), ...doubts],
  };
}

/** It is clear what is meant, only not of which year: no date is made up. */
function undated(kind: Calendar['kind'], doubt?: string): CalendarReading {
  const notes = ['Falta o ano: informe-o.', ...(doubt === undefined ? [] : [doubt])];
  return { calendar: { kind, start: null, due: null, precision: null, confidence: 'low', notes } };
}

function readOpen(text: string): CalendarReading | null {
  const rest = FROM.exec(text)?.[1];
  if (rest !== undefined) return one('open', readPartial(rest.trim()), ({ start }) => ({ start, due: null }));
  const passed = hinted(AFTER.exec(text)?.[1], 'Depois de: começa no dia seguinte.');
  return one('open', passed, ({ end }) => ({ start: dayAfter(end), due: null }));
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

function hinted(text: string | undefined, hint: string): PartialSpan | null {
  const partial = text === undefined ? null : readPartial(text);
  return partial === null ? null : { ...partial, hint };
}

const ACCENTED: Readonly<Record<string, string>> = { mes: 'mês', exercicio: 'exercício' };

function readUntil(text: string): CalendarReading | null {
  const unit = END_OF_THIS.exec(text)?.[1];
  if (unit !== undefined) return undated('until', `Não diz de que ${ACCENTED[unit] ?? unit}.`);
  const years = UNTIL.exec(text)?.[1]?.match(YEARS);
  if (years != null) return lastOfYears(years);
  const rest = (UNTIL.exec(text) ?? END_OF.exec(text))?.[1];
  const partial =
    rest === undefined ? hinted(FORECAST.exec(text)?.[1], 'É uma previsão: confirme.') : readPartial(rest);
  return one('until', partial, ({ end }) => ({ start: null, due: end }));
}

/** `até 2025/2026` */
function lastOfYears([, first = '', last = '']: RegExpMatchArray): CalendarReading | null {
  const year = yearOf(last);
  if (year <= Number(first)) return null;
  const notes = [`Diz dois anos: lido como até o fim de ${year}; confirme.`];
  return {
    calendar: {
      kind: 'until',
      start: null,
      due: `${year}-12-31`,
      precision: 'year',
      confidence: 'low',
      notes,
    },
  };
}

const WINDOW = {
  month: ['Mês isolado: lido como janela do mês inteiro.'],
  range: ['Período isolado: lido do primeiro ao último dia.'],
  day: [],
  open: [],
  until: [],
} as const;

function readAlone(text: string): CalendarReading | null {
  const partial = readPartial(WITHIN.exec(text)?.[1] ?? text);
  if (partial === null) return null;
  return one(aloneKind(partial), partial, ({ start, end }) => ({ start, due: end }));
}

function aloneKind(partial: PartialSpan): 'day' | 'month' | 'range' {
  if ([partial.day, partial.workday, partial.weekday].some((each) => each !== undefined)) return 'day';
  return partial.precision === 'month' && partial.months === undefined ? 'month' : 'range';
}

/** A reading of one stretch; a lone number is not one. */
function one(
  kind: Calendar['kind'],
  partial: PartialSpan | null,
  ends: (span: Span) => Pick<Calendar, 'start' | 'due'>,
): CalendarReading | null {
  if (partial === null || isLoneNumber(partial)) return null;
  const read = resolveSpan(partial);
  if ('impossible' in read) return read;
  if ('missing' in read) return undated(kind, partial.doubt);
  const { precision, doubt } = read.span;
  const certain = partial.hint === undefined ? 'high' : 'medium';
  const notes = [...WINDOW[kind], partial.hint, doubt].filter((note) => typeof note === 'string');
  const confidence = doubt === null ? certain : 'low';
  return { calendar: { kind, ...ends(read.span), precision, confidence, notes } };
}

const PAIR: Said = {
  confidence: 'low',
  notes: ['“e” pode ser intervalo ou datas separadas: lido como intervalo; confirme.'],
};
const LISTED: Said = { confidence: 'low', notes: ['Várias datas: lidas como um intervalo; confirme.'] };

/** `junho/2024 e 2025`: a range or two dates; read as a range, and always asked. */
function readPair(text: string): CalendarReading | null {
  const parts = text.replace(/^(?:em|de|entre) /, '').split(/, | e | ou |; /);
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined || others.some((each) => readPartial(each) === null)) return null;
  return rangeOf(first, last, / e /.test(text) ? PAIR : LISTED);
}

const BARRED_MONTHS = new RegExp(`^(?:em )?(${MONTH})/(?:(?:${MONTH})/)*(${MONTH})\\b(.*)$`);
const BAR: Said = { confidence: 'medium', notes: ['Barra entre meses: lida como intervalo.'] };

/** `jan/fev 2025`, `ago/set/out 2024` */
function readMonths(text: string): CalendarReading | null {
  const [, first = '', last = '', year = ''] = BARRED_MONTHS.exec(text) ?? [];
  return last === '' ? null : rangeOf(first, `${last}${year}`, BAR);
}
