import { useEffect, useRef, useState } from 'react';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { PastedCell } from '../../../../web/grid/column.ts';
import type { EntryCell, SheetAnswer } from '../../contract.ts';
import { type EntryMeasure, readCell } from '../../domain/entries/read-cell.ts';
import { putCells } from '../../domain/entries/sheet.ts';
import { useEntryCommands } from './queries.ts';
import { blankCell, changedCell, type Row } from './rows.ts';

/** A pasted cell that could not be read: it shows what was pasted until it is typed over. */
interface UnreadCell {
  readonly text: string;
  readonly words: string;
}

const NONE: ReadonlyMap<string, UnreadCell> = new Map();
export const unreadKey = (territory: string, measure: string): string => `${territory}/${measure}`;

/** Changes of several measures of one place become one cell, each after those before it. */
function readPasted(pasted: readonly PastedCell<Row>[]) {
  const changes = new Map<string, EntryCell>();
  const failed = new Map<string, UnreadCell>();
  for (const { row, columnId, value } of pasted) {
    const measure = columnId as EntryMeasure;
    const read = readCell(value, measure);
    if ('problem' in read)
      failed.set(unreadKey(row.code, measure), { text: value.trim(), words: `${row.name}: ${read.problem}` });
    else {
      const held = changes.get(row.code) ?? row.cell;
      changes.set(row.code, changedCell({ ...row, cell: held }, measure, read.value));
    }
  }
  return { changes: [...changes.values()], failed };
}

type Writing = (id: string, expected: number) => Promise<{ readonly sequence: number }>;

/** Writes one after another, each upon the sequence that the one before it made: fast hands conflict with nobody. */
function useWriting({ sheet }: SheetAnswer) {
  const { id = '', sequence = 0 } = sheet ?? {};
  const at = useRef(sequence);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    at.current = Math.max(at.current, sequence);
  }, [sequence]);
  return (writing: Writing): Promise<void> => {
    const written = queue.current.then(async () => {
      at.current = (await writing(id, at.current)).sequence;
    });
    queue.current = written.catch(() => undefined);
    return written;
  };
}

/** Typing, pasting and taking back cells of a draft; each gesture is saved at once. */
export function useSheetCells(answer: SheetAnswer) {
  const [pending, setPending] = useState<readonly (readonly EntryCell[])[]>([]);
  const [unread, setUnread] = useState(NONE);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const past = useRef<(readonly EntryCell[])[]>([]);
  const commands = useEntryCommands();
  const write = useWriting(answer);
  const cells = putCells(answer.cells, pending.flat());

  const save = async (changes: readonly EntryCell[]) => {
    setPending((before) => [...before, changes]);
    try {
      await write((id, expected) => commands.cells(id, expected, changes));
      setSavedAt(new Date().toISOString());
    } finally {
      setPending((before) => before.filter((each) => each !== changes));
    }
  };
  const change = async (changes: readonly EntryCell[]) => {
    const held = new Map(cells.map((cell) => [cell.territory, cell]));
    await save(changes);
    past.current.push(changes.map(({ territory }) => held.get(territory) ?? blankCell(territory)));
  };
  const edit = async (row: Row, measure: EntryMeasure, text: string) => {
    const read = readCell(text, measure);
    if ('problem' in read) throw new Error(read.problem);
    setUnread((before) => new Map([...before].filter(([key]) => key !== unreadKey(row.code, measure))));
    if (read.value !== row.cell[measure]) await change([changedCell(row, measure, read.value)]);
  };
  /** Saves several places at once and offers to take them back; says what was not read. */
  const put = async (changes: readonly EntryCell[], failed: number) => {
    try {
      if (changes.length > 0) await change(changes);
      const good = changes.length === 1 ? '1 linha gravada.' : `${changes.length} linhas gravadas.`;
      showToast(
        failed === 0 ? good : `${good} ${failed === 1 ? '1 não foi lida.' : `${failed} não foram lidas.`}`,
        {
          onUndo: () => void undo(),
          ...(failed > 0 && { tone: 'problem' as const }),
        },
      );
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  const paste = async (pasted: readonly PastedCell<Row>[]) => {
    const { changes, failed } = readPasted(pasted);
    setUnread(failed);
    await put(changes, failed.size);
  };
  const undo = async () => {
    const last = past.current.pop();
    if (last === undefined) {
      showToast('Não há o que desfazer nesta página.');
      return;
    }
    try {
      await save(last);
      showToast(last.length === 1 ? 'Linha desfeita.' : `${last.length} linhas desfeitas.`);
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  return { cells, edit, paste, put, undo, write, unread, clearUnread: () => setUnread(NONE), savedAt };
}

export type SheetCells = ReturnType<typeof useSheetCells>;
