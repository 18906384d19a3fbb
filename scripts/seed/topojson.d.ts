// The parts of the topojson packages that the seed script calls; they ship without types.
interface SeedTopology {
  type: 'Topology';
  arcs: number[][][];
  bbox?: number[];
  transform?: unknown;
  objects: Record<string, { type: 'GeometryCollection'; geometries: SeedGeometry[] }>;
}

interface SeedGeometry {
  type: string;
  id?: string;
  properties?: Record<string, unknown>;
  arcs?: unknown;
}

declare module 'topojson-server' {
  export function topology(objects: Record<string, unknown>, quantization?: number): SeedTopology;
}

declare module 'topojson-simplify' {
  export function presimplify(topology: SeedTopology): SeedTopology;
  export function quantile(topology: SeedTopology, p: number): number;
  export function simplify(topology: SeedTopology, minimumWeight: number): SeedTopology;
}

declare module 'topojson-client' {
  export function mergeArcs(topology: SeedTopology, geometries: SeedGeometry[]): SeedGeometry;
  export function quantize(topology: SeedTopology, steps: number): SeedTopology;
  export function feature(
    topology: SeedTopology,
    geometry: SeedGeometry,
  ): { geometry: { type: string; coordinates: unknown } };
}
