import { type ReactNode, useCallback, useState } from 'react';
import type { Column } from './column.ts';
import { CellEditor, CellRefusal } from './GridCell.tsx';
import { cellText } from './lines.ts';

interface CellKey<Row> {
  row: Row;
  id: string;
  columnId: string;
  cell: HTMLElement;
}

interface Options<Row> {
  columns: readonly Column<Row>[];
  rowName: (row: Row) => string;
  onEdit?: (row: Row, columnId: string, value: string) => unknown;
  /** Gives the focus back to the grid. */
  onLeave: (cell: HTMLElement, then: 'down' | 'right' | 'stay') => void;
}

const words = (error: unknown) =>
  error instanceof Error ? error.message : 'Não foi possível salvar. Tente de novo.';

/** Which cell is being changed, which is being saved, and which refused. */
export function useEditing<Row>({ columns, rowName, onEdit, onLeave }: Options<Row>) {
  const [editing, setEditing] = useState<(CellKey<Row> & { start: string }) | null>(null);
  const [refused, setRefused] = useState<{ cell: HTMLElement; message: string } | null>(null);
  const [pending, setPending] = useState<{ id: string; columnId: string } | null>(null);

  /** Starts to change a cell; `typed` replaces what it holds. Answers whether the cell can be changed at all. */
  const start = useCallback(
    (key: CellKey<Row>, typed?: string): boolean => {
      const column = columns.find(({ id }) => id === key.columnId);
      if (!column?.edit || !onEdit) return false;
      if (typed !== undefined && column.edit.kind !== 'text') return false;
      const refusal = column.edit.refusal?.(key.row);
      if (refusal) setRefused({ cell: key.cell, message: refusal });
      else setEditing({ ...key, start: typed ?? cellText(column.value(key.row)) });
      return true;
    },
    [columns, onEdit],
  );

  const commit = async (value: string, then: 'down' | 'right' | 'stay') => {
    if (!editing || !onEdit) return;
    const { row, id, columnId, cell, start: before } = editing;
    setEditing(null);
    onLeave(cell, then);
    if (value === before) return;
    setPending({ id, columnId });
    try {
      await onEdit(row, columnId, value);
    } catch (error) {
      setRefused({ cell, message: words(error) });
    } finally {
      setPending(null);
    }
  };

  const column = editing && columns.find(({ id }) => id === editing.columnId);
  const editor: ReactNode =
    editing && column?.edit ? (
      <CellEditor
        edit={column.edit}
        row={editing.row}
        name={`${column.header} de ${rowName(editing.row)}`}
        start={editing.start}
        cell={editing.cell}
        onCommit={(value, then) => void commit(value, then)}
        onCancel={() => {
          setEditing(null);
          onLeave(editing.cell, 'stay');
        }}
      />
    ) : null;
  const refusal = refused && (
    <CellRefusal
      {...refused}
      onClose={() => {
        setRefused(null);
        onLeave(refused.cell, 'stay');
      }}
    />
  );
  return {
    start,
    pending,
    refusal,
    editing: editing && { id: editing.id, columnId: editing.columnId, editor },
  };
}
