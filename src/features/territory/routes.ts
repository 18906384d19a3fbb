import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { type Route, route } from '../../platform/http/route.ts';
import {
  CodeParams,
  DayQuery,
  PopulationAnswer,
  PopulationQuery,
  SearchAnswer,
  SearchQuery,
  TerritoryAnswer,
  TreeAnswer,
  type TreeNode,
} from './contract.ts';
import type { Population } from './domain/population.ts';
import type { Territory, TerritoryNode } from './domain/territory.ts';
import type { TerritoryUnit } from './domain/unit.ts';
import {
  listFacilityCounts,
  listPopulation,
  listVintages,
  type SourcedFacilityCount,
} from './store/figures.ts';
import { getGeometry, getTerritory, listAliases, listNotes, listRegionalOffices } from './store/places.ts';

const step = ({ code, name, level }: TerritoryUnit) => ({ code, name, level });

function nodeAnswer({ unit, children }: TerritoryNode): TreeNode {
  return { ...step(unit), children: children.map(nodeAnswer) };
}

function countLevel(node: TerritoryNode, level: TerritoryUnit['level']): number {
  const below = node.children.reduce((sum, child) => sum + countLevel(child, level), 0);
  return below + (node.unit.level === level ? 1 : 0);
}

async function readTree(context: Context, asked: string | undefined): Promise<TreeAnswer> {
  const day = asked ?? context.clock.today();
  const territory = await getTerritory(context);
  const root = territory.tree(day);
  return {
    day,
    root: nodeAnswer(root),
    counts: {
      macroRegions: countLevel(root, 'macroRegion'),
      healthRegions: countLevel(root, 'healthRegion'),
      municipalities: countLevel(root, 'municipality'),
    },
    states: territory
      .statesOn(day)
      .map(({ code, name, abbreviation }) => ({ code, name, abbreviation: abbreviation ?? '' })),
    notes: await listNotes(context),
  };
}

async function search(context: Context, query: z.infer<typeof SearchQuery>): Promise<SearchAnswer> {
  const day = query.day ?? context.clock.today();
  const territory = await getTerritory(context);
  const items = territory.search(query.q, day, query.limit).map(({ unit, alias }) => ({
    ...step(unit),
    alias,
    within: stepsTo(territory, unit.code, day).slice(0, -1),
  }));
  return { items, next: null };
}

function stepsTo(territory: Territory, code: string, day: string) {
  return territory.path(code, day).map((each) => step(territory.get(each, day)));
}

async function readPlace(
  context: Context,
  code: string,
  asked: string | undefined,
): Promise<TerritoryAnswer> {
  const day = asked ?? context.clock.today();
  const territory = await getTerritory(context);
  const unit = territory.get(code, day);
  const path = stepsTo(territory, unit.code, day);
  const municipalities = territory.municipalitiesOn(day, unit.code);
  const regions = municipalities.map((each) => each.parent).filter((parent) => parent !== null);
  const offices = await listRegionalOffices(context, [...new Set(regions)], day);
  const facilities = unit.code.startsWith(territory.home) ? await listFacilityCounts(context, unit.code) : [];
  return {
    day,
    unit,
    path,
    children: territory.children(unit.code, day).map(step),
    municipalities: municipalities.length,
    aliases: await listAliases(context, unit.code),
    offices,
    facilities: facilities.map(facilityAnswer),
  };
}

function facilityAnswer({ series, source, count }: SourcedFacilityCount) {
  const value = count.status === 'missing' ? null : String(count.value);
  return { ...series, source, status: count.status, value, reason: count.reason };
}

async function readPopulation(
  context: Context,
  code: string,
  query: z.infer<typeof PopulationQuery>,
): Promise<PopulationAnswer> {
  const territory = await getTerritory(context);
  const unit = territory.get(code, context.clock.today());
  const all = await listVintages(context);
  const vintages = all.filter((vintage) => query.vintage === undefined || vintage.id === query.vintage);
  if (vintages.length === 0) {
    const known = all.map((vintage) => vintage.id).join(', ');
    throw new AppError(
      'invalid-input',
      `Não há série de população "${query.vintage}". Use uma destas: ${known}.`,
    );
  }
  const answers = vintages.map(async (vintage) => {
    const years = query.year === undefined ? vintage.years : [query.year];
    const figures = await listPopulation(context, unit.code, vintage, years);
    const { years: _, ...named } = vintage;
    return { ...named, sources: [...vintage.sources], figures: figures.map(figureAnswer) };
  });
  return { code: unit.code, name: unit.name, vintages: await Promise.all(answers) };
}

function figureAnswer(figure: Population) {
  return figure.status === 'known'
    ? { year: figure.year, status: figure.status, people: String(figure.people), reason: null }
    : { year: figure.year, status: figure.status, people: null, reason: figure.reason };
}

/** Public facts, open to everybody. */
export const territoryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/territory/tree',
    verb: 'public',
    summary: 'O estado configurado, suas macrorregiões, regiões de saúde e municípios num dia',
    query: DayQuery,
    answer: TreeAnswer,
    handle: (context, { query }) => readTree(context, query.day),
  }),
  route({
    method: 'GET',
    path: '/api/territory/search',
    verb: 'public',
    summary: 'Territórios do país por nome, outro nome ou código, sem distinguir acentos',
    query: SearchQuery,
    answer: SearchAnswer,
    handle: (context, { query }) => search(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/territory/geometry',
    verb: 'public',
    summary: 'Malha simplificada (TopoJSON) do estado configurado',
    handle: async (context) => {
      const { topology, sha256 } = await getGeometry(context);
      return {
        kind: 'file' as const,
        contentType: 'application/json',
        fileName: null,
        body: topology,
        etag: sha256,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/territory/:code',
    verb: 'public',
    summary:
      'Um território num dia: caminho, partes, outros nomes, escritório regional, estabelecimentos e leitos',
    params: CodeParams,
    query: DayQuery,
    answer: TerritoryAnswer,
    handle: (context, { params, query }) => readPlace(context, params.code, query.day),
  }),
  route({
    method: 'GET',
    path: '/api/territory/:code/population',
    verb: 'public',
    summary: 'População de um território, por ano e por publicação, com a fonte de cada número',
    params: CodeParams,
    query: PopulationQuery,
    answer: PopulationAnswer,
    handle: (context, { params, query }) => readPopulation(context, params.code, query),
  }),
];
