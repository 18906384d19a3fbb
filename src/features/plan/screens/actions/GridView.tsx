import { useEffect, useMemo } from 'react';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { Action, PlanMap } from '../../contract.ts';
import { OpenDrawer } from '../drawer/OpenDrawer.tsx';
import type { ActionList } from '../queries.ts';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { ActionGrid } from './ActionGrid.tsx';
import { sortFrom, sortText } from './api-filters.ts';
import { REVIEW } from './columns.tsx';
import type { Filters } from './Filters.tsx';
import { type Grouping, groupingOf } from './groups.ts';
import { MoreActions } from './MoreActions.tsx';

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
  useOpenInSight(openId, list.isSuccess);
  if (list.isPending) return <Loading label="Lendo as ações do plano" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={list.refetch} />;
  return (
    <>
      <ActionGrid
        label="Ações operacionais"
        rows={rows}
        last={[REVIEW]}
        inOrder
        groupOf={groupOf}
        sort={sortFrom(filters.ordem[0])}
        onSort={(next) => change({ ordem: sortText(next) })}
        onEnd={list.more}
        empty={noActions}
        reporting={reporting}
        undo={undo}
        openId={openId}
        open={open}
      />
      <MoreActions list={list} />
      <OpenDrawer openId={openId} open={open} order={rows.map(({ id }) => id)} reporting={reporting} />
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
