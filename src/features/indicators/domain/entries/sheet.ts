import type { EntryLevel } from './card-entry.ts';

/** What is told of one place: counts as whole numbers, or only the value that the document prints (decimal point). */
export interface EntryCell {
  readonly territory: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
}

/** What proves a sheet: a file kept here, an act, or an address. */
export interface EntrySource {
  readonly evidence: string | null;
  readonly act: { readonly name: string; readonly date: string | null } | null;
  readonly url: string | null;
  readonly note: string | null;
}

export const NO_SOURCE: EntrySource = { evidence: null, act: null, url: null, note: null };

export type SheetState = 'draft' | 'sent' | 'returned' | 'approved' | 'discarded';

/** The values of one indicator, period and level, as they stand: what its stream of events folds to. */
export interface Sheet {
  readonly id: string;
  readonly indicator: string;
  readonly period: string;
  readonly level: EntryLevel;
  /** 1, then one more for each correction of an approved one. */
  readonly version: number;
  readonly state: SheetState;
  /** Why it corrects another, or was returned. */
  readonly reason: string | null;
  readonly cells: readonly EntryCell[];
  readonly source: EntrySource;
  /** Whoever wrote in it: none of them approves it. */
  readonly authors: readonly string[];
  /** Approved for good: the month in which it was approved has locked. */
  readonly settled: boolean;
}

export type SheetEvent =
  | {
      readonly type: 'opened';
      readonly data: Pick<Sheet, 'indicator' | 'period' | 'level' | 'version' | 'cells'>;
      readonly reason: string | null;
    }
  | { readonly type: 'cells-told'; readonly data: { readonly cells: readonly EntryCell[] } }
  | { readonly type: 'source-told'; readonly data: EntrySource }
  | { readonly type: 'sent'; readonly data: Record<string, never> }
  | { readonly type: 'recalled'; readonly data: Record<string, never> }
  | { readonly type: 'returned'; readonly data: Record<string, never>; readonly reason: string | null }
  | { readonly type: 'approved'; readonly data: Record<string, never> }
  /** Who decided takes the decision back: the sheet stands as it did before. */
  | {
      readonly type: 'decision-undone';
      readonly data: { readonly undoes: number } & Pick<Sheet, 'state' | 'reason'>;
    }
  | { readonly type: 'settled'; readonly data: Record<string, never> }
  | { readonly type: 'discarded'; readonly data: Record<string, never> };

export const sheetStream = (id: string): string => `indicator-entry/${id}`;

export const isOpen = ({ state }: Pick<Sheet, 'state'>): boolean => state === 'draft' || state === 'returned';

const isBlank = ({ numerator, denominator, value }: EntryCell): boolean =>
  numerator === null && denominator === null && value === null;

/** The cells after some were told again; a blank one leaves. In the order of their places. */
export function putCells(cells: readonly EntryCell[], changes: readonly EntryCell[]): EntryCell[] {
  const held = new Map(cells.map((cell) => [cell.territory, cell]));
  for (const change of changes) held.set(change.territory, change);
  return [...held.values()]
    .filter((cell) => !isBlank(cell))
    .sort((a, b) => (a.territory < b.territory ? -1 : 1));
}

/** The sheet after one more of its events, made by somebody; null before the first. */
export function afterEvent(
  id: string,
  before: Sheet | null,
  event: SheetEvent,
  by: string | null,
): Sheet | null {
  if (event.type === 'opened') {
    const authors = withAuthor([], by);
    return {
      ...event.data,
      id,
      state: 'draft',
      reason: event.reason,
      source: NO_SOURCE,
      authors,
      settled: false,
    };
  }
  if (before === null) return null;
  const authors = withAuthor(before.authors, by);
  switch (event.type) {
    case 'cells-told':
      return { ...before, authors, cells: putCells(before.cells, event.data.cells) };
    case 'source-told':
      return { ...before, authors, source: event.data };
    case 'sent':
      return { ...before, authors, state: 'sent' };
    case 'recalled':
      return { ...before, state: 'draft' };
    case 'returned':
      return { ...before, state: 'returned', reason: event.reason };
    case 'approved':
      return { ...before, state: 'approved' };
    case 'decision-undone': {
      const { state, reason } = event.data;
      return { ...before, state, reason };
    }
    case 'settled':
      return { ...before, settled: true };
    case 'discarded':
      return { ...before, state: 'discarded' };
  }
}

function withAuthor(authors: readonly string[], by: string | null): readonly string[] {
  return by === null || authors.includes(by) ? authors : [...authors, by];
}

/** Folds a stream; each event with who made it. */
export function foldSheet(
  id: string,
  events: readonly { readonly event: SheetEvent; readonly by: string | null }[],
): Sheet | null {
  return events.reduce<Sheet | null>((sheet, { event, by }) => afterEvent(id, sheet, event, by), null);
}
