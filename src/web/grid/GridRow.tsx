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
  /** Undefined where rows are not picked. */
  isPicked: boolean | undefined;
  onPick: (id: string) => void;
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
  /** Before what the first cell shows. */
  box: ReactNode;
}

function Cell<R>({ column, row, r, c, pending, editor, box }: CellProps<R>) {
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
      {box ? (
        <span className="flex items-center gap-2">
          {box}
          <Inside column={column} row={row} />
        </span>
      ) : (
        <Inside column={column} row={row} />
      )}
      {editor}
    </Tag>
  );
}

/** The box of a row that can be picked for a gesture over many. */
export function PickBox({
  line,
  name,
  isPicked,
  onPick,
}: {
  line: { id: string };
  name: string;
  isPicked: boolean;
  onPick: (id: string) => void;
}) {
  return (
    <input
      type="checkbox"
      aria-label={`Selecionar ${name}`}
      checked={isPicked}
      onChange={() => onPick(line.id)}
      className="size-4 shrink-0 cursor-pointer accent-action max-sm:size-6"
    />
  );
}

function Row<R>(props: GridRowProps<R>) {
  const { line, index, columns, name, isOpen, editing, pendingColumn, opens, measure } = props;
  const box = props.isPicked === undefined ? null : <PickBox {...props} isPicked={props.isPicked} />;
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
          box={c === 0 ? box : null}
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
