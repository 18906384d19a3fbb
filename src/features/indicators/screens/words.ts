import { competenciaShort, parseCompetencia } from '../../../kernel/competencia.ts';
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

/** `"2019"`, `"abr 2024"`. */
export function periodWords(period: string): string {
  return period.length === 7 ? competenciaShort(parseCompetencia(period)) : period;
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
