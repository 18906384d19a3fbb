import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Seed } from '../../platform/seeds.ts';
import { Territory } from './domain/territory.ts';
import type { TerritoryUnit } from './domain/unit.ts';
import { replaceRecords, type TerritoryRecords } from './store/records.ts';

const FOLDER = join(PROJECT_ROOT, 'database/seed/territory');

const Source = z.object({
  file: z.string(),
  title: z.string(),
  sha256: z.string(),
  date: z.string(),
  origin: z.string(),
  licence: z.string(),
});
const Sourced = z.object({ sources: z.array(Source) });
const validity = { from: z.iso.date().nullable(), to: z.iso.date().nullable() };
const Region = z.object({ code: z.string(), name: z.string(), parent: z.string(), ...validity });

const States = Sourced.extend({
  states: z.array(z.object({ code: z.string(), abbreviation: z.string(), name: z.string() })),
});
const Municipalities = Sourced.extend({ municipalities: z.array(z.tuple([z.string(), z.string()])) });
const Regions = Sourced.extend({
  macroRegions: z.array(Region),
  healthRegions: z.array(Region),
  regionalOffices: z.array(
    z.object({ name: z.string(), seat: z.string(), region: z.string(), note: z.string(), ...validity }),
  ),
  municipalities: z.array(z.object({ ibge7: z.string(), region: z.string(), ...validity })),
  aliases: z.array(
    z.object({ code: z.string(), name: z.string(), kind: z.enum(['plan', 'datasus', 'spelling']) }),
  ),
  notes: z.array(z.string()),
});
const Population = Sourced.extend({
  vintages: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      publisher: z.string(),
      kind: z.enum(['census', 'estimate']),
      note: z.string(),
      years: z.array(z.int()),
      sources: z.array(z.string()),
    }),
  ),
  figures: z.array(z.tuple([z.string(), z.string()], z.int().nullable())),
});
const Facilities = Sourced.extend({
  series: z.array(
    z.object({
      id: z.enum(['establishments', 'inpatientBeds', 'icuBeds']),
      label: z.string(),
      day: z.iso.date(),
      printedSource: z.string(),
    }),
  ),
  figures: z.array(z.tuple([z.string(), z.string(), z.int()])),
});
const Geometry = Sourced.loose();

type RegionFile = z.infer<typeof Regions>;

/**
 * The seed of one state, from files: the country's places, and whatever files of its own the state has.
 * @throws AppError `invalid-input` where there is no such state.
 */
export async function readTerritorySeed(uf: string): Promise<TerritoryRecords> {
  const open = async <T>(name: string, schema: z.ZodType<T>): Promise<T | null> => {
    if (!existsSync(join(FOLDER, name))) return null;
    const text = await readFile(join(FOLDER, name), 'utf8');
    return schema.parse(JSON.parse(text));
  };
  const own = uf.toLowerCase();
  const states = States.parse(await open('states.json', States));
  const municipalities = Municipalities.parse(await open('municipalities.json', Municipalities));
  const regions = await open(`${own}/regions.json`, Regions);
  const population = await open(`${own}/population.json`, Population);
  const facilities = await open(`${own}/facilities.json`, Facilities);
  const geometry = await open(`${own}/geometry.json`, Geometry);
  const state = states.states.find((each) => each.abbreviation === uf);
  if (!state)
    throw new AppError(
      'invalid-input',
      `Não há estado de sigla "${uf}". Corrija "uf" em pactua.config.json.`,
    );
  const files = [states, municipalities, regions, population, facilities, geometry].filter(
    (file) => file !== null,
  );
  return {
    sources: [
      ...new Map(files.flatMap((file) => file.sources).map((source) => [source.file, source])).values(),
    ],
    units: unitsOf(states.states, municipalities.municipalities, regions),
    aliases: regions?.aliases ?? [],
    offices: regions?.regionalOffices ?? [],
    notes: regions?.notes ?? [],
    vintages: population?.vintages ?? [],
    population: population ? populationOf(population) : [],
    facilitySeries:
      facilities?.series.map((each) => ({ ...each, source: facilities.sources[0]!.file })) ?? [],
    facilities:
      facilities?.figures.map(([series, municipality, value]) => ({ series, municipality, value })) ?? [],
    geometry: geometry && drawingOf(state.code, geometry),
  };
}

/** The territory as the seed files have it, without a database. @throws AppError `invalid-input` where there is no such state. */
export async function territoryOfFiles(uf: string): Promise<Territory> {
  const { units, aliases } = await readTerritorySeed(uf);
  const home = units.find(({ abbreviation }) => abbreviation === uf);
  return new Territory(units, aliases, home?.code ?? '');
}

function drawingOf(state: string, geometry: z.infer<typeof Geometry>) {
  const topology = JSON.stringify(geometry);
  return { state, topology, sha256: sha256(topology) };
}

const place = { ibge7: null, abbreviation: null };

function unitsOf(
  states: z.infer<typeof States>['states'],
  municipalities: readonly (readonly [string, string])[],
  regions: RegionFile | null,
): TerritoryUnit[] {
  const names = new Map(municipalities);
  const placed = new Set(regions?.municipalities.map((each) => each.ibge7));
  const elsewhere = municipalities.filter(([ibge7]) => !placed.has(ibge7));
  const municipality = (ibge7: string, parent: string) => ({
    ...place,
    level: 'municipality' as const,
    code: ibge7.slice(0, 6),
    name: names.get(ibge7) ?? ibge7,
    ibge7,
    parent,
  });
  return [
    ...states.map((state) => ({
      ...place,
      ...state,
      level: 'state' as const,
      parent: null,
      from: null,
      to: null,
    })),
    ...(regions?.macroRegions ?? []).map((each) => ({ ...place, ...each, level: 'macroRegion' as const })),
    ...(regions?.healthRegions ?? []).map((each) => ({ ...place, ...each, level: 'healthRegion' as const })),
    ...(regions?.municipalities ?? []).map(({ ibge7, region, from, to }) => ({
      ...municipality(ibge7, region),
      from,
      to,
    })),
    ...elsewhere.map(([ibge7]) => ({ ...municipality(ibge7, ibge7.slice(0, 2)), from: null, to: null })),
  ];
}

function populationOf(file: z.infer<typeof Population>): TerritoryRecords['population'] {
  const years = new Map(file.vintages.map((vintage) => [vintage.id, vintage.years]));
  return file.figures.flatMap(([vintage, municipality, ...people]) =>
    people.flatMap((figure, index) => {
      const year = years.get(vintage)?.[index];
      return figure === null || year === undefined ? [] : [{ vintage, municipality, year, people: figure }];
    }),
  );
}

/** Puts what the seed files of the configured state say in the place of all that was there. */
async function seedTerritory(context: Context): Promise<void> {
  const records = await readTerritorySeed(context.env.uf);
  await inTransaction(context, (inner) => replaceRecords(inner, records));
}

/** Of every seed file of this room, whatever the state: changes when any of them does. */
function versionOfFiles(): string {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return sha256(
    names
      .sort()
      .map((name) => sha256(readFileSync(join(FOLDER, name))))
      .join('\n'),
  );
}

export const territorySeed: Seed = { name: 'territory', version: versionOfFiles(), apply: seedTerritory };
