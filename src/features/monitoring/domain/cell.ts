/** What a unit says of its part of an action for one competência. */
export interface Cell {
  readonly status: CellStatus | null;
  /** Percent, 0 to 100, as the unit says it; never computed. */
  readonly progress: number | null;
  /** Of the month; the document's OBSERVAÇÕES are the plan's. */
  readonly comment: string | null;
  /** Hashes of what proves it. */
  readonly evidence: readonly string[];
}

export const CELL_STATUSES = ['notStarted', 'inProgress', 'completed', 'cancelled'] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];

/** `answered`: written again after it was given back, and not yet looked at. */
export const REVIEWS = ['returned', 'answered', 'approved'] as const;
export type Review = (typeof REVIEWS)[number];

/** A cell as its events tell it. */
export interface StandingCell extends Cell {
  readonly review: Review | null;
  /** Why it was given back. */
  readonly reason: string | null;
  readonly version: number;
}

export const BLANK: StandingCell = {
  status: null,
  progress: null,
  comment: null,
  evidence: [],
  review: null,
  reason: null,
  version: 0,
};

/** What can happen to a cell. `line` is the version of the plan's line that the saying made, where it made one. */
export type CellEvent =
  | {
      readonly type: 'said';
      readonly data: { from: Cell; to: Cell; was: Review | null; line: number | null };
    }
  | { readonly type: 'taken-back'; readonly data: { undoes: number; to: Cell; review: Review | null } }
  | { readonly type: 'returned'; readonly data: { reason: string } }
  | { readonly type: 'approved'; readonly data: Record<string, never> }
  /** Who decided takes the decision back: the line stands as it did before. */
  | {
      readonly type: 'decision-undone';
      readonly data: { undoes: number; review: Review | null; reason: string | null };
    };

export const contentOf = ({ status, progress, comment, evidence }: Cell): Cell => ({
  status,
  progress,
  comment,
  evidence: [...evidence],
});

export const isSameCell = (a: Cell, b: Cell): boolean =>
  a.status === b.status &&
  a.progress === b.progress &&
  a.comment === b.comment &&
  a.evidence.join() === b.evidence.join();

/** Nothing was said in it: a line may be given back before a word of it, to be written. */
export const isBlank = (cell: StandingCell): boolean => cell.review === null && isSameCell(cell, BLANK);

/** Whether some of them were given back, written again, and wait for another look. */
export const hasAnswers = (cells: Iterable<Pick<StandingCell, 'review'>>): boolean =>
  [...cells].some(({ review }) => review === 'answered');

/** The cell after one more event. A cell given back and written again awaits another look; an approval falls when it is rewritten. */
export function applyCellEvent(cell: StandingCell, event: CellEvent): StandingCell {
  const version = cell.version + 1;
  switch (event.type) {
    case 'said': {
      const review = cell.review === 'returned' || cell.review === 'answered' ? 'answered' : null;
      return { ...cell, ...contentOf(event.data.to), review, version };
    }
    case 'taken-back':
      return { ...cell, ...contentOf(event.data.to), review: event.data.review, version };
    case 'returned':
      return { ...cell, review: 'returned', reason: event.data.reason, version };
    case 'approved':
      return { ...cell, review: 'approved', reason: null, version };
    case 'decision-undone': {
      const { review, reason } = event.data;
      return { ...cell, review, reason, version };
    }
  }
}

export const foldCell = (events: readonly CellEvent[]): StandingCell => events.reduce(applyCellEvent, BLANK);
