import { type ReactNode, useMemo, useState } from 'react';
import { type FindingDecisions, useFindingDecisions } from '../../../../web/components/Findings.tsx';
import type { ActAnswer, ActFinding } from '../../contract.ts';
import { stretchesOf } from '../../domain/lint/placed.ts';
import type { Span } from '../../domain/quotes.ts';
import { useFindingHandling, useFindings } from './queries.ts';

/** Where a finding stands in one provision. */
export interface FindingMark extends Span {
  readonly found: ActFinding;
}

/** The findings of an act as its reading view shows them: the words marked, what is said of them beside. */
export interface Margin {
  /** In the order of the text. */
  readonly items: readonly ActFinding[];
  readonly notes: ReadonlyMap<string, readonly ActFinding[]>;
  readonly marks: ReadonlyMap<string, readonly FindingMark[]>;
  readonly mayAccept: boolean;
  readonly decisions: FindingDecisions<ActFinding>;
  /** The finding that the reader is at. */
  readonly current: string | null;
  readonly setCurrent: (id: string) => void;
}

export interface MarginState {
  /** Whether nothing more comes that would move the text. */
  readonly isSettled: boolean;
  /** How many are open; null while the text is being checked, where nothing was found, and where its whole text is not here. */
  readonly open: number | null;
  readonly isShown: boolean;
  readonly setShown: (isShown: boolean) => void;
  /** null while it is hidden. */
  readonly margin: Margin | null;
  readonly dialog: ReactNode;
  readonly failure: { readonly error: Error; readonly retry: () => void } | null;
}

/** The id of what is said of a finding, on the page. */
export const noteId = (finding: string) => `apontamento-${finding}`;

/** What the margin of an act holds, whether it is shown, and the dialog of its decisions. */
export function useMargin({ id, coverage, units }: ActAnswer): MarginState {
  const { data, error, isLoading, refetch } = useFindings(id, coverage === 'full');
  const [isShown, setShown] = useState(true);
  const [current, setCurrent] = useState<string | null>(null);
  const { decisions, dialog } = useFindingDecisions(useFindingHandling(id));
  const items = data?.items;
  const placed = useMemo(() => {
    if (items === undefined || items.length === 0) return null;
    const marks = items.flatMap((found) =>
      stretchesOf(units, found).map((stretch) => ({ ...stretch, found })),
    );
    return {
      items,
      notes: Map.groupBy(items, ({ at }) => at),
      marks: Map.groupBy(marks, ({ address }) => address),
    };
  }, [items, units]);
  const margin = placed && { ...placed, mayAccept: data?.mayAccept ?? false, decisions, current, setCurrent };
  return {
    isSettled: !isLoading,
    open: placed?.items.filter(({ accepted }) => accepted === null).length ?? null,
    isShown,
    setShown,
    margin: isShown ? margin : null,
    dialog,
    failure: error && { error, retry: () => void refetch() },
  };
}
