import type { ReactNode } from 'react';
import { formatDay } from '../../../kernel/format.ts';
import type { GrantView } from '../contract.ts';

interface GrantListProps {
  grants: readonly GrantView[];
  empty: string;
  /** What stands at the end of each line. */
  actions?: (grant: GrantView) => ReactNode;
}

/** Roles as lines: what, where, since when and until when. */
export function GrantList({ grants, empty, actions }: GrantListProps) {
  if (grants.length === 0) return <p className="text-16 text-ink-quiet">{empty}</p>;
  return (
    <ul className="divide-y divide-rule border-rule border-y">
      {grants.map((grant) => (
        <li key={grant.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <div className="min-w-0">
            <p className="text-16">
              {grant.roleName}
              {grant.unitName && <span className="text-ink-quiet"> · {grant.unitName}</span>}
            </p>
            <p className="text-13 text-ink-quiet">
              {[grant.territoryName, validityWords(grant)].filter(Boolean).join(' · ')}
            </p>
          </div>
          {actions?.(grant)}
        </li>
      ))}
    </ul>
  );
}

/** `to` is the first day on which it no longer holds. */
function validityWords({ from, to }: Pick<GrantView, 'from' | 'to'>): string {
  const since = `desde ${formatDay(from)}`;
  return to === null ? since : `${since}, termina em ${formatDay(to)}`;
}
