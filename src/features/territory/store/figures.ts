import { sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import {
  type FacilityCount,
  type FacilityMeasure,
  type FacilitySeries,
  facilityCountOf,
} from '../domain/facilities.ts';
import {
  type Population,
  populationDay,
  populationOf,
  type TerritorySource,
  type Vintage,
} from '../domain/population.ts';
import type { Territory } from '../domain/territory.ts';
import { getTerritory, listSources } from './places.ts';

/** The publications of population figures, oldest censuses first. */
export async function listVintages(context: Context): Promise<Vintage[]> {
  const { rows } = await sql<Omit<Vintage, 'sources'> & { sources: string[] }>`
    select id, label, publisher, kind, note, years, sources from population_vintages order by position`.execute(
    context.db,
  );
  const sources = new Map((await listSources(context)).map((source) => [source.file, source]));
  return rows.map((row) => ({
    ...row,
    sources: row.sources.map((file) => sources.get(file)).filter((source) => source !== undefined),
  }));
}

/** @throws AppError `invalid-input` naming the vintages there are. */
async function getVintage(context: Context, id: string): Promise<Vintage> {
  const vintages = await listVintages(context);
  const vintage = vintages.find((each) => each.id === id);
  if (vintage) return vintage;
  const known = vintages.map((each) => each.id).join(', ');
  throw new AppError('invalid-input', `Não há série de população "${id}". Use uma destas: ${known}.`);
}

type FiguresByYear = Map<string, bigint>;

async function loadFigures(
  context: Context,
  codes: readonly string[],
  vintage: string,
): Promise<FiguresByYear> {
  const { rows } = await sql<{ municipality: string; year: number; people: number }>`
    select municipality, year, people from population_figures
    where vintage = ${vintage} and municipality = any(${[...codes]})`.execute(context.db);
  return new Map(rows.map((row) => [`${row.municipality}/${row.year}`, BigInt(row.people)]));
}

/** Population of a place in these years of one vintage, each known or missing with its reason. */
export async function listPopulation(
  context: Context,
  code: string,
  vintage: Vintage,
  years: readonly number[] = vintage.years,
): Promise<Population[]> {
  const territory = await getTerritory(context);
  const figures = await loadFigures(context, membersOver(territory, code, years), vintage.id);
  return years.map((year) =>
    populationOf(territory, code, year, vintage, (each) => figures.get(`${each}/${year}`) ?? null),
  );
}

/** Population of a place in one year and vintage; never of another year or vintage in its stead. */
export async function getPopulation(
  context: Context,
  code: string,
  year: number,
  vintageId: string,
): Promise<Population> {
  const vintage = await getVintage(context, vintageId);
  const [population] = await listPopulation(context, code, vintage, [year]);
  return population!;
}

function membersOver(territory: Territory, code: string, years: readonly number[]): string[] {
  const members = years.flatMap((year) => {
    const unit = territory.find(code, populationDay(year));
    return unit ? territory.municipalitiesOn(populationDay(year), unit.code) : [];
  });
  return [...new Set(members.map((each) => each.code))];
}

/** People of each of some places in one year and vintage, by their code: what `getPopulation` says of each, read at once. */
export async function listPopulations(
  context: Context,
  codes: readonly string[],
  year: number,
  vintageId: string,
): Promise<ReadonlyMap<string, Population>> {
  const territory = await getTerritory(context);
  const vintage = await getVintage(context, vintageId);
  const members = [...new Set(codes.flatMap((code) => membersOver(territory, code, [year])))];
  const figures = await loadFigures(context, members, vintageId);
  const figureOf = (code: string) => figures.get(`${code}/${year}`) ?? null;
  return new Map(codes.map((code) => [code, populationOf(territory, code, year, vintage, figureOf)]));
}

/** A count of establishments or beds with the tabulation it comes from. */
export interface SourcedFacilityCount {
  readonly series: FacilitySeries;
  readonly source: TerritorySource;
  readonly count: FacilityCount;
}

/** Establishments, in-patient beds and ICU beds of a place. */
export async function listFacilityCounts(context: Context, code: string): Promise<SourcedFacilityCount[]> {
  const territory = await getTerritory(context);
  const { rows } = await sql<FacilitySeries & { source: string }>`
    select id, label, day, printed_source as "printedSource", source from facility_series order by position`.execute(
    context.db,
  );
  const figures = await sql<{ series: FacilityMeasure; municipality: string; value: number }>`
    select series, municipality, value from facility_figures`.execute(context.db);
  const values = new Map(figures.rows.map((row) => [`${row.series}/${row.municipality}`, BigInt(row.value)]));
  const sources = await listSources(context, [...new Set(rows.map((row) => row.source))]);
  return rows.map(({ source: file, ...series }) => ({
    series,
    source: sources.find((each) => each.file === file)!,
    count: facilityCountOf(territory, code, series, (each) => values.get(`${series.id}/${each}`) ?? null),
  }));
}
