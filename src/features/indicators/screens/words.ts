import { competenciaShort } from '../../../kernel/competencia.ts';
import { monthsOf, parsePeriod } from '../../../kernel/period.ts';
import type { ValueStatus } from '../contract.ts';

/** What a value is, where it is not simply computed. */
export const STATUS_WORDS: Readonly<Record<ValueStatus, string>> = {
  computed: 'calculado',
  partial: 'parcial',
  declared: 'publicado',
  'no-denominator': 'só a contagem',
  'no-records': 'sem registros',
  unavailable: 'sem dado',
};

/** `"2019"`, `"abr 2024"`, `"12 m até abr 2024"`, `"2º quad. 2024"`, `"1º sem. 2024"`. */
export function periodWords(text: string): string {
  const period = parsePeriod(text);
  const year = text.slice(0, 4);
  switch (period.kind) {
    case 'year':
      return year;
    case 'month':
      return competenciaShort(period.last);
    case 'window':
      return `${monthsOf(period).length} m até ${competenciaShort(period.last)}`;
    case 'four-months':
      return `${text.at(-1)}º quad. ${year}`;
    case 'semester':
      return `${text.at(-1)}º sem. ${year}`;
  }
}

export const numberOf = (decimal: string | null): number | null =>
  decimal === null ? null : Number(decimal);

export const DIRECTION_WORDS = {
  lower: 'menor é melhor',
  higher: 'maior é melhor',
  within: 'dentro da faixa',
} as const;

/** Whether the code is the number that the plan prints; the others have a word as their address. */
export const isNumbered = (code: string): boolean => /^\d+$/.test(code);
