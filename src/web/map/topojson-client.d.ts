declare module 'topojson-client' {
  import type { Feature, FeatureCollection, Geometry, MultiLineString } from 'geojson';

  export interface TopologyObject {
    type: string;
    geometries: { id?: string | number; properties?: Record<string, unknown> | null }[];
  }
  export interface Topology {
    type: 'Topology';
    objects: Record<string, TopologyObject>;
    arcs: unknown[];
    bbox?: number[];
    transform?: unknown;
  }
  export function feature(
    topology: Topology,
    object: TopologyObject,
  ): FeatureCollection<Geometry, Record<string, unknown>> | Feature<Geometry, Record<string, unknown>>;
  export function mesh(
    topology: Topology,
    object?: TopologyObject,
    filter?: (a: unknown, b: unknown) => boolean,
  ): MultiLineString;
}
