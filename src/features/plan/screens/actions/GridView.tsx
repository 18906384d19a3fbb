import { useEffect, useMemo, useState } from 'react';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { Grid } from '../../../../web/grid/Grid.tsx';
import type { Action, PlanMap } from '../../contract.ts';
import type { Status } from '../../domain/state.ts';
import { OpenDrawer } from '../drawer/OpenDrawer.tsx';
import type { ActionList } from '../queries.ts';
import { cellsOf, isCorrected, useCorrections } from '../reporting/corrections/use-corrections.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { ownLines, plainTitle } from '../words.ts';
import { sortFrom, sortText } from './api-filters.ts';
import { BY_UNIT, columnsFor } from './columns.tsx';
import type { Filters } from './Filters.tsx';
import { type Grouping, groupingOf } from './groups.ts';
import { ManyBar } from './ManyBar.tsx';
import { MoreActions } from './MoreActions.tsx';
import { readPasted } from './pasted.ts';

export interface ViewProps {
  map: PlanMap | undefined;
  filters: Filters;
  change: (change: Partial<Filters>) => void;
  reporting: Reporting;
  undo: () => void;
  openId: string | null;
  open: (id: string | null) => void;
}

const noActions = (
  <EmptyState title="Nenhuma ação com estes filtros.">Tire um filtro acima para ver mais ações.</EmptyState>
);

const sayProblem = (error: Error) => showToast(error.message, { tone: 'problem' });

/** The groups as the reader sees them, with how many each holds in all. */
function useGroups(grouping: Grouping, list: ActionList, map: PlanMap | undefined) {
  const { counts } = list;
  return useMemo(() => {
    const groupOf = groupingOf(grouping, map?.objectives ?? []);
    if (groupOf === null) return undefined;
    const inAll = new Map(counts?.groups.map(({ id, count }) => [id, count]));
    return (action: Action) => {
      const group = groupOf(action);
      return { ...group, count: inAll.get(group.id) };
    };
  }, [grouping, counts, map]);
}

/** The list as a grid: edited by keyboard, read on as the reader comes near its end. */
export function GridView(props: ViewProps & { list: ActionList; grouping: Grouping }) {
  const { list, map, filters, change, grouping, reporting, undo, openId, open } = props;
  const groupOf = useGroups(grouping, list, map);
  const rows = list.items ?? [];
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const corrections = useCorrections(reporting);
  const columns = columnsFor(reporting, { picking: picked !== null, mayCorrect: corrections.may });
  useOpenInSight(openId, list.isSuccess);
  const edit = (action: Action, columnId: string, value: string) => {
    if (isCorrected(columnId)) return corrections.ask(cellsOf([{ row: action, columnId, value }]));
    if (value === BY_UNIT) return open(action.id);
    const line = ownLines(action)[0];
    if (!line) return undefined;
    if (columnId === 'note') return reporting.comment(action, line, value);
    return reporting.report(action, line, value as Status);
  };
  if (list.isPending) return <Loading label="Lendo as ações do plano" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={list.refetch} />;
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
        label="Ações operacionais"
        rows={rows}
        inOrder
        columns={columns}
        rowId={(action) => action.id}
        rowName={(action) => `${action.id} ${plainTitle(action.title)}`}
        groupOf={groupOf}
        sort={sortFrom(filters.ordem[0])}
        onSort={(next) => change({ ordem: sortText(next) })}
        onEnd={list.more}
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
        empty={noActions}
      />
      <MoreActions list={list} />
      <OpenDrawer openId={openId} open={open} order={rows.map(({ id }) => id)} reporting={reporting} />
      {corrections.dialog}
    </>
  );
}

/** Pixels: the grid's sticky head, and what the drawer moves. */
const EDGE = 160;

/** Brings the open action into sight, when an address opens it. */
function useOpenInSight(openId: string | null, ready: boolean) {
  useEffect(() => {
    if (openId === null || !ready) return;
    const row = document.querySelector<HTMLElement>('tr[aria-selected="true"]');
    if (!row) return;
    const { top, bottom } = row.getBoundingClientRect();
    // Rows shift by a few lines when the drawer comes in beside them: near an edge is as good as out of sight.
    if (top < EDGE || bottom > innerHeight - EDGE) row.scrollIntoView({ block: 'center' });
  }, [openId, ready]);
}
