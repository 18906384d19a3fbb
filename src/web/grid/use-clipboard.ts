import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import type { Column, Line, PastedCell } from './column.ts';
import { blockOver, cellText, fromTsv, toTsv } from './lines.ts';
import type { CellPlace } from './use-cell-focus.ts';

interface Options<Row> {
  lines: readonly Line<Row>[];
  columns: readonly Column<Row>[];
  focus: { active: RefObject<CellPlace>; anchor: RefObject<CellPlace | null> };
  onPaste?: (cells: readonly PastedCell<Row>[], refused: readonly PastedCell<Row>[]) => void;
}

const isTyping = (target: EventTarget) => (target as HTMLElement).matches('input, textarea');
const isFillKey = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'd';

/** Copies the picked cells as a spreadsheet takes them, hands over what a spreadsheet pastes, and fills down. */
export function useClipboard<Row>({ lines, columns, focus, onPaste }: Options<Row>) {
  const range = () => {
    const to = focus.active.current;
    const from = focus.anchor.current ?? to;
    return {
      top: Math.min(from.r, to.r),
      left: Math.min(from.c, to.c),
      rows: lines.slice(Math.min(from.r, to.r), Math.max(from.r, to.r) + 1),
      across: columns.slice(Math.min(from.c, to.c), Math.max(from.c, to.c) + 1),
    };
  };
  const hand = (cells: readonly PastedCell<Row>[]) => {
    if (cells.length === 0) return;
    onPaste?.(
      cells.filter(({ refusal }) => refusal === null),
      cells.filter(({ refusal }) => refusal !== null),
    );
  };
  const copy = (event: ClipboardEvent) => {
    if (isTyping(event.target) || window.getSelection()?.toString()) return;
    const { rows, across } = range();
    const picked = rows.flatMap((line) => (line.kind === 'row' ? [line.row] : []));
    if (picked.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData(
      'text/plain',
      toTsv(picked.map((row) => across.map((column) => column.value(row)))),
    );
  };
  const paste = (event: ClipboardEvent) => {
    if (isTyping(event.target) || !onPaste) return;
    const { top, left, rows, across } = range();
    const copied = fromTsv(event.clipboardData.getData('text/plain'));
    const cells = blockOver(lines, columns, { r: top, c: left }, spread(copied, rows.length, across.length));
    event.preventDefault();
    hand(cells);
  };
  const fillDown = (event: KeyboardEvent): boolean => {
    if (!onPaste || !isFillKey(event) || isTyping(event.target)) return false;
    event.preventDefault();
    const { top, left, rows, across } = range();
    const first = rows.find((line) => line.kind === 'row');
    if (first?.kind !== 'row' || rows.length < 2) return true;
    const values = across.map((column) => cellText(column.value(first.row)));
    const below = top + rows.indexOf(first) + 1;
    const count = top + rows.length - below;
    const cells = blockOver(lines, columns, { r: below, c: left }, spread([values], count, across.length));
    hand(cells);
    return true;
  };
  return { fillDown, clipboard: { onCopy: copy, onPaste: paste } };
}

/** One row or one value, copied, fills all the picked cells; a block stays a block. */
function spread(copied: string[][], down: number, along: number): string[][] {
  const [first] = copied;
  if (copied.length !== 1 || !first) return copied;
  const row = first.length === 1 ? Array.from({ length: along }, () => first[0] ?? '') : first;
  return Array.from({ length: Math.max(down, 1) }, () => row);
}
