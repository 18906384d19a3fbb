import { useState } from 'react';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { PastedCell } from '../../../../web/grid/column.ts';
import type { ProgrammeAnswer } from '../../contract.ts';
import { type Measure, readCell } from '../../domain/programming/cells.ts';
import { type Cell, cellKey, putCells } from '../../domain/programming/programme.ts';
import { savesInOrder } from '../../domain/programming/saves-in-order.ts';
import { useProgrammeCommands } from './queries.ts';
import { changedCell, inverseOf, monthHeader, type Row } from './rows.ts';

/** A pasted cell that could not be read: it keeps what was pasted until it is typed over. */
interface UnreadCell {
  readonly text: string;
  readonly words: string;
}

const NONE: ReadonlyMap<string, UnreadCell> = new Map();

/** Which pasted cells are numbers, and which are not and why. */
function readPasted(pasted: readonly PastedCell<Row>[], measure: Measure) {
  const changes: Cell[] = [];
  const failed = new Map<string, UnreadCell>();
  for (const { row, columnId, value } of pasted) {
    const read = readCell(value, measure);
    const cell = changedCell(row, columnId, measure, 'value' in read ? read.value : null);
    if ('value' in read) changes.push(cell);
    else
      failed.set(cellKey(cell), {
        text: value.trim(),
        words: `${row.place}, ${row.name}, ${monthHeader(columnId)}: ${read.problem}`,
      });
  }
  return { changes, failed };
}

type Put = (id: string, expected: number, cells: readonly Cell[]) => Promise<{ readonly sequence: number }>;

/** Saves one gesture after another, each on the sequence that the one before it left: quicker hands than the answer lose nothing. */
function useSavesInOrder(id: string, sequence: number, put: Put) {
  const [saves] = useState(savesInOrder);
  return (cells: readonly Cell[]) => saves(sequence, (expected) => put(id, expected, cells));
}

/** Typing, pasting and taking back cells of a draft; each gesture is saved at once. */
export function useCells(answer: ProgrammeAnswer, measure: Measure) {
  const { put } = useProgrammeCommands();
  const { id, sequence } = answer.version;
  const [pending, setPending] = useState<readonly Cell[]>([]);
  const [known, setKnown] = useState(sequence);
  const [past, setPast] = useState<readonly (readonly Cell[])[]>([]);
  const [unread, setUnread] = useState(NONE);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  if (sequence > known) {
    setKnown(sequence);
    setPending([]);
  }
  const cells = putCells(answer.cells, pending);

  const inOrder = useSavesInOrder(id, sequence, put);
  const save = async (changes: readonly Cell[]) => {
    setPending((before) => [...before, ...changes]);
    try {
      await inOrder(changes);
      setSavedAt(new Date().toISOString());
    } catch (error) {
      setPending([]);
      throw error;
    }
  };
  const change = async (changes: readonly Cell[]) => {
    const back = inverseOf(changes, cells);
    await save(changes);
    setPast((before) => [...before, back]);
  };
  const edit = async (row: Row, month: string, text: string) => {
    const read = readCell(text, measure);
    if ('problem' in read) throw new Error(read.problem);
    const changed = changedCell(row, month, measure, read.value);
    setUnread((before) => new Map([...before].filter(([key]) => key !== cellKey(changed))));
    await change([changed]);
  };
  const paste = async (pasted: readonly PastedCell<Row>[]) => {
    const { changes, failed } = readPasted(pasted, measure);
    setUnread(failed);
    try {
      if (changes.length > 0) await change(changes);
      const good = changes.length === 1 ? '1 célula colada.' : `${changes.length} células coladas.`;
      showToast(failed.size === 0 ? good : `${good} ${failed.size} não foram lidas.`, {
        onUndo: () => void undo(),
        ...(failed.size > 0 && { tone: 'problem' as const }),
      });
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  const undo = async () => {
    const last = past.at(-1);
    if (last === undefined) {
      showToast('Não há o que desfazer nesta página.');
      return;
    }
    setPast((before) => before.slice(0, -1));
    try {
      await save(last);
      showToast(last.length === 1 ? 'Célula desfeita.' : `${last.length} células desfeitas.`);
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  return { cells, edit, paste, undo, unread, clearUnread: () => setUnread(NONE), savedAt };
}
