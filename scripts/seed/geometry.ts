// One state's municipalities as TopoJSON, simplified with their common borders kept common.
// node scripts/seed/geometry.ts --uf XX
import { mergeArcs, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import { askedUf, hasPublicFile, readDataFile, readSeed, stateCodeOf, writeSeed } from './public-file.ts';

const LIMIT_BYTES = 300_000;
/** Share of the vertices kept, those that matter most to the shape. */
const KEPT_VERTICES = 0.35;
/** Steps of the grid that coordinates are rounded to, per axis. */
const GRID_STEPS = 20_000;

interface Feature {
  type: 'Feature';
  properties: { id: string };
  geometry: unknown;
}
interface RegionSeed {
  healthRegions: { code: string; name: string; parent: string }[];
  macroRegions: { code: string; name: string }[];
  municipalities: { ibge7: string; region: string }[];
}

const uf = askedUf();
const state = stateCodeOf(uf);
const regions = JSON.parse(readSeed(`${uf.toLowerCase()}/regions.json`)) as RegionSeed;
const names = new Map(
  (JSON.parse(readSeed('municipalities.json')) as { municipalities: [string, string][] }).municipalities,
);

const detailed = `geo/${uf.toLowerCase()}_municipios.geojson.gz`;
const { text, source } = readDataFile(
  hasPublicFile(`data/${detailed}`) ? detailed : 'geo/br_municipios_simplificado.geojson.gz',
);
const mesh = (JSON.parse(text) as { features: Feature[] }).features.filter((each) =>
  each.properties.id.startsWith(state),
);

const placed = new Map(regions.municipalities.map((each) => [each.ibge7, each.region]));
const macroOf = new Map(regions.healthRegions.map((each) => [each.code, each.parent]));

function drawMunicipality(feature: Feature) {
  const region = placed.get(feature.properties.id);
  if (!region) throw new Error(`The mesh has ${feature.properties.id}, the region table does not`);
  const id = feature.properties.id.slice(0, 6);
  const properties = { name: names.get(feature.properties.id), region, macro: macroOf.get(region) };
  return { type: 'Feature', id, properties, geometry: feature.geometry };
}

const full = presimplify(
  topology({ municipalities: { type: 'FeatureCollection', features: mesh.map(drawMunicipality) } }),
);
const drawn = quantize(simplify(full, quantile(full, KEPT_VERTICES)), GRID_STEPS);
const municipalities = drawn.objects.municipalities!.geometries;

function merged(key: 'region' | 'macro', units: { code: string; name: string }[]) {
  const geometries = units.map((unit) => {
    const parts = municipalities.filter((each) => each.properties?.[key] === unit.code);
    return { ...mergeArcs(drawn, parts), id: unit.code, properties: { name: unit.name } };
  });
  return { type: 'GeometryCollection' as const, geometries };
}

const inMesh = new Set(mesh.map((each) => each.properties.id));
const objects = {
  municipalities: drawn.objects.municipalities!,
  healthRegions: merged('region', regions.healthRegions),
  macroRegions: merged('macro', regions.macroRegions),
};
const withoutGeometry = [...placed.keys()]
  .filter((ibge7) => !inMesh.has(ibge7))
  .map((ibge7) => ibge7.slice(0, 6));
const content = {
  type: 'Topology',
  uf,
  sources: [source],
  note: 'Regiões e macrorregiões são a união dos municípios na divisão atual. Município sem desenho: o seu território ainda aparece nos municípios de origem.',
  withoutGeometry,
  bbox: drawn.bbox,
  transform: drawn.transform,
  objects,
  arcs: drawn.arcs,
};
const bytes = Buffer.byteLength(JSON.stringify(content));
if (bytes >= LIMIT_BYTES) throw new Error(`The drawing takes ${bytes} bytes, the limit is ${LIMIT_BYTES}`);
writeSeed(`${uf.toLowerCase()}/geometry.json`, content);
