import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { apiGet } from '../../../web/api.ts';
import { ActionDetail } from '../contract/detail.ts';
import { ActionsAnswer, CalendarAnswer } from '../contract/list.ts';
import { Desk, PlanMap, StrategicAnswer, TargetsAnswer } from '../contract/plan.ts';
import type { Action, InstrumentDetail, InstrumentsAnswer } from '../contract.ts';

export const usePlanMap = () =>
  useQuery({
    queryKey: ['plan', 'map'],
    queryFn: ({ signal }) => apiGet('/api/plan', PlanMap, signal),
  });

/** Names of the filters as the API takes them. */
export type ActionFilters = Partial<
  Record<
    'objective' | 'unit' | 'status' | 'lateness' | 'unkept' | 'mine' | 'q' | 'dueFrom' | 'dueTo',
    readonly string[]
  >
>;

/** How the server groups, orders and cuts the list. */
export type ActionOrder = Partial<Record<'group' | 'sort' | 'direction' | 'limit', readonly string[]>>;

/** The filters as a query string, each value by itself. */
export function filterQuery(filters: Readonly<Record<string, readonly string[] | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values ?? []) if (value !== '') params.append(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The list as far as it was read: `more()` reads on, `counts` says how many there are in all. */
export function useActions(filters: ActionFilters, order: ActionOrder = {}) {
  const query = useInfiniteQuery({
    queryKey: ['plan', 'actions', filters, order],
    queryFn: ({ signal, pageParam }) =>
      apiGet(
        `/api/plan/actions${filterQuery({ ...filters, ...order, cursor: pageParam === null ? [] : [pageParam] })}`,
        ActionsAnswer,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // Comparing page after page, field by field, holds the screen as the list grows; pages come whole.
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return {
    items,
    counts: query.data?.pages[0]?.counts ?? null,
    isPending: query.isPending,
    isError: query.isError && items === undefined,
    isSuccess: query.isSuccess,
    isReading: isFetchingNextPage,
    error: query.error,
    refetch: query.refetch,
    hasMore: hasNextPage,
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}
export type ActionList = ReturnType<typeof useActions>;

/** What falls due in a month (YYYY-MM), by day. */
export const useCalendar = (month: string, filters: ActionFilters) =>
  useQuery({
    queryKey: ['plan', 'calendar', month, filters],
    queryFn: ({ signal }) =>
      apiGet(
        `/api/plan/actions/calendar${filterQuery({ ...filters, month: [month] })}`,
        CalendarAnswer,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const useAction = (id: string) =>
  useQuery({
    queryKey: ['plan', 'action', id],
    queryFn: ({ signal }) => apiGet(`/api/plan/actions/${encodeURIComponent(id)}`, ActionDetail, signal),
  });

export const useStrategicActions = () =>
  useQuery({
    queryKey: ['plan', 'strategic'],
    queryFn: ({ signal }) => apiGet('/api/plan/strategic-actions', StrategicAnswer, signal),
  });

export const useTargets = () =>
  useQuery({
    queryKey: ['plan', 'targets'],
    queryFn: ({ signal }) => apiGet('/api/plan/targets', TargetsAnswer, signal),
    staleTime: 3_600_000,
  });

export const useDesk = () =>
  useQuery({
    queryKey: ['plan', 'desk'],
    queryFn: ({ signal }) => apiGet('/api/plan/desk', Desk, signal),
  });

/** The instrument with the changed actions of its own plan, each with the text that it had. */
function withOwnActions(detail: InstrumentDetail, byId: ReadonlyMap<string, Action>): InstrumentDetail {
  if (detail.ownPlan === null) return detail;
  const actions = detail.ownPlan.actions.map((each) => ({ ...each, ...byId.get(each.id) }));
  return { ...detail, ownPlan: { ...detail.ownPlan, actions } };
}

/** Puts changed actions into every list where they stand, without moving them; what is counted from them is read again. */
export function keepActions(queries: QueryClient, actions: readonly Action[]): void {
  const byId = new Map(actions.map((action) => [action.id, action]));
  const replace = (list: readonly Action[]) => list.map((each) => byId.get(each.id) ?? each);
  queries.setQueriesData<InfiniteData<ActionsAnswer>>({ queryKey: ['plan', 'actions'] }, (old) =>
    old ? { ...old, pages: old.pages.map((page) => ({ ...page, items: replace(page.items) })) } : old,
  );
  queries.setQueriesData<CalendarAnswer>({ queryKey: ['plan', 'calendar'] }, (old) =>
    old ? { ...old, items: old.items.map((day) => ({ ...day, actions: replace(day.actions) })) } : old,
  );
  queries.setQueriesData<Desk>({ queryKey: ['plan', 'desk'] }, (old) =>
    old
      ? {
          ...old,
          overdue: replace(old.overdue),
          dueSoon: replace(old.dueSoon),
          toReport: replace(old.toReport),
        }
      : old,
  );
  queries.setQueriesData<InstrumentDetail | InstrumentsAnswer>(
    { queryKey: ['plan', 'instruments'] },
    (old) => (old && 'ownPlan' in old ? withOwnActions(old, byId) : old),
  );
  for (const action of actions) {
    queries.setQueriesData<ActionDetail>({ queryKey: ['plan', 'action', action.id] }, (old) =>
      old ? { ...old, action } : old,
    );
    void queries.invalidateQueries({ queryKey: ['plan', 'action', action.id] });
  }
  void queries.invalidateQueries({ queryKey: ['plan', 'map'] });
  void queries.invalidateQueries({ queryKey: ['plan', 'strategic'] });
  void queries.invalidateQueries({ queryKey: ['plan', 'instruments'] });
}
