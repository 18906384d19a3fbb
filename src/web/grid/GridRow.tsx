import { ChevronRight } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Column, Line } from './column.ts';
import { CellFace, ChoiceMark, ConflictFace } from './GridCell.tsx';

const CELL =
  'group/cell relative h-9 border-rule border-b px-2 py-1 align-middle text-14 leading-[1.125rem] font-normal data-picked:bg-action-soft-strong focus:z-1 focus-visible:-outline-offset-3';
const STICKY = 'print:static sticky left-0 z-2 bg-surface group-aria-selected/row:bg-action-soft';

export interface GridRowProps<Row> {
  line: Extract<Line<Row>, { kind: 'row' }>;
  index: number;
  columns: readonly Column<Row>[];
  name: string;
  isOpen: boolean | undefined;
  /** The column being edited and its editor. */
  editing: { columnId: string; editor: ReactNode } | null;
  pendingColumn: string | null;
  opens: boolean;
  measure?: (element: HTMLTableRowElement | null) => void;
}

const isNumber = <Row,>(column: Column<Row>, row: Row) =>
  column.align ? column.align === 'right' : typeof column.value(row) === 'number';

function Inside<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const conflict = column.conflict?.(row);
  if (conflict) return <ConflictFace conflict={conflict} />;
  if (column.edit?.kind !== 'select') return <CellFace column={column} row={row} />;
  return (
    <span className="flex items-center gap-1">
      <CellFace column={column} row={row} />
      {!column.edit.refusal?.(row) && <ChoiceMark />}
    </span>
  );
}

interface CellProps<R> {
  column: Column<R>;
  row: R;
  r: number;
  c: number;
  pending: boolean;
  editor: ReactNode;
}

function Cell<R>({ column, row, r, c, pending, editor }: CellProps<R>) {
  const Tag = c === 0 ? 'th' : 'td';
  const refusal = column.edit?.refusal?.(row);
  const looks = [CELL, isNumber(column, row) ? 'text-right' : 'text-left'];
  if (c === 0) looks.push(STICKY);
  if (pending) looks.push('text-ink-quiet');
  if (column.edit && !refusal) looks.push('cursor-cell');
  return (
    <Tag
      scope={c === 0 ? 'row' : undefined}
      data-r={r}
      data-c={c}
      tabIndex={-1}
      aria-colindex={c + 1}
      aria-readonly={refusal ? true : undefined}
      aria-busy={pending || undefined}
      className={looks.join(' ')}
    >
      <Inside column={column} row={row} />
      {editor}
    </Tag>
  );
}

function Row<R>(props: GridRowProps<R>) {
  const { line, index, columns, name, isOpen, editing, pendingColumn, opens, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-label={name}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      className={`group/row bg-surface hover:bg-ground aria-selected:bg-action-soft ${opens ? 'cursor-pointer' : ''}`}
    >
      {columns.map((column, c) => (
        <Cell
          key={column.id}
          column={column}
          row={line.row}
          r={index}
          c={c}
          pending={pendingColumn === column.id}
          editor={editing?.columnId === column.id ? editing.editor : null}
        />
      ))}
    </tr>
  );
}

/** One row; drawn again only when something of it changes. */
export const GridRow = memo(Row) as typeof Row;

interface GroupRowProps {
  line: Extract<Line<unknown>, { kind: 'group' }>;
  index: number;
  span: number;
  onToggle: (id: string) => void;
  measure?: (element: HTMLTableRowElement | null) => void;
}

/** The head of a group: its name and how many it holds; opens and closes. */
export function GroupRow({ line, index, span, onToggle, measure }: GroupRowProps) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="bg-ground-deep">
      <th
        scope="rowgroup"
        colSpan={span}
        data-r={index}
        data-c={0}
        tabIndex={-1}
        className="h-9 border-rule border-b p-0 text-left text-14"
      >
        <button
          type="button"
          aria-expanded={!line.closed}
          onClick={() => onToggle(line.group.id)}
          className="sticky left-0 flex min-h-9 max-w-[min(100cqw,70rem)] cursor-pointer items-center gap-1.5 rounded px-2 py-1 text-left font-semibold focus-visible:-outline-offset-3"
        >
          <ChevronRight
            aria-hidden="true"
            className={`size-4 shrink-0 text-ink-quiet transition-transform ${line.closed ? '' : 'rotate-90'}`}
          />
          <span>
            {line.group.label} <span className="font-normal text-ink-quiet">{line.count}</span>
          </span>
        </button>
      </th>
    </tr>
  );
}
