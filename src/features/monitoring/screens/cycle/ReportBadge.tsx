import { Check, CornerUpLeft, PencilLine, Send, UserCheck } from 'lucide-react';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import { REPORT_WORDS, type ReportState } from '../../domain/report.ts';

const LOOKS = {
  draft: { icon: PencilLine, tone: 'none' },
  submitted: { icon: UserCheck, tone: 'waiting' },
  sent: { icon: Send, tone: 'doing' },
  returned: { icon: CornerUpLeft, tone: 'warn' },
  approved: { icon: Check, tone: 'good' },
} as const;

/** Where a unit's report of the month stands. */
export function ReportBadge({ state }: { state: ReportState }) {
  return <Badge {...LOOKS[state]}>{REPORT_WORDS[state]}</Badge>;
}
