import { competenciaShort } from '../../../kernel/competencia.ts';
import { monthsOf, parsePeriod, yearsTogether } from '../../../kernel/period.ts';
import type { IndicatorPage, Value, ValueStatus } from '../contract.ts';
import { TOLD_METHOD } from '../domain/entries/card-entry.ts';

/** What a value is, where it is not simply computed. */
export const STATUS_WORDS: Readonly<Record<ValueStatus, string>> = {
  computed: 'calculado',
  partial: 'parcial',
  declared: 'publicado',
  'no-denominator': 'só a contagem',
  'no-records': 'sem registros',
  suppressed: 'omitido',
  unavailable: 'sem dado',
};

/** The status of a value; of a stock that does not close its period, the month it reaches: `"até abr 2024"`. */
export function statusWords({ status, until, method }: Pick<Value, 'status' | 'until' | 'method'>): string {
  if (status === 'declared' && method === TOLD_METHOD) return 'lançado';
  return until === null ? STATUS_WORDS[status] : `até ${periodWords(until)}`;
}

/** Said beside a number of few people, to who may see it. */
export const SMALL_WORDS = 'número pequeno';

/** Said of a target that was missed within its tolerance, beside the verdict. */
export const NEAR_WORDS = 'por pouco: dentro da tolerância';

/** What the card declares, and whether a missed target lies within it. */
export const toleranceWords = (tolerance: string, isNear: boolean): string =>
  `${isNear ? NEAR_WORDS : 'tolerância'} de ${tolerance}`;

/** `"2019"`, `"abr 2024"`, `"12 m até abr 2024"`, `"2º quad. 2024"`, `"1º sem. 2024"`, `"2020–2022"`. */
export function periodWords(text: string): string {
  const period = parsePeriod(text);
  const year = text.slice(0, 4);
  switch (period.kind) {
    case 'year':
      return year;
    case 'month':
      return competenciaShort(period.last);
    case 'window':
      return yearsTogether(period) ?? `${monthsOf(period).length} m até ${competenciaShort(period.last)}`;
    case 'four-months':
      return `${text.at(-1)}º quad. ${year}`;
    case 'semester':
      return `${text.at(-1)}º sem. ${year}`;
  }
}

export const numberOf = (decimal: string | null): number | null =>
  decimal === null ? null : Number(decimal);

/** How the other ways to count by one method are called. */
export const VARIANT_WORDS = {
  denominator: { one: 'Denominador', many: 'Denominadores' },
  numerator: { one: 'O que se conta', many: 'Modos de contar' },
  both: { one: 'Recorte', many: 'Recortes' },
} as const;

const DIRECTION_WORDS = {
  lower: 'menor é melhor',
  higher: 'maior é melhor',
  within: 'dentro da faixa',
} as const;

/** How a card's value reads; null of a card that is best within a range which no document fixes: neither side is better. */
export const directionWords = ({
  direction,
  isBanded,
}: Pick<IndicatorPage, 'direction' | 'isBanded'>): string | null =>
  direction === 'within' && !isBanded ? null : DIRECTION_WORDS[direction];

/** Whether the code is the number that the plan prints; the others have a word as their address. */
export const isNumbered = (code: string): boolean => /^\d+$/.test(code);
