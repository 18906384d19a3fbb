import { Check, CircleAlert, Undo2 } from 'lucide-react';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { MonthHead } from '../../contract.ts';
import { leftToRecover, SIDE_WORDS, STATE_LOOK } from './month-words.ts';

function Recovery({ recovery }: Pick<MonthHead, 'recovery'>) {
  if (recovery.scheduled === '0.00') return null;
  return leftToRecover(recovery) === '0.00' ? (
    <Badge icon={Check} tone="none">
      Recuperada
    </Badge>
  ) : (
    <Badge icon={Undo2} tone="warn">
      Em recuperação
    </Badge>
  );
}

/** Where a competência stands, by word, icon and colour, and what it is besides. */
export function MonthStateBadge({ month }: { month: Pick<MonthHead, 'state' | 'sides' | 'recovery'> }) {
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
      <Recovery recovery={month.recovery} />
    </span>
  );
}
