import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { Grid, type Sort } from '../../../web/grid/Grid.tsx';
import { linesOf, sortRows } from '../../../web/grid/lines.ts';
import { useFilters } from '../../../web/place.ts';
import type { Action, PlanMap } from '../contract.ts';
import type { Status } from '../domain/state.ts';
import { BY_UNIT, columnsFor } from './actions/columns.tsx';
import { FILTER_NAMES, FilterBar, type Filters } from './actions/Filters.tsx';
import { type Grouping, groupingOf, inGroupOrder } from './actions/groups.ts';
import { LevelSwitch } from './actions/LevelSwitch.tsx';
import { StrategicList } from './actions/StrategicList.tsx';
import { ActionDrawer } from './drawer/ActionDrawer.tsx';
import { StrategicDrawer } from './drawer/StrategicDrawer.tsx';
import { attentionText } from './map/ProgressBar.tsx';
import { type ActionFilters, filterQuery, useActions, usePlanMap, useStrategicActions } from './queries.ts';
import { UndoButton, useUndoKey } from './reporting/UndoButton.tsx';
import { type Reporting, useReporting } from './reporting/use-reporting.tsx';
import { ownLines, plainTitle } from './words.ts';

const isStrategic = (id: string) => id.split('.').length === 2;

function apiFilters(filters: Filters): ActionFilters {
  return {
    objective: filters.objetivo,
    unit: filters.unidade,
    status: filters.situacao,
    lateness: filters.prazo,
    mine: filters.minhas.includes('sim') ? ['yes'] : [],
    q: filters.q,
  };
}

function sortFrom(text: string | undefined): Sort | null {
  const [columnId, direction] = (text ?? '').split('-');
  if (!columnId) return null;
  return { columnId, direction: direction === 'desc' ? 'descending' : 'ascending' };
}

const sortText = (sort: Sort | null): string[] =>
  sort === null ? [] : [`${sort.columnId}-${sort.direction === 'descending' ? 'desc' : 'asc'}`];

/** Opens an action beside the list, or closes it; filters stay in the address. */
function useOpenAction() {
  const { numero } = useParams({ strict: false }) as { numero?: string };
  const navigate = useNavigate();
  const open = useCallback(
    (id: string | null) =>
      void navigate({
        to: '/plano/acoes/{-$numero}',
        params: { numero: id ?? undefined },
        search: true,
        resetScroll: false,
      } as never),
    [navigate],
  );
  return { openId: numero ?? null, open };
}

function contextOf(map: PlanMap | undefined): string | undefined {
  return map && (attentionText(map.live) ?? 'Nenhuma ação vencida.');
}

/** THE screen: what is late, whose, why; and reporting it in place. */
export function ActionsScreen() {
  const [filters, change] = useFilters([...FILTER_NAMES, 'nivel']);
  const strategic = filters.nivel.includes('estrategica');
  const map = usePlanMap();
  const actions = useActions(apiFilters(filters));
  const reporting = useReporting();
  const undo = useUndoKey(reporting);
  const { openId, open } = useOpenAction();
  const grouping = (filters.grupo[0] ?? 'objetivo') as Grouping;
  const items = actions.data?.items;
  return (
    <>
      <PageHeader
        title="Ações"
        count={
          strategic ? `${map.data?.counts.strategicActions ?? ''} estratégicas` : countText(items, map.data)
        }
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Ações' }]}
        context={contextOf(map.data)}
        saved={reporting.saved}
        actions={
          <>
            <UndoButton reporting={reporting} onPress={undo} />
            <LevelSwitch strategic={strategic} onChange={(nivel) => change({ nivel })} />
          </>
        }
        exports={[
          {
            id: 'csv',
            label: 'Tabela (CSV)',
            note: 'as linhas filtradas, com as palavras do documento',
            onAction: () =>
              window.location.assign(`/api/plan/actions.csv${filterQuery(apiFilters(filters))}`),
          },
        ]}
      >
        {!strategic && (
          <FilterBar
            map={map.data}
            filters={filters}
            onChange={change}
            grouping={grouping}
            own={items?.filter((action) => ownLines(action).length > 0).length ?? 0}
          />
        )}
      </PageHeader>
      {strategic ? (
        <StrategicScreenBody openId={openId} open={open} reporting={reporting} />
      ) : (
        <OperationalBody
          query={actions}
          map={map.data}
          filters={filters}
          change={change}
          grouping={grouping}
          reporting={reporting}
          undo={undo}
          openId={openId}
          open={open}
        />
      )}
      {reporting.dialog}
    </>
  );
}

function countText(items: readonly Action[] | undefined, map: PlanMap | undefined): string | undefined {
  if (!items || !map) return undefined;
  const all = map.counts.operationalActions;
  return items.length === all ? `${all} operacionais` : `${items.length} de ${all} operacionais`;
}

interface OperationalBodyProps {
  query: ReturnType<typeof useActions>;
  map: PlanMap | undefined;
  filters: Filters;
  change: (change: Partial<Filters>) => void;
  grouping: Grouping;
  reporting: Reporting;
  undo: () => void;
  openId: string | null;
  open: (id: string | null) => void;
}

function OperationalBody(props: OperationalBodyProps) {
  const { query, map, filters, change, grouping, reporting, undo, openId, open } = props;
  const columns = columnsFor(reporting);
  const groupOf = useMemo(() => groupingOf(grouping, map?.objectives ?? []), [grouping, map]);
  const sort = sortFrom(filters.ordem[0]);
  const rows = useMemo(() => inGroupOrder(query.data?.items ?? [], groupOf), [query.data, groupOf]);
  useOpenInSight(openId, query.isSuccess);
  const edit = (action: Action, columnId: string, value: string) => {
    if (value === BY_UNIT) return open(action.id);
    const line = ownLines(action)[0];
    if (!line) return undefined;
    if (columnId === 'note') return reporting.comment(action, line, value);
    return reporting.report(action, line, value as Status);
  };
  if (query.isPending) return <Loading label="Lendo as ações do plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return (
    <>
      <Grid
        label="Ações operacionais"
        rows={rows}
        columns={columns}
        rowId={(action) => action.id}
        rowName={(action) => `${action.id} ${plainTitle(action.title)}`}
        groupOf={groupOf ?? undefined}
        sort={sort}
        onSort={(next) => change({ ordem: sortText(next) })}
        openId={openId}
        onOpen={(action) => open(action.id)}
        onEdit={edit}
        onUndo={undo}
        empty={
          <EmptyState title="Nenhuma ação com estes filtros.">
            Tire um filtro acima para ver mais ações.
          </EmptyState>
        }
      />
      <OpenDrawer
        openId={openId}
        open={open}
        order={linesOf(
          sortRows(rows, columns, sort),
          (action) => action.id,
          groupOf ?? undefined,
          new Set(),
        ).flatMap((line) => (line.kind === 'row' ? [line.id] : []))}
        reporting={reporting}
      />
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

interface OpenDrawerProps {
  openId: string | null;
  open: (id: string | null) => void;
  order: readonly string[];
  reporting: Reporting;
}

function OpenDrawer({ openId, open, order, reporting }: OpenDrawerProps) {
  if (openId === null) return null;
  const at = order.indexOf(openId);
  const step = (to: string | undefined) => (at >= 0 && to !== undefined ? () => open(to) : undefined);
  const moves = { onClose: () => open(null), onNext: step(order[at + 1]), onPrevious: step(order[at - 1]) };
  if (isStrategic(openId)) return <StrategicDrawer id={openId} {...moves} />;
  return <ActionDrawer key={openId} id={openId} reporting={reporting} {...moves} />;
}

function StrategicScreenBody({ openId, open, reporting }: Omit<OpenDrawerProps, 'order'>) {
  const strategic = useStrategicActions();
  if (strategic.isPending) return <Loading label="Lendo as ações estratégicas" />;
  if (strategic.isError) return <ErrorState error={strategic.error} onRetry={strategic.refetch} />;
  const { items, rule } = strategic.data;
  return (
    <>
      <StrategicList items={items} rule={rule} openId={openId} onOpen={open} />
      <OpenDrawer openId={openId} open={open} order={items.map((item) => item.id)} reporting={reporting} />
    </>
  );
}
