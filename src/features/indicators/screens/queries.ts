import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import { apiGet, withQuery } from '../../../web/api.ts';
import type { NumberSource } from '../../../web/components/SourcedNumber.tsx';
import type { Topology } from '../../../web/map/Choropleth.tsx';
import {
  type Grain,
  IndicatorPage,
  MapAnswer,
  Panel,
  ProvenanceAnswer,
  RecordsAnswer,
  SeriesAnswer,
  ValueAnswer,
} from '../contract.ts';

const HOUR_MS = 3_600_000;

/** Which value of an indicator is on the screen. */
export interface Asked {
  readonly id: string;
  readonly territory: string;
  readonly method?: string;
  readonly variant?: string;
  /** CNES, where one establishment is asked for. */
  readonly establishment?: string;
  /** Day whose files are counted, where it is not now. */
  readonly knownOn?: string;
}

const path = (id: string, rest = '') => `/api/indicators/${encodeURIComponent(id)}${rest}`;

/** Whose indicators a panel lists. */
export type PanelSet = 'plan' | 'hospital';

export function usePanel(territory: string, set: PanelSet) {
  return useQuery({
    queryKey: ['indicators', 'panel', territory, set],
    queryFn: ({ signal }) => apiGet(withQuery('/api/indicators', { territory, set }), Panel, signal),
    enabled: territory !== '',
    placeholderData: keepPreviousData,
  });
}

/** The page of the territory, whichever establishment of it is looked at. */
export function useIndicator({ id, establishment: _, ...query }: Asked) {
  return useQuery({
    queryKey: ['indicators', 'page', id, query],
    queryFn: ({ signal }) => apiGet(withQuery(path(id), query), IndicatorPage, signal),
    enabled: query.territory !== '',
    placeholderData: keepPreviousData,
  });
}

export function useValue({ id, ...query }: Asked, period: string | null) {
  return useQuery({
    queryKey: ['indicators', 'value', id, query, period],
    queryFn: ({ signal }) => apiGet(withQuery(path(id, '/value'), { ...query, period }), ValueAnswer, signal),
    enabled: period !== null && query.territory !== '',
    placeholderData: keepPreviousData,
  });
}

export function useSeries({ id, ...query }: Asked, grain: Grain, isAsked = true) {
  return useQuery({
    queryKey: ['indicators', 'series', id, query, grain],
    queryFn: ({ signal }) =>
      apiGet(withQuery(path(id, '/series'), { ...query, grain }), SeriesAnswer, signal),
    enabled: isAsked && query.territory !== '',
  });
}

export function useProvenance({ id, ...query }: Asked, period: string) {
  return useQuery({
    queryKey: ['indicators', 'provenance', id, query, period],
    queryFn: ({ signal }) =>
      apiGet(withQuery(path(id, '/provenance'), { ...query, period }), ProvenanceAnswer, signal),
    enabled: query.territory !== '',
  });
}

export type MapLevel = 'municipality' | 'healthRegion' | 'macroRegion' | 'establishment';

export function useMapValues({ id, ...query }: Asked, period: string | null, level: MapLevel) {
  return useQuery({
    queryKey: ['indicators', 'map', id, query, period, level],
    queryFn: ({ signal }) =>
      apiGet(withQuery(path(id, '/map'), { ...query, period, level }), MapAnswer, signal),
    enabled: period !== null && query.territory !== '',
    placeholderData: keepPreviousData,
  });
}

const Drawing = z.custom<Topology>(
  (value) => typeof value === 'object' && value !== null && 'objects' in value,
);

/** The configured state's municipalities and macro-regions, as drawn. */
export function useGeometry() {
  return useQuery({
    queryKey: ['territory', 'geometry'],
    queryFn: ({ signal }) => apiGet('/api/territory/geometry', Drawing, signal),
    staleTime: HOUR_MS,
  });
}

export function useRecords({ id, ...query }: Asked, period: string) {
  return useInfiniteQuery({
    queryKey: ['indicators', 'records', id, query, period],
    queryFn: ({ pageParam, signal }) =>
      apiGet(withQuery(path(id, '/records'), { ...query, period, cursor: pageParam }), RecordsAnswer, signal),
    initialPageParam: '0.0',
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: period !== '' && query.territory !== '',
  });
}

/** Reads where a value comes from, for "de onde vem este número". */
export async function readSource({ id, ...query }: Asked, period: string): Promise<NumberSource> {
  const { source, value } = await apiGet(withQuery(path(id, '/value'), { ...query, period }), ValueAnswer);
  if (source !== null) return source;
  throw new AppError('not-found', value.reason ?? 'Este número não tem memória de cálculo.');
}

export const csvAddress = ({ id, establishment: _, ...query }: Asked): string =>
  withQuery(path(id, '/series.csv'), query);
