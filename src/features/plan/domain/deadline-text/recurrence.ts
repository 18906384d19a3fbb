import { countOf, MONTH, monthOf, ORDINAL, ordinalOf } from './words.ts';

/** A rule of RFC 5545 without its prefix, and what a person must look at. */
export interface Recurrence {
  readonly rrule: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly note: string | null;
}

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

const WEEKDAYS: Readonly<Record<string, string>> = {
  segunda: 'MO',
  '2a': 'MO',
  terca: 'TU',
  '3a': 'TU',
  quarta: 'WE',
  '4a': 'WE',
  quinta: 'TH',
  '5a': 'TH',
  sexta: 'FR',
  '6a': 'FR',
  sabado: 'SA',
  domingo: 'SU',
};
const WEEKDAY = `(${Object.keys(WEEKDAYS).join('|')})(?:s)?(?:[- ]feiras?)?`;
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

type Rule = (match: RegExpExecArray) => Recurrence | null;
const certain = (rrule: string): Recurrence => ({ rrule, confidence: 'high', note: null });

const RULES: readonly (readonly [RegExp, Rule])[] = [
  [
    new RegExp(`^${EVERY}(${ORDINAL})a? ${WEEKDAY}${OF_MONTH}$`),
    ([, nth = '', day = '']) => nthWeekday(nth, day),
  ],
  [
    new RegExp(`^(?:tod[oa]s? (?:[oa]s? )?|cada |as )${WEEKDAY}$`),
    ([, day = '']) => certain(`FREQ=WEEKLY;BYDAY=${WEEKDAYS[day]}`),
  ],
  [new RegExp(`^${EVERY}(${ORDINAL}) dia util${OF_MONTH}$`), ([, nth = '']) => workday(nth, true)],
  [new RegExp(`^${EVERY}(${ORDINAL}) dia util$`), ([, nth = '']) => workday(nth, false)],
  [new RegExp(`^${EVERY}ultimo dia${OF_MONTH}$`), () => certain('FREQ=MONTHLY;BYMONTHDAY=-1')],
  [
    new RegExp(`^(?:todo |ate o |ate |no |o )?dia (\\d{1,2})${OF_MONTH}$|^todo dia (\\d{1,2})$`),
    ([, day, alone]) => monthDay(Number(day ?? alone)),
  ],
  [
    new RegExp(`^(?:todo mes de|todo ano em|anualmente,? em|todo) (${MONTH})$`),
    ([, month = '']) => certain(`FREQ=YEARLY;BYMONTH=${monthOf(month)}`),
  ],
  [/^a cada (dia|semana|mes|ano)$/, ([, unit = '']) => everyFew(1, UNITS[unit] ?? '')],
  [
    /^a cada (.+?) (dia|semana|mes|ano)(?:s|es)?$/,
    ([, count = '', unit = '']) => everyFew(countOf(count), UNITS[unit] ?? ''),
  ],
  [
    /^(.+?) vez(?:es)? (?:ao|por|no) (ano|mes|semana)$/,
    ([, count = '', unit = '']) => timesA(countOf(count), unit),
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

function nthWeekday(nth: string, day: string): Recurrence | null {
  const place = ordinalOf(nth);
  const weekday = WEEKDAYS[day];
  if (place === null || weekday === undefined || place === 0 || place > 5) return null;
  const ordered = `FREQ=MONTHLY;BYDAY=${place}${weekday}`;
  if (!/^\d/.test(day)) return certain(ordered);
  const note = `“${day[0]}ª feira” é o dia da semana, não um segundo ordinal.`;
  return { rrule: ordered, confidence: 'high', note };
}

function workday(nth: string, ofMonth: boolean): Recurrence | null {
  const place = ordinalOf(nth);
  if (place === null || place === 0 || place > 22) return null;
  const note = 'Dia útil: feriados movem a data, calculada a cada mês.';
  if (ofMonth) return { rrule: `${WORKDAYS}${place}`, confidence: 'high', note };
  return {
    rrule: `${WORKDAYS}${place}`,
    confidence: 'medium',
    note: `O texto não diz de que mês: lido como todo mês. ${note}`,
  };
}

function monthDay(day: number): Recurrence | null {
  return day >= 1 && day <= 31 ? certain(`FREQ=MONTHLY;BYMONTHDAY=${day}`) : null;
}

function everyFew(count: number | null, unit: string): Recurrence | null {
  if (count === null || count < 1) return null;
  return certain(count === 1 ? `FREQ=${unit}` : `FREQ=${unit};INTERVAL=${count}`);
}

const EVENLY: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ano: {
    1: 'FREQ=YEARLY',
    2: 'FREQ=MONTHLY;INTERVAL=6',
    3: 'FREQ=MONTHLY;INTERVAL=4',
    4: 'FREQ=MONTHLY;INTERVAL=3',
  },
  mes: { 1: 'FREQ=MONTHLY', 2: 'FREQ=WEEKLY;INTERVAL=2' },
  semana: { 1: 'FREQ=WEEKLY' },
};

function timesA(count: number | null, unit: string): Recurrence | null {
  const rrule = EVENLY[unit]?.[count ?? 0];
  if (rrule === undefined) return null;
  const note = 'O texto diz quantas vezes, não quando: lido em intervalos iguais; confirme.';
  return { rrule, confidence: 'low', note };
}

/** The rule that a phrase states, or null where it states none. */
export function readRecurrence(text: string): Recurrence | null {
  const phrase = text
    .replace(/^[,;-]+\s*|[,;-]+$/g, '')
    .replace(/^(?:reuni(?:ao|oes) |de forma |com periodicidade |frequencia )/, '')
    .trim();
  const word = WORDS.find(([pattern]) => pattern.test(phrase));
  if (word !== undefined) return certain(word[1]);
  for (const [pattern, rule] of RULES) {
    const match = pattern.exec(phrase);
    if (match !== null) return rule(match);
  }
  return null;
}
