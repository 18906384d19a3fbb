import type { MonthState } from './month.ts';

/** Each state of a competência as a sentence says it (pt-BR). */
export const STATE_WORDS: Readonly<Record<MonthState, string>> = {
  PRODUCTION_OPEN: 'a produção ainda está aberta',
  PRODUCTION_CLOSED: 'a produção está fechada e falta o cálculo',
  CALCULATED: 'está calculada',
  CHECKED: 'está conferida',
  AUTHORISED: 'está autorizada',
  ORDERED: 'está ordenada por portaria',
  COMMITTED: 'está empenhada',
  LIQUIDATED: 'está liquidada',
  PAID: 'está paga',
  ACCOUNTED: 'tem as contas prestadas',
  CLOSED: 'está encerrada',
};
