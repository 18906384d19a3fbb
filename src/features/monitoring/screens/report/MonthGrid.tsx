import { useState } from 'react';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import type { PastedCell } from '../../../../web/grid/column.ts';
import { Grid } from '../../../../web/grid/Grid.tsx';
import type { MonthLine, ReportAnswer } from '../../contract.ts';
import type { CellStatus } from '../../domain/cell.ts';
import { columnsOf } from './columns.tsx';
import { LineDrawer } from './LineDrawer.tsx';
import { readCell, readPasted } from './read-cells.ts';
import { type Row, rowsOf } from './rows.ts';
import { lacksRecord } from './use-concluding.tsx';
import type { ReportCells } from './use-report-cells.ts';
import { useValueCells } from './use-value-cells.ts';
import { ValueDrawer } from './ValueDrawer.tsx';

const GROUPS = {
  line: { id: 'line', label: 'Ações operacionais' },
  value: { id: 'value', label: 'Valores de indicadores' },
} as const;

const nameOf = (row: Row): string =>
  row.kind === 'line'
    ? `${row.line.action} ${row.line.title}`
    : `${row.value.shortName}, ${row.value.periodName}`;

const NOT_PASTED = 'Valores de indicadores se digitam na linha, ou se colam em Indicadores › Lançar valores.';

/** Of a pasted block, what fell on lines of the plan. */
const ofLines = (cells: readonly PastedCell<Row>[]): PastedCell<MonthLine>[] =>
  cells.flatMap(({ row, ...cell }) => (row.kind === 'line' ? [{ ...cell, row: row.line }] : []));

/** Of a pasted block, what becomes of each line, and why the rest is left. */
function pastedOf(pasted: readonly PastedCell<Row>[], refused: readonly PastedCell<Row>[]) {
  const { changes, skipped } = readPasted(ofLines(pasted), ofLines(refused));
  const lacking = changes.filter(({ line, change }) => lacksRecord(line, change) && !change.comment);
  const left = lacking.map(
    ({ line }) => `${line.action}: concluir pede o registro prometido; faça-o na linha.`,
  );
  const values = pasted.some(({ row }) => row.kind === 'value') ? [NOT_PASTED] : [];
  return {
    changes: changes.filter((each) => !lacking.includes(each)),
    skipped: [...skipped, ...left, ...values],
  };
}

/** What the unit says of its actions and of the values that it tells: one grid, from cell to cell by keyboard. */
export function MonthGrid({ answer, cells }: { answer: ReportAnswer; cells: ReportCells }) {
  const values = useValueCells(answer.values);
  const [openId, setOpenId] = useState<string | null>(null);
  const rows = rowsOf(answer.lines, answer.values);
  const at = rows.findIndex(({ id }) => id === openId);
  const open = rows[at];
  const go = (to: number) => {
    const next = rows[to];
    return next === undefined ? undefined : () => setOpenId(next.id);
  };
  const edit = (row: Row, columnId: string, text: string) => {
    if (row.kind === 'value')
      return columnId === 'progress' ? values.tell(row.value, text) : values.note(row.value, text);
    if (columnId === 'status') return cells.write(row.line, { status: text as CellStatus });
    const read = readCell(columnId, text);
    if (typeof read === 'string') throw new Error(read);
    return cells.write(row.line, read);
  };
  const moves = { onClose: () => setOpenId(null), onNext: go(at + 1), onPrevious: go(at - 1) };
  return (
    <>
      <Grid
        label={`Linhas de ${answer.unit.name}`}
        rows={rows}
        columns={columnsOf(cells)}
        rowId={({ id }) => id}
        rowName={nameOf}
        {...(answer.values.length > 0 && { groupOf: ({ kind }: Row) => GROUPS[kind] })}
        inOrder
        openId={openId}
        onOpen={({ id }) => setOpenId(id)}
        onEdit={edit}
        onUndo={cells.undo}
        onPaste={(pasted, refused) => {
          const { changes, skipped } = pastedOf(pasted, refused);
          void cells.writeMany(changes, skipped);
        }}
        empty={
          <EmptyState title="Nada pedido a esta unidade neste mês.">
            As suas partes ainda não começaram, ou já estavam encerradas.
          </EmptyState>
        }
      />
      {open?.kind === 'line' && <LineDrawer answer={answer} line={open.line} cells={cells} {...moves} />}
      {open?.kind === 'value' && <ValueDrawer value={open.value} cells={values} {...moves} />}
    </>
  );
}
