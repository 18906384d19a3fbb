import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Standing } from '../../contract.ts';
import type { TargetStanding } from '../../domain/standing.ts';
import type { Status } from '../../domain/state.ts';
import { statusState } from '../words.ts';

interface StandingBadgeProps {
  kind: Standing['kind'];
  standing: string | null;
  className?: string;
}

/** The state of an objective or of a target, by its icon and its words. */
export function StandingBadge({ kind, standing, className = '' }: StandingBadgeProps) {
  return kind === 'objective' ? (
    <StateBadge fact="status" state={statusState(standing as Status | null)} className={className} />
  ) : (
    <StateBadge fact="target" state={(standing ?? 'notYet') as TargetStanding} className={className} />
  );
}
