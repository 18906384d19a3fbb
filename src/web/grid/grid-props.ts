import type { ReactNode } from 'react';
import type { Column, Group, Line, PastedCell, Sort } from './column.ts';

export interface GridProps<Row> {
  /** What the rows are: "Ações operacionais". */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** What a row is called aloud: "3.5.16 Qualificar as equipes". */
  rowName: (row: Row) => string;
  groupOf?: (row: Row) => Group;
  /** Order; kept here when the screen does not keep it in its address. */
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
  /** The rows come in their order: the grid sorts nothing itself. */
  inOrder?: boolean;
  /** The reader has come near the last row. */
  onEnd?: () => void;
  /** The row whose drawer is open. */
  openId?: string | null;
  onOpen?: (row: Row) => void;
  /** Saves one cell; a rejection is shown beside the cell. */
  onEdit?: (row: Row, columnId: string, value: string) => unknown;
  onUndo?: () => void;
  /** Cells pasted from a spreadsheet or filled down (Ctrl+D) as one gesture: those that may be changed, and those that may not. */
  onPaste?: (cells: readonly PastedCell<Row>[], refused: readonly PastedCell<Row>[]) => void;
  /** Rows picked for a gesture over many; each row then begins with a box. */
  selection?: { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void } | undefined;
  /** Instead of an empty table. */
  empty?: ReactNode;
  /** 28-px rows. */
  compact?: boolean;
}

/** The grid as a table: its lines are in order and grouped. */
export interface GridTableProps<Row> extends Omit<GridProps<Row>, 'sort' | 'onSort'> {
  lines: readonly Line<Row>[];
  sort: Sort | null;
  onSort: (columnId: string) => void;
  onToggleGroup: (id: string) => void;
}
