import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../web/api.ts';
import {
  type Action,
  ActionDetail,
  ActionsAnswer,
  Desk,
  PlanMap,
  StrategicAnswer,
  TargetsAnswer,
} from '../contract.ts';

export const usePlanMap = () =>
  useQuery({
    queryKey: ['plan', 'map'],
    queryFn: ({ signal }) => apiGet('/api/plan', PlanMap, signal),
  });

/** Names of the filters as the API takes them. */
export type ActionFilters = Partial<
  Record<'objective' | 'unit' | 'status' | 'lateness' | 'mine' | 'q', readonly string[]>
>;

/** The filters as a query string, each value by itself. */
export function filterQuery(filters: ActionFilters): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values ?? []) if (value !== '') params.append(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export const useActions = (filters: ActionFilters) =>
  useQuery({
    queryKey: ['plan', 'actions', filters],
    queryFn: ({ signal }) => apiGet(`/api/plan/actions${filterQuery(filters)}`, ActionsAnswer, signal),
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

const replacing = (action: Action) => (list: readonly Action[]) =>
  list.map((each) => (each.id === action.id ? action : each));

/** Puts a changed action into every list where it stands, without moving it; what is counted from it is read again. */
export function keepAction(queries: QueryClient, action: Action): void {
  const replace = replacing(action);
  queries.setQueriesData<ActionsAnswer>({ queryKey: ['plan', 'actions'] }, (old) =>
    old ? { ...old, items: replace(old.items) } : old,
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
  queries.setQueriesData<ActionDetail>({ queryKey: ['plan', 'action', action.id] }, (old) =>
    old ? { ...old, action } : old,
  );
  void queries.invalidateQueries({ queryKey: ['plan', 'action', action.id] });
  void queries.invalidateQueries({ queryKey: ['plan', 'map'] });
  void queries.invalidateQueries({ queryKey: ['plan', 'strategic'] });
}
