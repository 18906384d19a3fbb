import { geoMercator, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature, mesh, type Topology } from 'topojson-client';

export const MAP_WIDTH = 640;
export const MAP_HEIGHT = 600;
const MARGIN = 6;

export interface AreaPath {
  code: string;
  d: string;
  x: number;
  y: number;
}

export interface MeshPaths {
  areas: AreaPath[];
  /** Heavier lines: the macro-regions. */
  borders: string;
  outline: string;
}

/** Drawn paths of a topology's areas and borders, fitted to the map's box. */
export function meshPaths(topology: Topology, areas: string, borders?: string): MeshPaths {
  const object = topology.objects[areas]!;
  const collection = feature(topology, object) as FeatureCollection<Geometry>;
  const projection = geoMercator().fitExtent(
    [
      [MARGIN, MARGIN],
      [MAP_WIDTH - MARGIN, MAP_HEIGHT - MARGIN],
    ],
    collection,
  );
  const path = geoPath(projection).digits(1);
  const drawn = (one: Feature<Geometry>): AreaPath => {
    const [x, y] = path.centroid(one);
    return { code: String(one.id), d: path(one) ?? '', x, y };
  };
  const over = borders === undefined ? undefined : topology.objects[borders];
  return {
    areas: collection.features.map(drawn),
    borders: over ? (path(mesh(topology, over, (a, b) => a !== b)) ?? '') : '',
    outline: path(mesh(topology, object, (a, b) => a === b)) ?? '',
  };
}

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The neighbour that an arrow key leads to: near, and mostly in that direction. */
export function neighbour(areas: readonly AreaPath[], code: string, key: string): string | null {
  const direction = DIRECTIONS[key];
  const here = areas.find((area) => area.code === code);
  if (!direction || !here) return null;
  let best: { code: string; cost: number } | null = null;
  for (const area of areas) {
    const [dx, dy] = [area.x - here.x, area.y - here.y];
    const along = dx * direction[0] + dy * direction[1];
    const across = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
    const cost = along + 2 * across;
    if (along > 0 && across <= 2 * along && (best === null || cost < best.cost))
      best = { code: area.code, cost };
  }
  return best?.code ?? null;
}
