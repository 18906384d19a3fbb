import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { GridTableProps } from './grid-props.ts';
import { useCellFocus } from './use-cell-focus.ts';
import { useEditing } from './use-editing.tsx';

const cellOf = (element: EventTarget): HTMLElement | null =>
  (element as HTMLElement).closest<HTMLElement>('[data-r]');

const isPlain = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey;
const isTyped = (event: KeyboardEvent) => event.key.length === 1 && event.key !== ' ' && isPlain(event);
const isUndo = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';

/** A press on a button, link or field inside a cell is its own business. */
const isInner = (target: EventTarget, cell: HTMLElement) => {
  const pressed = (target as HTMLElement).closest('button, a[href], input');
  return pressed !== null && cell.contains(pressed);
};

/** Which row and column a drawn cell shows. */
function useCellKeys<Row>({ lines, columns }: GridTableProps<Row>) {
  return (cell: HTMLElement) => {
    const line = lines[Number(cell.dataset.r)];
    const column = columns[Number(cell.dataset.c)];
    return line?.kind === 'row' && column ? { row: line.row, id: line.id, columnId: column.id, cell } : null;
  };
}

/** What the reader does to the cells: move, edit, open, undo. */
export function useGridActions<Row>(props: GridTableProps<Row>, reveal: (line: number) => void) {
  const { lines, columns, rowName, onEdit, onOpen, onUndo } = props;
  const table = useRef<HTMLTableElement>(null);
  const focus = useCellFocus({ table, lineCount: lines.length, columnCount: columns.length, reveal });
  const keyOf = useCellKeys(props);
  const onLeave = (cell: HTMLElement, then: 'down' | 'right' | 'stay') => {
    const [r, c] = [Number(cell.dataset.r), Number(cell.dataset.c)];
    focus.focusCell({
      r: then === 'down' ? Math.min(r + 1, lines.length - 1) : r,
      c: then === 'right' ? Math.min(c + 1, columns.length - 1) : c,
    });
  };
  const editing = useEditing({ columns, rowName, onEdit, onLeave });
  const startAt = (cell: HTMLElement, typed?: string) => {
    const key = keyOf(cell);
    return key !== null && editing.start(key, typed);
  };
  const openAt = (cell: HTMLElement) => {
    const key = keyOf(cell);
    if (key) onOpen?.(key.row);
  };
  const onCellKey = (event: KeyboardEvent, cell: HTMLElement) => {
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (!startAt(cell)) openAt(cell);
    } else if (isTyped(event) && startAt(cell, event.key)) {
      event.preventDefault();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = cellOf(event.target);
    if (!cell || focus.onMoveKey(event)) return;
    if (isUndo(event) && onUndo) {
      event.preventDefault();
      onUndo();
    } else if (event.target === cell) onCellKey(event, cell);
  };
  const onClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    if (!cell || isInner(event.target, cell)) return;
    const kind = columns.find(({ id }) => id === keyOf(cell)?.columnId)?.edit?.kind;
    if (kind === 'select' && startAt(cell)) return;
    if (kind !== 'text') openAt(cell);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    if (cell) startAt(cell);
  };
  return { table, focus, editing, handlers: { onKeyDown, onClick, onDoubleClick, onFocus: focus.onFocus } };
}
