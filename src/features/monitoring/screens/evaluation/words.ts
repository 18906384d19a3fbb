import { formatDay } from '../../../../kernel/format.ts';
import type { EvaluationAnswer } from '../../contract.ts';

export const evaluationAddress = (semester: string): string => `/avaliacao/${semester}`;
export const comparisonAddress = (from: string, to: string): string => `/avaliacao/${to}/comparar/${from}`;

/** When a semester may be frozen, beside the name of the step. */
export function windowWords(window: EvaluationAnswer['window']): string {
  switch (window.state) {
    case 'early':
      return `depois de ${formatDay(window.opens)}`;
    case 'open':
      return `até ${formatDay(window.closes)}`;
    case 'late':
      return `o prazo terminou em ${formatDay(window.closed)}`;
  }
}
