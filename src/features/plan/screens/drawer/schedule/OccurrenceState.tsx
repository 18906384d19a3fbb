import { Check, Circle, CircleAlert, CircleQuestionMark, Clock } from 'lucide-react';
import { Badge } from '../../../../../web/components/StateBadge.tsx';
import type { Occurrence } from '../../../contract.ts';

const LOOKS = {
  done: { words: 'Feita', icon: Check, tone: 'good' },
  overdue: { words: 'Vencida sem registro', icon: CircleAlert, tone: 'warn' },
  dueToday: { words: 'Vence hoje', icon: Clock, tone: 'warn' },
  planned: { words: 'Prevista', icon: Circle, tone: 'none' },
  unreported: { words: 'Prazo a confirmar', icon: CircleQuestionMark, tone: 'warn' },
} as const;

/** Where one occurrence stands, in words, icon and colour. */
export function OccurrenceState({ state }: Pick<Occurrence, 'state'>) {
  const { words, ...look } = LOOKS[state];
  return <Badge {...look}>{words}</Badge>;
}
