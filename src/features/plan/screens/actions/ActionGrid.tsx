import { useState } from 'react';
import { showToast } from '../../../../web/components/Toast.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { GridProps } from '../../../../web/grid/grid-props.ts';
import type { Action } from '../../contract.ts';
import type { Status } from '../../domain/state.ts';
import { cellsOf, isCorrected, useCorrections } from '../reporting/corrections/use-corrections.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { ownLines, plainTitle } from '../words.ts';
import { BY_UNIT, columnsFor } from './columns.tsx';
import { ManyBar } from './ManyBar.tsx';
import { readPasted } from './pasted.ts';

type Passed<A> = Pick<
  GridProps<A>,
  'label' | 'rows' | 'groupOf' | 'sort' | 'onSort' | 'inOrder' | 'onEnd' | 'empty'
>;

interface ActionGridProps<A extends Action> extends Passed<A> {
  /** What stands after the columns that all actions have. */
  last: readonly Column<A>[];
  reporting: Reporting;
  undo: () => void;
  openId: string | null;
  open: (id: string | null) => void;
}

const sayProblem = (error: Error) => showToast(error.message, { tone: 'problem' });

/** Actions of a plan, edited in place: one by one, pasted, filled down or picked; every gesture with its permissions and its way back. */
export function ActionGrid<A extends Action>(props: ActionGridProps<A>) {
  const { last, reporting, undo, openId, open, ...passed } = props;
  const { rows } = passed;
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const corrections = useCorrections(reporting);
  const columns = columnsFor(reporting, { picking: picked !== null, mayCorrect: corrections.may });
  const edit = (action: Action, columnId: string, value: string) => {
    if (isCorrected(columnId)) return corrections.ask(cellsOf([{ row: action, columnId, value }]));
    if (value === BY_UNIT) return open(action.id);
    const line = ownLines(action)[0];
    if (!line) return undefined;
    if (columnId === 'note') return reporting.comment(action, line, value);
    return reporting.report(action, line, value as Status);
  };
  return (
    <>
      <ManyBar
        rows={rows}
        picked={picked}
        onPicked={setPicked}
        reporting={reporting}
        corrections={corrections}
      />
      <Grid
        {...passed}
        columns={[...columns, ...last]}
        rowId={(action) => action.id}
        rowName={(action) => `${action.id} ${plainTitle(action.title)}`}
        openId={openId}
        onOpen={(action) => open(action.id)}
        onEdit={edit}
        onUndo={undo}
        onPaste={(cells, refused) => {
          const said = (cell: { columnId: string }) => !isCorrected(cell.columnId);
          const { wanted, skipped } = readPasted(cells.filter(said), refused.filter(said));
          void reporting.reportMany(wanted, skipped).catch(sayProblem);
          corrections.ask(cellsOf(cells));
        }}
        selection={picked === null ? undefined : { ids: picked, onChange: setPicked }}
      />
      {corrections.dialog}
    </>
  );
}
