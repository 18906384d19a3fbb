import { Temporal } from 'temporal-polyfill';
import { certain, eachOf, listOf, type Recurrence, type Rule } from './rule.ts';
import { countOf, ORDINAL, ordinalOf, WEEK, WEEKDAY_NAME, weekdayOf } from './words.ts';
import { YEARLY_RULES } from './yearly.ts';

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^diari(?:o|a|amente)$|^todos os dias$|^todo dia$/, 'FREQ=DAILY'],
  [/^semana(?:l|lmente|is)$|^toda semana$|^todas as semanas$/, 'FREQ=WEEKLY'],
  [/^quinzena(?:l|lmente|is)$|^toda quinzena$/, 'FREQ=WEEKLY;INTERVAL=2'],
  [/^mensa(?:l|lmente|is)$|^todo mes$|^todos os meses$|^cada mes$/, 'FREQ=MONTHLY'],
  [/^bimestra(?:l|lmente|is)$|^todo bimestre$/, 'FREQ=MONTHLY;INTERVAL=2'],
  [/^trimestra(?:l|lmente|is)$|^todo trimestre$/, 'FREQ=MONTHLY;INTERVAL=3'],
  [/^quadrimestra(?:l|lmente|is)$|^todo quadrimestre$/, 'FREQ=MONTHLY;INTERVAL=4'],
  [/^semestra(?:l|lmente|is)$|^todo semestre$/, 'FREQ=MONTHLY;INTERVAL=6'],
  [/^anua(?:l|lmente|is)$|^todo ano$|^todos os anos$/, 'FREQ=YEARLY'],
  [/^biena(?:l|lmente|is)$/, 'FREQ=YEARLY;INTERVAL=2'],
];

/** One of each: `a cada semestre`, `uma vez por semestre`. */
const PERIODS: Readonly<Record<string, string>> = {
  dia: 'FREQ=DAILY',
  semana: 'FREQ=WEEKLY',
  quinzena: 'FREQ=WEEKLY;INTERVAL=2',
  mes: 'FREQ=MONTHLY',
  bimestre: 'FREQ=MONTHLY;INTERVAL=2',
  trimestre: 'FREQ=MONTHLY;INTERVAL=3',
  quadrimestre: 'FREQ=MONTHLY;INTERVAL=4',
  semestre: 'FREQ=MONTHLY;INTERVAL=6',
  ano: 'FREQ=YEARLY',
  bienio: 'FREQ=YEARLY;INTERVAL=2',
};
const PERIOD = `(${Object.keys(PERIODS).join('|')})`;

/** An ordinal before `3a feira` is a number with its mark, so that `3a` alone stays Tuesday. */
const OF_MONTH = '(?: d[eo] (?:cada )?mes| de todo mes| mensal)';
const EVERY = '(?:tod[oa]s? (?:[oa]s? )?|cada |na |as |a |no |o |ate o |ate )?';
const UNITS: Readonly<Record<string, string>> = {
  dia: 'DAILY',
  semana: 'WEEKLY',
  mes: 'MONTHLY',
  ano: 'YEARLY',
};
const WORKDAYS = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=';

const ORDINALS = listOf(ORDINAL, 'o |a |na |no ');
const DAYS = listOf(WEEKDAY_NAME, 'as |nas |aos |a |na ');
const RULES: readonly (readonly [RegExp, Rule])[] = [
  ...YEARLY_RULES,
  [
    new RegExp(`^${EVERY}(${ORDINALS})a? (${WEEKDAY_NAME})(${OF_MONTH})?$`),
    ([, nth = '', day = '', ofMonth]) => nthWeekday(nth, day, ofMonth !== undefined),
  ],
  [new RegExp(`^(?:tod[oa]s? (?:[oa]s? )?|cada |n?as |aos )(${DAYS})$`), ([, days = '']) => weekly(days)],
  [new RegExp(`^(${DAYS})$`), ([, days = '']) => (/s\b| e |, /.test(days) ? weekly(days) : null)],
  [
    new RegExp(`^(?:de |diariamente,? de )?(${WEEKDAY_NAME}) a (${WEEKDAY_NAME})$`),
    ([, first = '', last = '']) => weekdaysBetween(first, last),
  ],
  [
    new RegExp(`^quinzenal(?:mente)?,? (?:n?as |aos |tod[oa]s? (?:[oa]s? )?)?(${DAYS})$`),
    ([, days = '']) => fortnightly(days),
  ],
  [new RegExp(`^${EVERY}(${ORDINAL}) dia util${OF_MONTH}$`), ([, nth = '']) => workday(nth, true)],
  [new RegExp(`^${EVERY}(${ORDINAL}) dia util$`), ([, nth = '']) => workday(nth, false)],
  [new RegExp(`^${EVERY}ultimo dia${OF_MONTH}$`), () => certain('FREQ=MONTHLY;BYMONTHDAY=-1')],
  [
    new RegExp(
      `^(?:todo |ate o |ate |no |o )?(?:dia (\\d{1,2})o?|(\\d{1,2})o? dia)${OF_MONTH}$|^todo dia (\\d{1,2})$`,
    ),
    ([, day, before, alone]) => monthDay(Number(day ?? before ?? alone)),
  ],
  [
    new RegExp(`^(?:todos os |nos |ate os |n?os )?dias (${listOf('\\d{1,2}')})${OF_MONTH}$`),
    ([, days = '']) => monthDays(eachOf(days).map(Number)),
  ],
  [
    new RegExp(`^(?:ate a |na |a |toda )?(${ORDINAL}) (quinzena|semana)${OF_MONTH}$`),
    ([, nth = '', name]) => partOfMonth(ordinalOf(nth), name === 'quinzena'),
  ],
  [/^(?:no minimo|ao menos|pelo menos),? (.+)$/, ([, rhythm = '']) => atLeast(readRecurrence(rhythm))],
  [new RegExp(`^a cada (?:um |1 )?${PERIOD}$`), ([, unit = '']) => certain(PERIODS[unit] ?? '')],
  [
    new RegExp(`^(?:ao |no |ate o |o )?(?:fim|final|termino) de cada ${PERIOD}$`),
    ([, unit = '']) => certain(PERIODS[unit] ?? ''),
  ],
  [
    /^a cada (.+?) (dia|semana|mes|ano)(?:s|es)?$/,
    ([, count = '', unit = '']) => everyFew(countOf(count), UNITS[unit] ?? ''),
  ],
  [
    /^de (.+?) em (.+?) (dia|semana|mes|ano)(?:s|es)?$/,
    ([, count = '', again, unit = '']) =>
      count === again ? everyFew(countOf(count), UNITS[unit] ?? '') : null,
  ],
  [
    new RegExp(`^(.+?) ?(?:x|vez(?:es)?)(?: (?:ao|a|por|no|na|em cada|a cada) |/)${PERIOD}$`),
    ([, count = '', unit = '']) => timesA(countOf(count), unit),
  ],
  [/^(.+ do mes) (?:subsequente|seguinte|posterior)$/, ([, day = '']) => nextMonth(readRecurrence(day))],
  [
    new RegExp(`^(?:mensal(?:mente)?|todo mes|todos os meses|a cada mes),? (?:ate )?(.+?)(?:${OF_MONTH})?$`),
    ([, day]) => naming('FREQ=MONTHLY;BY', `${day} de cada mes`),
  ],
  [
    new RegExp(`^(?:mensal(?:mente)?|todo mes|todos os meses),? (?:n?as |aos |em |n?a )?(?:${DAYS})$`),
    () => ({ rrule: 'FREQ=MONTHLY', confidence: 'low', note: WHICH_OF_MONTH }),
  ],
  [
    /^(?:semanal(?:mente)?|toda semana|todas as semanas|a cada semana),? (?:n?as? )?(.+)$/,
    ([, day]) => naming('FREQ=WEEKLY;BY', `toda ${day}`),
  ],
  [
    /^bimensal(?:mente)?$/,
    () => ({
      rrule: 'FREQ=WEEKLY;INTERVAL=2',
      confidence: 'low',
      note: '“Bimensal” quer dizer duas vezes por mês, mas é usado por “bimestral”: confirme.',
    }),
  ],
];

const NO_MONTH = 'O texto não diz de que mês: lido como todo mês.';
const NOT_EVERY_MONTH = 'Nem todo mês tem cinco desse dia da semana: nos outros não há data.';
const WHICH_OF_MONTH = 'O texto diz o dia da semana, não qual do mês: acompanhado uma vez por mês; confirme.';
const WHICH_WEEKS = 'O texto não diz em quais semanas: contado de duas em duas desde o começo.';

const weekdayIn = (day: string) => weekdayOf(day.replace(/(?:s)?(?:[- ]feiras?)?$/, ''));

/** `1ª e 3ª terças-feiras do mês`; a second ordinal that is a day of the week too, of no month, is not told apart. */
function nthWeekday(ordinals: string, day: string, ofMonth: boolean): Recurrence | null {
  const weekday = weekdayIn(day);
  const nths = eachOf(ordinals);
  if (!ofMonth && nths.some((nth) => /^[a-z]+$/.test(nth) && weekdayOf(nth) !== undefined)) return null;
  const places = nths.map(ordinalOf);
  if (weekday === undefined || places.some((place) => place === null || place === 0 || place > 5))
    return null;
  const rrule = `FREQ=MONTHLY;BYDAY=${places.map((place) => `${place}${weekday}`).join(',')}`;
  const notes = [
    ...(/^\d/.test(day) ? [`“${day[0]}ª feira” é o dia da semana, não um segundo ordinal.`] : []),
    ...(ofMonth ? [] : [NO_MONTH]),
    ...(places.includes(5) ? [NOT_EVERY_MONTH] : []),
  ];
  const isSure = ofMonth && !places.includes(5);
  return { rrule, confidence: isSure ? 'high' : 'medium', note: notes.join(' ') || null };
}

const daysIn = (days: string) => eachOf(days).map((day) => weekdayIn(day) ?? '');

const weekly = (days: string) => certain(`FREQ=WEEKLY;BYDAY=${daysIn(days).join(',')}`);

const fortnightly = (days: string): Recurrence => ({
  rrule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${daysIn(days).join(',')}`,
  confidence: 'medium',
  note: WHICH_WEEKS,
});

function weekdaysBetween(first: string, last: string): Recurrence | null {
  const [from, to] = [first, last].map((day) => WEEK.indexOf(weekdayIn(day) ?? '')) as [number, number];
  return to > from ? certain(`FREQ=WEEKLY;BYDAY=${WEEK.slice(from, to + 1).join(',')}`) : null;
}

function workday(nth: string, ofMonth: boolean): Recurrence | null {
  const place = ordinalOf(nth);
  if (place === null || place === 0 || place > 22) return null;
  const note = 'Dia útil: feriados movem a data, calculada a cada mês.';
  if (ofMonth) return { rrule: `${WORKDAYS}${place}`, confidence: 'high', note };
  return {
    rrule: `${WORKDAYS}${place}`,
    confidence: 'medium',
    note: `${NO_MONTH} ${note}`,
  };
}

/** A day that not every month has is, in those, their last one: a rule of RFC 5545 would pass over them. */
function monthDay(day: number): Recurrence | null {
  if (day < 1 || day > 31) return null;
  if (day < 29) return certain(`FREQ=MONTHLY;BYMONTHDAY=${day}`);
  const note = `Onde o mês não tem dia ${day}: lido como o último dia do mês.`;
  if (day === 31) return { rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1', confidence: 'medium', note };
  const days = day === 29 ? '28,29' : '28,29,30';
  return { rrule: `FREQ=MONTHLY;BYMONTHDAY=${days};BYSETPOS=-1`, confidence: 'medium', note };
}

const LAST_OF_MANY = 28;

function monthDays(days: readonly number[]): Recurrence | null {
  if (days.some((day) => day < 1 || day > LAST_OF_MANY)) return null;
  return certain(`FREQ=MONTHLY;BYMONTHDAY=${days.join(',')}`);
}

/** A part of every month, done by its last day. */
function partOfMonth(nth: number | null, isFortnight: boolean): Recurrence | null {
  const length = isFortnight ? 15 : 7;
  const last = isFortnight ? 2 : 4;
  if (nth === null || nth === 0 || nth > last || nth < -1) return null;
  const isEnd = nth === -1 || (isFortnight && nth === 2);
  const day = isEnd ? 'o último dia' : `o dia ${nth * length}`;
  const rrule = `FREQ=MONTHLY;BYMONTHDAY=${isEnd ? -1 : nth * length}`;
  return {
    rrule,
    confidence: isFortnight ? 'medium' : 'low',
    note: `Lido como até ${day} de cada mês: confirme.`,
  };
}

const LEAST = 'O texto diz um mínimo: acompanhado nesse ritmo.';

const atLeast = (rule: Recurrence | null): Recurrence | null =>
  rule === null
    ? null
    : {
        ...rule,
        confidence: rule.confidence === 'low' ? 'low' : 'medium',
        note: rule.note === null ? LEAST : `${LEAST} ${rule.note}`,
      };

function everyFew(count: number | null, unit: string): Recurrence | null {
  if (count === null || count < 1) return null;
  return certain(count === 1 ? `FREQ=${unit}` : `FREQ=${unit};INTERVAL=${count}`);
}

/** The phrase as a rule that names a day, or null where it names none. */
function naming(start: string, phrase: string): Recurrence | null {
  const rule = readRecurrence(phrase);
  return rule?.rrule.startsWith(start) ? rule : null;
}

const NEXT_MONTH = 'O texto diz “do mês seguinte”, não a qual: lido como todo mês.';

function nextMonth(rule: Recurrence | null): Recurrence | null {
  if (rule === null) return null;
  const note = rule.note === null ? NEXT_MONTH : `${NEXT_MONTH} ${rule.note}`;
  return { ...rule, confidence: 'medium', note };
}

const EVENLY: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ano: {
    2: 'FREQ=MONTHLY;INTERVAL=6',
    3: 'FREQ=MONTHLY;INTERVAL=4',
    4: 'FREQ=MONTHLY;INTERVAL=3',
  },
  semestre: { 2: 'FREQ=MONTHLY;INTERVAL=3' },
  mes: { 2: 'FREQ=WEEKLY;INTERVAL=2' },
};

function timesA(count: number | null, unit: string): Recurrence | null {
  if (count === 1) return certain(PERIODS[unit] ?? '');
  if (count === null || count === 0) return null;
  const rrule = EVENLY[unit]?.[count];
  const each = unit === 'mes' ? 'mês' : unit;
  const note =
    rrule === undefined
      ? `O texto diz ${count} vezes por ${each}, não em que dias: acompanhado uma vez por ${each}, pelas ${count}; confirme.`
      : 'O texto diz quantas vezes, não quando: lido em intervalos iguais; confirme.';
  return { rrule: rrule ?? PERIODS[unit] ?? '', confidence: 'low', note };
}

/** The rule that a phrase states, or null where it states none. */
export function readRecurrence(text: string): Recurrence | null {
  const phrase = text
    .replace(/^[,;-]+\s*|[,;-]+$/g, '')
    .replace(/^(?:reuni(?:ao|oes) |de forma |com periodicidade |(?:periodicidade|frequencia):? )/, '')
    .replace(/^([a-z]+(?:al|ente)): /, '$1, ')
    .trim();
  const word = WORDS.find(([pattern]) => pattern.test(phrase));
  if (word !== undefined) return certain(word[1]);
  for (const [pattern, rule] of RULES) {
    const match = pattern.exec(phrase);
    const found = match === null ? null : rule(match);
    if (found !== null) return found;
  }
  return null;
}

const LEAST_DAYS: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };

/** `mensal, 15/03/2024`: a stretch of days, both included, in which the rhythm has no room to go round once. */
export function isTooShort(
  { start, due }: { readonly start: string | null; readonly due: string | null },
  rrule: string,
): boolean {
  if (start === null || due === null) return false;
  const [, every = '', count = '1'] = /^FREQ=(\w+)(?:;INTERVAL=(\d+))?/.exec(rrule) ?? [];
  const days = Temporal.PlainDate.from(start).until(due).days + 1;
  return days < (LEAST_DAYS[every] ?? 1) * Number(count);
}
