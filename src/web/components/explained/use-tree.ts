import { useLocation } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import { useMedia } from '../../grid/use-media.ts';
import {
  type ExplainedRow,
  explainedRows,
  findInRows,
  keyOfLine,
  lineId,
  rowsInSight,
  waysTo,
} from './rows.ts';

interface Reveal {
  /** Opens the line too, not only the way to it. */
  itself?: boolean;
  focus?: boolean;
  block?: 'center' | 'nearest';
}

/** The lines of a calculation: which stand open, which has the focus, what was looked for, what the address asks for. */
export function useTree(explained: ExplainedJson, openLevels: number) {
  const rows = useMemo(() => explainedRows(explained), [explained]);
  const [open, setOpen] = useState(() => keysUntil(rows, openLevels));
  const [current, setCurrent] = useState<string | null>(null);
  const [goal, setGoal] = useState<(Required<Omit<Reveal, 'itself'>> & { key: string }) | null>(null);
  const printing = useMedia('print');
  const everything = useMemo(() => keysUntil(rows, Number.POSITIVE_INFINITY), [rows]);
  const shown = printing ? everything : open;
  const inSight = useMemo(() => rowsInSight(rows, shown), [rows, shown]);

  const toggle = (key: string, wanted = !open.has(key)) =>
    setOpen((before) => {
      const next = new Set(before);
      if (wanted) next.add(key);
      else next.delete(key);
      return next;
    });
  /** Opens the way to a line and brings it to the eye; the focus goes there too unless a search keeps it. */
  const reveal = (key: string, { itself = false, focus = false, block = 'center' }: Reveal = {}) => {
    setOpen((before) => new Set([...before, ...waysTo(rows, key), ...(itself ? [key] : [])]));
    setCurrent(key);
    setGoal({ key, focus, block });
  };
  useEffect(() => {
    if (goal === null) return;
    const line = document.getElementById(lineId(goal.key));
    if (goal.focus) line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: goal.block });
  }, [goal]);
  useLinkedLine((key) => {
    if (rows.some((row) => row.key === key)) reveal(key, { itself: true, focus: true });
  });
  return {
    rows,
    inSight,
    current: inSight.some(({ key }) => key === current) ? current : null,
    setCurrent,
    isOpen: (key: string) => shown.has(key),
    toggle,
    reveal,
    openAll: () => setOpen(everything),
    closeAll: () => setOpen(new Set<string>()),
  };
}

export type Tree = ReturnType<typeof useTree>;

function keysUntil(rows: readonly ExplainedRow[], levels: number): ReadonlySet<string> {
  return new Set(rows.filter(({ level, opens }) => opens && level <= levels).map(({ key }) => key));
}

/** Tells the line that the address names, once for each address. */
function useLinkedLine(onLine: (key: string) => void): void {
  const { hash } = useLocation();
  const told = useRef('');
  useEffect(() => {
    if (told.current === hash) return;
    told.current = hash;
    const key = keyOfLine(hash);
    if (key !== null) onLine(key);
  });
}

/** The arrows of a tree: up and down between lines, right opens or goes in, left closes or goes out. */
export function treeKeys(tree: Tree, row: ExplainedRow) {
  const go = (to: ExplainedRow | undefined) => to && tree.reveal(to.key, { focus: true, block: 'nearest' });
  const at = tree.inSight.findIndex(({ key }) => key === row.key);
  const isOpen = tree.isOpen(row.key);
  const keys: Record<string, () => void> = {
    ArrowDown: () => go(tree.inSight[at + 1]),
    ArrowUp: () => go(tree.inSight[at - 1]),
    Home: () => go(tree.inSight[0]),
    End: () => go(tree.inSight.at(-1)),
    ArrowRight: () => {
      if (!isOpen) tree.toggle(row.key, true);
      else if (row.node.inputs.length > 0) go(tree.inSight[at + 1]);
    },
    ArrowLeft: () => {
      if (isOpen) tree.toggle(row.key, false);
      else go(tree.inSight.find(({ key }) => key === row.parent));
    },
    Enter: () => tree.toggle(row.key),
    ' ': () => tree.toggle(row.key),
    '*': () => {
      for (const { key, parent } of tree.rows) if (parent === row.parent) tree.toggle(key, true);
    },
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

/** What was looked for in the tree, and the way from one place to the next. */
export function useTreeSearch(tree: Tree) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const matches = useMemo(() => findInRows(tree.rows, words), [tree.rows, words]);
  const show = (index: number, among = matches) => {
    const match = among[index];
    setAt(index);
    if (match) tree.reveal(match.key, { itself: match.inDetail });
  };
  return {
    words,
    count: matches.length,
    at: matches.length === 0 ? 0 : (at % matches.length) + 1,
    look: (next: string) => {
      setWords(next);
      show(0, findInRows(tree.rows, next));
    },
    step: (by: 1 | -1) => {
      if (matches.length > 0) show((at + by + matches.length) % matches.length);
    },
  };
}
