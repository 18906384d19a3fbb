import { Check, CircleAlert, CircleQuestionMark, Clock, Infinity as InfinityIcon } from 'lucide-react';
import { Badge, type BadgeProps } from '../../../web/components/StateBadge.tsx';
import type { Action } from '../contract.ts';
import { latenessWords } from '../domain/lateness.ts';

type Lateness = NonNullable<Action['lateness']>;

const LOOKS: Record<Lateness['state'], Pick<BadgeProps, 'icon' | 'tone'>> = {
  onTime: { icon: Check, tone: 'none' },
  dueSoon: { icon: Clock, tone: 'warn' },
  late: { icon: CircleAlert, tone: 'bad' },
  lateWithoutStatus: { icon: CircleAlert, tone: 'warn' },
  toConfirm: { icon: CircleQuestionMark, tone: 'warn' },
  continuous: { icon: InfinityIcon, tone: 'none' },
};

/** Where one action stands against its deadline, in the words of `latenessWords`; breaks its line where there is no room. */
export function LatenessBadge({
  lateness,
  className = '',
}: {
  lateness: Action['lateness'];
  className?: string;
}) {
  const words = latenessWords(lateness);
  if (lateness === null) return <span className="text-ink-quiet">{words}</span>;
  return (
    <Badge {...LOOKS[lateness.state]} className={`text-balance ${className}`}>
      {words}
    </Badge>
  );
}
