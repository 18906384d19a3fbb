import { useCallback, useMemo, useState } from 'react';
import type { DeskClaim } from '../../../../web/desk-sections.ts';
import type { Action, Desk } from '../../contract.ts';

/** The queue without what the sections above it already ask: each action stands once, at the most urgent place. */
export function useClaims(desk: Desk) {
  const [claims, setClaims] = useState<Readonly<Record<string, DeskClaim>>>({});
  const claim = useCallback(
    (section: string, said: DeskClaim) => setClaims((before) => ({ ...before, [section]: said })),
    [],
  );
  const left = useMemo(() => leftOf(desk, Object.values(claims)), [desk, claims]);
  return { claim, left };
}

function leftOf(desk: Desk, claims: readonly DeskClaim[]): Desk {
  const lines = new Set(claims.flatMap((claim) => claim.lines));
  const silent = new Set([...lines, ...claims.flatMap((claim) => claim.silent)]);
  const without = (actions: readonly Action[], taken: ReadonlySet<string>) =>
    actions.filter(({ id }) => !taken.has(id));
  const overdue = without(desk.overdue, lines);
  const dueSoon = without(desk.dueSoon, lines);
  const toReport = without(desk.toReport, silent);
  return {
    ...desk,
    ...{ overdue, dueSoon, toReport },
    counts: {
      overdue: desk.counts.overdue - (desk.overdue.length - overdue.length),
      dueSoon: desk.counts.dueSoon - (desk.dueSoon.length - dueSoon.length),
      toReport: desk.counts.toReport - (desk.toReport.length - toReport.length),
    },
  };
}
