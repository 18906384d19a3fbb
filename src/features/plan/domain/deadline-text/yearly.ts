import { certain, eachOf, listOf, type Recurrence, type Rule } from './rule.ts';
import { MONTH, monthOf, ORDINAL, ordinalOf, WEEKDAY, weekdayOf } from './words.ts';

const MONTHS = listOf(MONTH);
const OF_YEAR =
  ',? (?:de cada ano|de todo ano|de todos os anos|todo ano|todos os anos|a cada ano|anual(?:mente)?)';
const YEARLY = '(?:anual(?:mente)?|todo ano|todos os anos|a cada ano)';
/** How many times a year, by the word of the rhythm. */
const TIMES: Readonly<Record<string, number>> = {
  bimestral: 6,
  trimestral: 4,
  quadrimestral: 3,
  semestral: 2,
};
const RHYTHM = `(${Object.keys(TIMES).join('|')})(?:mente)?`;
const LENGTHS: Readonly<Record<string, number>> = { bimestre: 2, trimestre: 3, quadrimestre: 4, semestre: 6 };
const PERIOD = `(${Object.keys(LENGTHS).join('|')})`;

/** What comes round once a year, or in named months of it. */
export const YEARLY_RULES: readonly (readonly [RegExp, Rule])[] = [
  [
    new RegExp(`^(?:o |no |ate o |ate )?ultimo dia de (${MONTH})${OF_YEAR}$`),
    ([, month = '']) => certain(`FREQ=YEARLY;BYMONTH=${monthOf(month)};BYMONTHDAY=-1`),
  ],
  [
    new RegExp(
      `^(?:todo mes de|todos os meses de|${YEARLY},?(?: sempre)?(?: em| ate| nos? mes(?:es)? de)?|todo) (${MONTHS})$`,
    ),
    ([, months = '']) => inMonths(months),
  ],
  [
    new RegExp(`^${RHYTHM},?(?: sempre)?(?: em| nos? mes(?:es)? de)? (${MONTHS})$`),
    ([, rhythm = '', months = '']) => asOften(inMonths(months), TIMES[rhythm] ?? 0, eachOf(months).length),
  ],
  [
    new RegExp(`^(?:ate |em |no |todo )?(?:o )?(?:dia )?(\\d{1,2})o? de (${MONTH})${OF_YEAR}$`),
    ([, day, month = '']) => yearDay(Number(day), monthOf(month)),
  ],
  [
    new RegExp(`^todo (?:dia )?(\\d{1,2})o? de (${MONTH})$`),
    ([, day, month = '']) => yearDay(Number(day), monthOf(month)),
  ],
  [
    new RegExp(
      `^${YEARLY},?(?: sempre)?(?: ate| em| no)?(?: o)?(?: dia)? (\\d{1,2})o?(?: de |/)(${MONTH}|\\d{1,2})$`,
    ),
    ([, day, month = '']) => yearDay(Number(day), monthOf(month) || Number(month)),
  ],
  [
    new RegExp(`^(?:ate |em |no |todo )?(?:o )?(?:dia )?(\\d{1,2})o?/(\\d{1,2})${OF_YEAR}$`),
    ([, day, month]) => yearDay(Number(day), Number(month)),
  ],
  [
    new RegExp(`^(?:ate |em |nos? mes(?:es)? de )?(${MONTHS})${OF_YEAR}$`),
    ([, months = '']) => inMonths(months),
  ],
  [
    new RegExp(
      `^(?:ate |em |no )?(?:o )?(?:dia )?(\\d{1,2})o?(?: de |/)(${MONTH}|\\d{1,2}) do ano (?:seguinte|subsequente|posterior)$`,
    ),
    ([, day, month = '']) => nextYear(yearDay(Number(day), monthOf(month) || Number(month))),
  ],
  [
    new RegExp(`^(?:a |na |toda )?(${ORDINAL})a? ${WEEKDAY} de (${MONTH})${OF_YEAR}$`),
    ([, nth = '', day = '', month = '']) => weekdayOfMonth(ordinalOf(nth), weekdayOf(day), monthOf(month)),
  ],
  [
    new RegExp(`^(?:todo |no |o |ate o )?(${ORDINAL}) ${PERIOD}(${OF_YEAR})$|^todo (${ORDINAL}) ${PERIOD}$`),
    ([, nth, name, , other, alone]) =>
      endOfPeriod(ordinalOf(nth ?? other ?? ''), LENGTHS[name ?? alone ?? ''] ?? 1),
  ],
];

const inMonths = (months: string): Recurrence =>
  certain(
    `FREQ=YEARLY;BYMONTH=${eachOf(months)
      .map(monthOf)
      .toSorted((a, b) => a - b)
      .join(',')}`,
  );

/** `semestral (jun e dez)`: as many months as the rhythm has times in a year. */
function asOften(rule: Recurrence, times: number, months: number): Recurrence {
  if (times === months) return rule;
  return {
    ...rule,
    confidence: 'low',
    note: `O ritmo diz ${times} vezes por ano, e o texto traz ${months}: confirme.`,
  };
}

const NEXT_YEAR = 'O texto diz “do ano seguinte”, não a qual: lido como todo ano.';

const nextYear = (rule: Recurrence | null): Recurrence | null =>
  rule === null ? null : { ...rule, confidence: 'medium', note: NEXT_YEAR };

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function yearDay(day: number, month: number): Recurrence | null {
  if (day < 1 || day > (LONGEST[month - 1] ?? 0)) return null;
  if (day < 29 || month !== 2) return certain(`FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`);
  const note = 'Nos anos sem 29 de fevereiro: lido como o último dia do mês.';
  return { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', confidence: 'medium', note };
}

function weekdayOfMonth(nth: number | null, weekday: string | undefined, month: number): Recurrence | null {
  if (nth === null || nth === 0 || nth > 4 || weekday === undefined) return null;
  return certain(`FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${weekday}`);
}

/** `2º quadrimestre de cada ano`: once a year, done by the last day of the period. */
function endOfPeriod(nth: number | null, months: number): Recurrence | null {
  const place = nth === -1 ? 12 / months : (nth ?? 0);
  if (place < 1 || place > 12 / months) return null;
  const rrule = `FREQ=YEARLY;BYMONTH=${place * months};BYMONTHDAY=-1`;
  return { rrule, confidence: 'medium', note: 'Uma vez por ano: lido como até o último dia do período.' };
}
