import type { RollUp } from '../../contract.ts';
import { countOf } from '../words.ts';

/** The states in the order of a bar, each with its colour and its words. */
export const PARTS = [
  { state: 'completed', look: 'bg-good', fill: 'fill-good', words: ['concluída', 'concluídas'] },
  { state: 'inProgress', look: 'bg-doing', fill: 'fill-doing', words: ['em andamento', 'em andamento'] },
  { state: 'notStarted', look: 'bg-waiting', fill: 'fill-waiting', words: ['não iniciada', 'não iniciadas'] },
  {
    state: 'cancelled',
    look: 'bg-rule-strong',
    fill: 'fill-rule-strong',
    words: ['cancelada', 'canceladas'],
  },
  {
    state: 'noInformation',
    look: 'bg-none-soft',
    fill: 'fill-none-soft',
    words: ['sem informação', 'sem informação'],
  },
] as const;

/** "2 concluídas · 10 em andamento · 83 sem informação": only what there is. */
export function countsText({ byStatus }: RollUp): string {
  return PARTS.filter(({ state }) => byStatus[state] > 0)
    .map(({ state, words }) => `${byStatus[state]} ${words[byStatus[state] === 1 ? 0 : 1]}`)
    .join(' · ');
}

/** "7 atrasadas · 30 vencidas sem informação", or null where nothing asks for attention. */
export function attentionText({ byLateness }: RollUp): string | null {
  const { late, lateWithoutStatus, dueSoon } = byLateness;
  const parts = [
    late > 0 ? countOf(late, 'atrasada', 'atrasadas') : null,
    lateWithoutStatus > 0 ? `${countOf(lateWithoutStatus, 'vencida', 'vencidas')} sem informação` : null,
    dueSoon > 0 ? `${countOf(dueSoon, 'vence', 'vencem')} em até 15 dias` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}
