import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** A cell by line and column; the head is line -1. */
export interface CellPlace {
  r: number;
  c: number;
}

interface Options {
  table: RefObject<HTMLTableElement | null>;
  lineCount: number;
  columnCount: number;
  /** Brings a line that is not drawn into view. */
  reveal: (line: number) => void;
}

/** What can be pressed inside a cell; the editor of a cell is no part of it. */
const INNER = 'a[href], button, input:not([data-editor])';
const PAGE = 10;

const innerOf = (cell: Element): HTMLElement[] => [...cell.querySelectorAll<HTMLElement>(INNER)];

const placeOf = (cell: HTMLElement): CellPlace => ({ r: Number(cell.dataset.r), c: Number(cell.dataset.c) });

function target(event: KeyboardEvent, from: CellPlace, last: CellPlace): CellPlace | null {
  const whole = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowUp':
      return { r: from.r - 1, c: from.c };
    case 'ArrowDown':
      return { r: from.r + 1, c: from.c };
    case 'ArrowLeft':
      return { r: from.r, c: from.c - 1 };
    case 'ArrowRight':
      return { r: from.r, c: from.c + 1 };
    case 'PageUp':
      return { r: from.r - PAGE, c: from.c };
    case 'PageDown':
      return { r: from.r + PAGE, c: from.c };
    case 'Home':
      return { r: whole ? 0 : from.r, c: 0 };
    case 'End':
      return { r: whole ? last.r : from.r, c: last.c };
    default:
      return null;
  }
}

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

const between = (value: number, a: number, b: number) => (value - a) * (value - b) <= 0;

function findCell(table: HTMLTableElement | null, { r, c }: CellPlace): HTMLElement | null {
  const at = (column: number) => table?.querySelector<HTMLElement>(`[data-r="${r}"][data-c="${column}"]`);
  return at(c) ?? at(0) ?? null;
}

/** The cell that holds the focus now. */
function focusedCell(table: HTMLTableElement | null): HTMLElement | null {
  const cell = document.activeElement?.closest<HTMLElement>('[data-r]');
  return cell && table?.contains(cell) ? cell : null;
}

/** What is pressed in a cell takes its focus where it is the only one. */
function takerOf(cell: HTMLElement): HTMLElement {
  const [only, another] = innerOf(cell);
  return only && !another ? only : cell;
}

/** Gives the one tab stop to the active cell (or to what stands inside it) and paints the picked cells. */
function settle(table: HTMLTableElement | null, active: CellPlace, anchor: CellPlace | null): void {
  const current = findCell(table, active);
  for (const cell of table?.querySelectorAll<HTMLElement>('[data-r]') ?? []) {
    const inner = innerOf(cell);
    for (const element of inner) element.tabIndex = cell === current ? 0 : -1;
    cell.tabIndex = cell === current && inner.length === 0 ? 0 : -1;
    const { r, c } = placeOf(cell);
    const picked =
      anchor !== null && r >= 0 && between(r, anchor.r, active.r) && between(c, anchor.c, active.c);
    cell.toggleAttribute('data-picked', picked);
  }
}

/** The focus itself: where it is, and how to put it on a cell. */
function useActiveCell({ table, lineCount, reveal }: Omit<Options, 'columnCount'>) {
  const active = useRef<CellPlace>({ r: 0, c: 0 });
  const anchor = useRef<CellPlace | null>(null);
  const waiting = useRef<CellPlace | null>(null);
  const held = useRef<HTMLElement | null>(null);

  const focusCell = useCallback(
    (place: CellPlace) => {
      const cell = findCell(table.current, place);
      active.current = cell ? placeOf(cell) : place;
      waiting.current = cell ? null : place;
      if (!cell) {
        reveal(place.r);
        return;
      }
      settle(table.current, active.current, anchor.current);
      takerOf(cell).focus();
    },
    [table, reveal],
  );

  /** The list around the focused row changed: the row stands on another line now. */
  const follow = () => {
    const cell = waiting.current ? null : focusedCell(table.current);
    if (!cell || Number(cell.dataset.r) === active.current.r) return;
    active.current = placeOf(cell);
    anchor.current = null;
  };
  /** The focused row left the list: what took its line takes the focus. */
  const inherit = () => {
    const left = held.current !== null && !held.current.isConnected;
    const heir = left && document.activeElement === document.body && findCell(table.current, active.current);
    if (heir) takerOf(heir).focus({ preventScroll: true });
    if (!left || document.activeElement !== document.body) held.current = focusedCell(table.current);
  };

  useLayoutEffect(() => {
    follow();
    active.current.r = within(active.current.r, -1, Math.max(lineCount - 1, -1));
    settle(table.current, active.current, anchor.current);
    inherit();
    if (waiting.current && findCell(table.current, waiting.current)) focusCell(waiting.current);
  });
  return { active, anchor, held, focusCell };
}

/** One tab stop for the whole grid; arrows move it. Works on the drawn cells, so no key redraws the table. */
export function useCellFocus(options: Options) {
  const { table, lineCount, columnCount } = options;
  const { active, anchor, held, focusCell } = useActiveCell(options);
  const wantedColumn = useRef(0);

  const onFocus = useCallback(
    (event: { target: EventTarget }) => {
      const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-r]');
      if (!cell || !table.current?.contains(cell)) return;
      held.current = cell;
      const place = placeOf(cell);
      if (place.r === active.current.r && place.c === active.current.c) return;
      active.current = place;
      anchor.current = null;
      wantedColumn.current = place.c;
      settle(table.current, place, null);
    },
    [active, anchor, held, table],
  );

  /** Moves by a key; answers whether the key was one of ours. */
  const onMoveKey = useCallback(
    (event: KeyboardEvent): boolean => {
      const last = { r: lineCount - 1, c: columnCount - 1 };
      const from = active.current;
      const next = target(event, { r: from.r, c: wantedColumn.current }, last);
      if (!next) return false;
      event.preventDefault();
      const place = { r: within(next.r, -1, last.r), c: within(next.c, 0, last.c) };
      wantedColumn.current = place.c;
      anchor.current = event.shiftKey ? (anchor.current ?? from) : null;
      focusCell(place);
      return true;
    },
    [active, anchor, columnCount, focusCell, lineCount],
  );

  return { active, anchor, focusCell, onFocus, onMoveKey };
}
