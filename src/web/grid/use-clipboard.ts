import type { ClipboardEvent, RefObject } from 'react';
import type { Column, Line, PastedCell } from './column.ts';
import { fromTsv, toTsv } from './lines.ts';
import type { CellPlace } from './use-cell-focus.ts';

interface Options<Row> {
  lines: readonly Line<Row>[];
  columns: readonly Column<Row>[];
  focus: { active: RefObject<CellPlace>; anchor: RefObject<CellPlace | null> };
  onPaste?: (cells: readonly PastedCell<Row>[]) => void;
}

const isTyping = (target: EventTarget) => (target as HTMLElement).matches('input, textarea');

/** Copies the picked cells as a spreadsheet takes them, and hands over what a spreadsheet pastes. */
export function useClipboard<Row>({ lines, columns, focus, onPaste }: Options<Row>) {
  const copy = (event: ClipboardEvent) => {
    if (isTyping(event.target) || window.getSelection()?.toString()) return;
    const to = focus.active.current;
    const from = focus.anchor.current ?? to;
    const picked = lines
      .slice(Math.min(from.r, to.r), Math.max(from.r, to.r) + 1)
      .flatMap((line) => (line.kind === 'row' ? [line.row] : []));
    const across = columns.slice(Math.min(from.c, to.c), Math.max(from.c, to.c) + 1);
    if (picked.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData(
      'text/plain',
      toTsv(picked.map((row) => across.map((column) => column.value(row)))),
    );
  };
  const paste = (event: ClipboardEvent) => {
    if (isTyping(event.target) || !onPaste) return;
    const { r, c } = focus.active.current;
    const cells = fromTsv(event.clipboardData.getData('text/plain')).flatMap((values, down) => {
      const line = lines[r + down];
      if (line?.kind !== 'row') return [];
      return values.flatMap((value, along) => {
        const column = columns[c + along];
        const free = column?.edit && !column.edit.refusal?.(line.row);
        return column && free ? [{ row: line.row, columnId: column.id, value }] : [];
      });
    });
    event.preventDefault();
    if (cells.length > 0) onPaste(cells);
  };
  return { onCopy: copy, onPaste: paste };
}
