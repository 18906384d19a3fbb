import type { ReactNode } from 'react';
import type { Option } from '../components/option.ts';

/** What a cell holds for sorting, copying and pasting. */
export type CellValue = string | number | null;

/** Two values of one cell: mine, and what somebody saved meanwhile. */
export interface CellConflict {
  mine: string;
  theirs: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** How a cell is changed in place. `refusal` says why this row may not be, or null. */
export type CellEdit<Row> = {
  refusal?: (row: Row) => string | null;
} & (
  | { kind: 'text'; maxLength?: number }
  | { kind: 'select'; options: (row: Row) => readonly Option[]; chosen?: (row: Row) => string | null }
);

export interface Column<Row> {
  id: string;
  header: string;
  /** Pixels. */
  width: number;
  value: (row: Row) => CellValue;
  /** What is seen, when it is more than the value. */
  cell?: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  /** False where order means nothing. */
  sortable?: boolean;
  edit?: CellEdit<Row>;
  conflict?: (row: Row) => CellConflict | null;
  /** Shown on the card that a row becomes on phones. */
  onCard?: boolean;
}

export interface Sort {
  columnId: string;
  direction: 'ascending' | 'descending';
}

export interface Group {
  id: string;
  label: string;
  /** How many it holds in all, where not every row was read. */
  count?: number | undefined;
}

/** A line of the grid: the head of a group, or a row. */
export type Line<Row> =
  | { kind: 'group'; group: Group; count: number; closed: boolean }
  | { kind: 'row'; row: Row; id: string };

/** A cell that somebody pasted over. */
export interface PastedCell<Row> {
  row: Row;
  columnId: string;
  value: string;
  /** Why this cell may not be changed, or null. */
  refusal: string | null;
}
