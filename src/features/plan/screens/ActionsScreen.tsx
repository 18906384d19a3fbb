import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { formatCount } from '../../../kernel/format.ts';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { useFilters } from '../../../web/place.ts';
import type { PlanMap } from '../contract.ts';
import { apiFilters, apiOrder, sortFrom } from './actions/api-filters.ts';
import { FILTER_NAMES, FilterBar, type Filters } from './actions/Filters.tsx';
import { GridView } from './actions/GridView.tsx';
import type { Grouping } from './actions/groups.ts';
import { LevelSwitch } from './actions/LevelSwitch.tsx';
import { StrategicList } from './actions/StrategicList.tsx';
import { ViewSwitch, viewOf } from './actions/ViewSwitch.tsx';
import { OpenDrawer, type OpenDrawerProps } from './drawer/OpenDrawer.tsx';
import { attentionText } from './map/progress.ts';
import { filterQuery, useActions, usePlanMap, useStrategicActions } from './queries.ts';
import { UndoButton, useUndoKey } from './reporting/UndoButton.tsx';
import { useReporting } from './reporting/use-reporting.tsx';

const BoardView = lazy(() => import('./actions/BoardView.tsx').then((file) => ({ default: file.BoardView })));
const CalendarView = lazy(() =>
  import('./actions/CalendarView.tsx').then((file) => ({ default: file.CalendarView })),
);

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

function countText(total: number | undefined, map: PlanMap | undefined): string | undefined {
  if (total === undefined || !map) return undefined;
  const all = map.counts.operationalActions;
  return total === all
    ? `${formatCount(all)} operacionais`
    : `${formatCount(total)} de ${formatCount(all)} operacionais`;
}

const DOCUMENTS = [
  { id: 'pdf', label: 'Plano inteiro (PDF)', note: 'para ler e imprimir' },
  { id: 'docx', label: 'Plano inteiro (Word)', note: 'as sete colunas do documento' },
  { id: 'xlsx', label: 'Plano inteiro (Excel)', note: 'o mesmo, que se importa de volta' },
  { id: 'csv', label: 'Plano inteiro (CSV)', note: 'o mesmo, em texto' },
];

const exportsOf = (filters: Filters) => [
  {
    id: 'acoes',
    label: 'Esta lista (CSV)',
    note: 'as linhas filtradas, com as palavras do documento',
    onAction: () => window.location.assign(`/api/plan/actions.csv${filterQuery(apiFilters(filters))}`),
  },
  ...DOCUMENTS.map((entry) => ({
    ...entry,
    onAction: () => window.location.assign(`/api/plan/document/${entry.id}`),
  })),
  {
    id: 'tudo',
    label: 'Tudo em tabelas (ZIP)',
    note: 'um CSV por tabela e o dicionário; uma a uma em Dados do plano',
    onAction: () => window.location.assign('/api/plan/tables.zip'),
  },
];

/** THE screen: what is late, whose, why; and reporting it in place. One list as grid, board or calendar. */
export function ActionsScreen() {
  const [filters, change] = useFilters([...FILTER_NAMES, 'nivel']);
  const strategic = filters.nivel.includes('estrategica');
  const view = viewOf(filters.visao[0]);
  const grouping = (filters.grupo[0] ?? 'objetivo') as Grouping;
  const map = usePlanMap();
  const list = useActions(apiFilters(filters), apiOrder(grouping, sortFrom(filters.ordem[0])));
  const reporting = useReporting();
  const undo = useUndoKey(reporting);
  const { openId, open } = useOpenAction();
  const count = strategic
    ? `${map.data?.counts.strategicActions ?? ''} estratégicas`
    : countText(list.counts?.total, map.data);
  const viewProps = { map: map.data, filters, change, reporting, undo, openId, open };
  return (
    <>
      <PageHeader
        title="Ações"
        count={count}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Ações' }]}
        context={contextOf(map.data)}
        saved={reporting.saved}
        actions={
          <>
            <UndoButton reporting={reporting} onPress={undo} />
            {!strategic && <ViewSwitch view={view} onChange={(visao) => change({ visao })} />}
            <LevelSwitch strategic={strategic} onChange={(nivel) => change({ nivel })} />
          </>
        }
        exports={exportsOf(filters)}
      >
        {!strategic && (
          <FilterBar
            map={map.data}
            filters={filters}
            onChange={change}
            grouping={view === 'grade' ? grouping : null}
            own={list.counts?.own ?? 0}
          />
        )}
      </PageHeader>
      <Suspense fallback={<Loading label="Abrindo a lista" />}>
        {strategic && <StrategicScreenBody openId={openId} open={open} reporting={reporting} />}
        {!strategic && view === 'grade' && <GridView {...viewProps} list={list} grouping={grouping} />}
        {!strategic && view === 'quadro' && <BoardView {...viewProps} />}
        {!strategic && view === 'calendario' && <CalendarView {...viewProps} />}
      </Suspense>
      {reporting.dialog}
    </>
  );
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
