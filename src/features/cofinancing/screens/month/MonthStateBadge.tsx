import { CircleAlert } from 'lucide-react';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { MonthHead } from '../../contract.ts';
import { SIDE_WORDS, STATE_LOOK } from './month-words.ts';

/** Where a competência stands, by word, icon and colour, and what it is besides. */
export function MonthStateBadge({ month }: { month: Pick<MonthHead, 'state' | 'sides'> }) {
  const { icon, tone, words } = STATE_LOOK[month.state];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <Badge icon={icon} tone={tone}>
        {words}
      </Badge>
      {month.sides.map((side) => (
        <Badge key={side} icon={CircleAlert} tone={side === 'WITHHELD' ? 'bad' : 'warn'}>
          {SIDE_WORDS[side]}
        </Badge>
      ))}
    </span>
  );
}
