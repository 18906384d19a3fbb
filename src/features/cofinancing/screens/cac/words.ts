import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { GoalAnswer } from '../../contract.ts';

export const percentWords = (decimal: string): string => `${formatExact(Rational.parse(decimal), 0, 2)}%`;
export const pointsWords = (decimal: string): string => formatExact(Rational.parse(decimal), 2, 2);
export const countWords = (decimal: string): string => formatExact(Rational.parse(decimal), 0, 2);
export const moneyWords = (decimal: string | null): string =>
  decimal === null ? 'sem produção' : formatBrl(Rational.parse(decimal));

export const OUTCOME_WORDS: Readonly<Record<GoalAnswer['outcome'], string>> = {
  met: 'Cumprida',
  'not-met': 'Não cumprida',
  partly: 'Em parte',
  out: 'Fora da conta',
};
