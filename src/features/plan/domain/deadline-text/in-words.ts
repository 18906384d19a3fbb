import { formatDay } from '../../../../kernel/format.ts';
import type { Deadline } from '../deadline.ts';

type Dated = Pick<Deadline, 'start' | 'due' | 'rrule'> & { readonly kind: string };

/** A deadline as understood, in words that `readDeadline` reads the same: `até 30/04/2024`, `mensal, até 31/12/2027`. */
export function deadlineInWords(deadline: Dated): string {
  if (deadline.rrule !== null) return recurring(deadline, recurrenceInWords(deadline.rrule));
  switch (deadline.kind) {
    case 'continuous':
      return recurring(deadline, 'contínuo');
    case 'external':
      return 'depende de acontecimento externo';
    case 'relative':
      return 'conta de um acontecimento';
    default:
      return daysInWords(deadline) ?? 'sem data';
  }
}

/** The same, and whether a person has confirmed it: what is compared between two states of the plan. */
export const readingWords = (deadline: Dated & Pick<Deadline, 'confirmed'>): string =>
  `${deadlineInWords(deadline)}${deadline.confirmed ? ' (confirmado)' : ''}`;

function daysInWords({ kind, start, due }: Dated): string | null {
  if (start !== null && due !== null)
    return start === due && kind === 'day' ? formatDay(due) : `${formatDay(start)} a ${formatDay(due)}`;
  if (due !== null) return `até ${formatDay(due)}`;
  return start === null ? null : `a partir de ${formatDay(start)}`;
}

function recurring(deadline: Dated, words: string): string {
  const days = daysInWords(deadline);
  if (days === null) return words;
  return deadline.start !== null && deadline.due !== null ? `${words}, de ${days}` : `${words}, ${days}`;
}

const EVERY: Readonly<Record<string, string>> = {
  'FREQ=DAILY': 'diariamente',
  'FREQ=WEEKLY': 'semanal',
  'FREQ=WEEKLY;INTERVAL=2': 'quinzenal',
  'FREQ=MONTHLY': 'mensal',
  'FREQ=MONTHLY;INTERVAL=2': 'bimestral',
  'FREQ=MONTHLY;INTERVAL=3': 'trimestral',
  'FREQ=MONTHLY;INTERVAL=4': 'quadrimestral',
  'FREQ=MONTHLY;INTERVAL=6': 'semestral',
  'FREQ=YEARLY': 'anual',
  'FREQ=YEARLY;INTERVAL=2': 'bienal',
};
const WEEKDAYS: Readonly<Record<string, string>> = {
  MO: 'segunda-feira',
  TU: 'terça-feira',
  WE: 'quarta-feira',
  TH: 'quinta-feira',
  FR: 'sexta-feira',
  SA: 'sábado',
  SU: 'domingo',
};
const MONTHS =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');
const UNITS: Readonly<Record<string, string>> = {
  DAILY: 'dias',
  WEEKLY: 'semanas',
  MONTHLY: 'meses',
  YEARLY: 'anos',
};

const RULES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^FREQ=(\w+);INTERVAL=(\d+)$/, ([, unit = '', count]) => `a cada ${count} ${UNITS[unit]}`],
  [
    /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/,
    ([, days = '']) => `${isMasculine(days.slice(0, 2)) ? 'todo' : 'toda'} ${weekdays(days)}`,
  ],
  [
    /^FREQ=WEEKLY;INTERVAL=2;BYDAY=([A-Z,]+)$/,
    ([, days = '']) => `quinzenal, ${isMasculine(days.slice(0, 2)) ? 'todo' : 'toda'} ${weekdays(days)}`,
  ],
  [
    /^FREQ=MONTHLY;BYDAY=((?:-?\d(\w\w))(?:,-?\d\2)*)$/,
    ([, nths = '', day = '']) => {
      const places = nths.split(',').map((nth) => ordinal(Number(nth.slice(0, -2)), isMasculine(day)));
      return `${listed(places)} ${WEEKDAYS[day]} do mês`;
    },
  ],
  [
    /^FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=(-?\d+)$/,
    ([, nth]) => `${ordinal(Number(nth), true)} dia útil do mês`,
  ],
  [/^FREQ=MONTHLY;BYMONTHDAY=-1$/, () => 'último dia do mês'],
  [
    /^FREQ=MONTHLY;BYMONTHDAY=28,29(,30)?;BYSETPOS=-1$/,
    ([, thirty]) => `dia ${thirty === undefined ? 29 : 30} de cada mês`,
  ],
  [/^FREQ=MONTHLY;BYMONTHDAY=(\d+)$/, ([, day]) => `dia ${day} de cada mês`],
  [
    /^FREQ=MONTHLY;BYMONTHDAY=(\d+(?:,\d+)+)$/,
    ([, days = '']) => `dias ${listed(days.split(','))} de cada mês`,
  ],
  [
    /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?\d)(\w\w)$/,
    ([, month, nth, day = '']) =>
      `${ordinal(Number(nth), isMasculine(day))} ${WEEKDAYS[day]} de ${MONTHS[Number(month) - 1]} de cada ano`,
  ],
  [
    /^FREQ=YEARLY;BYMONTH=(\d+);BYMONTHDAY=(\d+)$/,
    ([, month, day]) => `${day} de ${MONTHS[Number(month) - 1]} de cada ano`,
  ],
  [
    /^FREQ=YEARLY;BYMONTH=(\d+);BYMONTHDAY=-1$/,
    ([, month]) => `último dia de ${MONTHS[Number(month) - 1]} de cada ano`,
  ],
  [
    /^FREQ=YEARLY;BYMONTH=([\d,]+)$/,
    ([, months = '']) =>
      `todo mês de ${listed(months.split(',').map((month) => MONTHS[Number(month) - 1] ?? ''))}`,
  ],
];

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
const weekdays = (days: string) => listed(days.split(',').map((day) => WEEKDAYS[day] ?? day));

const isMasculine = (day: string) => day === 'SA' || day === 'SU';

function ordinal(nth: number, masculine: boolean): string {
  if (nth === -1) return masculine ? 'último' : 'última';
  if (nth === -2) return masculine ? 'penúltimo' : 'penúltima';
  return `${nth}${masculine ? 'º' : 'ª'}`;
}

/** A rule of RFC 5545 in words: `toda terça-feira`, `1ª terça-feira do mês`, `a cada 15 dias`; the rule itself where it is none of ours. */
export function recurrenceInWords(rrule: string): string {
  const word = EVERY[rrule];
  if (word !== undefined) return word;
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(rrule);
    if (match !== null) return words(match);
  }
  return rrule;
}
