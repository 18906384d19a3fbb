import { useMemo } from 'react';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import { UnreadCells } from '../../../../web/grid/UnreadCells.tsx';
import type { ProgrammeAnswer } from '../../contract.ts';
import { compareCells, type Measure } from '../../domain/programming/cells.ts';
import { type Cell, cellKey, columnsOf } from '../../domain/programming/programme.ts';
import { measureText, monthHeader, type Row, rowsOf, rowTotal, totalRows } from './rows.ts';
import type { useCells } from './use-cells.ts';

interface ProgrammeGridProps {
  answer: ProgrammeAnswer;
  measure: Measure;
  editing: ReturnType<typeof useCells>;
  /** Rows asked for that hold nothing yet. */
  asked: ReadonlySet<string>;
  /** Cells of the version compared with; null where none is. */
  other: readonly Cell[] | null;
}

/** Municipality × line × month: typed, or pasted as a whole block from a spreadsheet. */
export function ProgrammeGrid({ answer, measure, editing, asked, other }: ProgrammeGridProps) {
  const { version, refusal } = answer;
  const isOpen = version.state === 'draft' && refusal === null;
  const months = columnsOf(version);
  const rows = useMemo(() => rowsOf(answer, editing.cells, asked), [answer, editing.cells, asked]);
  const totals = totalRows(answer, rows, months);
  const before = useMemo(
    () =>
      other === null
        ? null
        : new Map(compareCells(other, editing.cells, measure).map((each) => [cellKey(each), each.before])),
    [other, editing.cells, measure],
  );
  const columns: Column<Row>[] = [
    { id: 'name', header: 'Clínica ou subgrupo', width: 240, sortable: false, value: (row) => row.name },
    {
      id: 'sum',
      header: months.length > 1 ? 'Soma' : 'Cada mês, ao todo',
      width: months.length > 1 ? 84 : 150,
      align: 'right',
      sortable: false,
      value: (row) => rowTotal(row, measure),
      cell: (row) => <strong className="font-semibold">{rowTotal(row, measure)}</strong>,
    },
    ...months.map((month): Column<Row> => monthColumn(month, measure, editing, before, isOpen)),
  ];
  return (
    <>
      <Grid
        label={`${measure === 'quantity' ? 'Quantidades programadas' : 'Valores programados'}, versão ${version.number}`}
        compact
        rows={[...rows, ...totals]}
        columns={columns}
        rowId={(row) => row.key}
        rowName={(row) => `${row.place}, ${row.name}`}
        groupOf={(row) => ({ id: row.municipality, label: row.place })}
        onEdit={(row, month, text) => editing.edit(row, month, text)}
        onPaste={(cells) => void editing.paste(cells)}
        onUndo={() => void editing.undo()}
        empty={
          <EmptyState title="Nenhuma linha nesta versão ainda.">
            {isOpen
              ? 'Acrescente acima os municípios e as clínicas ou subgrupos; depois digite ou cole as quantidades do Excel.'
              : 'Quem programa ainda não acrescentou linhas.'}
          </EmptyState>
        }
      />
      <UnreadCells unread={editing.unread} clear={editing.clearUnread} />
    </>
  );
}

function monthColumn(
  month: string,
  measure: Measure,
  editing: ReturnType<typeof useCells>,
  before: ReadonlyMap<string, string | null> | null,
  isOpen: boolean,
): Column<Row> {
  const keyOf = ({ municipality, line }: Row) => cellKey({ municipality, line, month });
  const heldIn = (row: Row) => row.cells.get(month)?.[measure] ?? null;
  return {
    id: month,
    header: monthHeader(month),
    width: measure === 'quantity' ? 66 : 110,
    align: 'right',
    sortable: false,
    value: (row) => measureText(heldIn(row), measure),
    cell: (row) => {
      const failed = editing.unread.get(keyOf(row));
      if (failed)
        return (
          <span className="bg-bad-soft px-1 text-bad" title={failed.words}>
            {failed.text}
          </span>
        );
      const text = measureText(heldIn(row), measure);
      if (!before?.has(keyOf(row))) return row.isTotal ? <strong>{text}</strong> : text;
      return (
        <span className="bg-warn-soft px-1">
          <span className="sr-only">mudou: antes </span>
          <s className="text-13 text-ink-quiet">
            {measureText(before.get(keyOf(row)) ?? null, measure) || '–'}
          </s>{' '}
          {text || '–'}
        </span>
      );
    },
    edit: {
      kind: 'text',
      maxLength: 20,
      refusal: (row) => {
        if (row.isTotal) return 'O total é a soma das linhas: altere-as.';
        return isOpen ? null : 'Esta versão não se altera. Abra outra versão a partir dela.';
      },
    },
  };
}
