import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { applySeeds } from '../../platform/seeds.ts';
import { getPopulation, getTerritory, territoryPath, territoryRoutes, territorySeed } from './index.ts';

describe.skipIf(!hasDatabase)('the territory room through its routes', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-23T14:00:00Z');
    app = await buildHttpServer({
      context: fresh.context,
      routes: territoryRoutes,
      identify: async () => ANONYMOUS,
    });
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.close();
  });

  const read = async (url: string) => {
    const response = await app.inject({ url });
    return { status: response.statusCode, body: response.json() };
  };

  it.each([
    ['2024-12-31', 141],
    ['2025-01-01', 142],
  ])('shows the tree of %s with %i municipalities', async (day, municipalities) => {
    const { body } = await read(`/api/territory/tree?day=${day}`);
    expect(body.counts).toEqual({ macroRegions: 6, healthRegions: 16, municipalities });
    expect(body.root).toMatchObject({ code: '51', name: 'Mato Grosso', level: 'state' });
    expect(body.states).toHaveLength(27);
    expect(body.notes).toHaveLength(3);
  });

  it('stands on today where no day is asked', async () => {
    const { body } = await read('/api/territory/tree');
    expect([body.day, body.counts.municipalities]).toEqual(['2026-11-23', 142]);
  });

  it('finds a place by part of its name, with the places around it', async () => {
    const { body } = await read('/api/territory/search?q=peixoto%20de&limit=3');
    expect(body.items[0]).toEqual({
      code: '510642',
      name: 'Peixoto de Azevedo',
      level: 'municipality',
      alias: null,
      within: [
        { code: '51', name: 'Mato Grosso', level: 'state' },
        { code: '5103', name: 'Norte', level: 'macroRegion' },
        { code: '51015', name: 'Vale do Peixoto', level: 'healthRegion' },
      ],
    });
  });

  it('describes a place: path, parts, office, beds with their source', async () => {
    const { body } = await read('/api/territory/51015');
    expect(body.path.map((each: { code: string }) => each.code)).toEqual(['51', '5103', '51015']);
    expect(body.municipalities).toBe(5);
    expect(body.offices.map((each: { name: string }) => each.name)).toEqual([
      'Escritório Regional de Saúde de Peixoto de Azevedo',
    ]);
    const state = (await read('/api/territory/51')).body;
    expect(state.facilities[1]).toMatchObject({
      id: 'inpatientBeds',
      value: '7890',
      status: 'partial',
      day: '2026-07-28',
    });
    expect(state.facilities[1].source.sha256).toMatch(/^c2768098949b/);
    expect(state.offices).toHaveLength(16);
    const away = (await read('/api/territory/SP')).body;
    expect([away.unit.name, away.municipalities, away.facilities]).toEqual(['São Paulo', 645, []]);
  });

  it.each([
    ['/api/territory/510183?day=2024-12-31', 404, 'só existe a partir de 01/01/2025'],
    ['/api/territory/510000', 404, 'município ignorado'],
    ['/api/territory/510642?day=ontem', 400, 'Dados inválidos'],
    ['/api/territory/search', 400, 'Dados inválidos'],
    ['/api/territory/51/population?vintage=censo', 400, 'Use uma destas: census-2000'],
  ])('%s answers %i and says why', async (url, status, message) => {
    const answer = await read(url);
    expect([answer.status, answer.body.error.message]).toEqual([status, expect.stringContaining(message)]);
  });

  it('gives the population by publication, each figure known or missing with its reason', async () => {
    const { body } = await read('/api/territory/51/population?year=2022');
    const figures = Object.fromEntries(
      body.vintages.map((each: { id: string; figures: { people: string | null }[] }) => [
        each.id,
        each.figures[0]?.people,
      ]),
    );
    expect(figures).toMatchObject({
      'census-2022': '3658649',
      'popsvs-2024': '3720967',
      'census-2010': null,
    });
    const municipality = (await read('/api/territory/510183/population?vintage=popsvs-2024')).body;
    expect(municipality.vintages[0].figures).toHaveLength(25);
    expect(municipality.vintages[0].figures.at(-1).reason).toContain('só existe a partir de 01/01/2025');
  });

  it('serves the drawing once: the second asking is answered 304', async () => {
    const first = await app.inject({ url: '/api/territory/geometry' });
    const topology = first.json();
    expect(first.rawPayload.length).toBeLessThan(300_000);
    expect(topology.objects.municipalities.geometries).toHaveLength(141);
    expect(topology.withoutGeometry).toEqual(['510183']);
    const again = await app.inject({
      url: '/api/territory/geometry',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('draws exactly the municipalities, regions and macro-regions it knows', async () => {
    const { objects, withoutGeometry } = (await app.inject({ url: '/api/territory/geometry' })).json();
    const territory = await getTerritory(fresh.context);
    const drawn = (name: string) => objects[name].geometries.map((each: { id: string }) => each.id).sort();
    const known = territory.municipalitiesOn('2026-11-23').map((each) => each.code);
    expect([...drawn('municipalities'), ...withoutGeometry].sort()).toEqual(known.sort());
    expect(drawn('macroRegions')).toEqual(
      territory
        .children('51', '2026-11-23')
        .map((each) => each.code)
        .sort(),
    );
    expect(drawn('healthRegions')).toHaveLength(16);
  });

  it('answers the other rooms: path and population', async () => {
    expect(await territoryPath(fresh.context, '5106422', '2026-11-23')).toEqual([
      '51',
      '5103',
      '51015',
      '510642',
    ]);
    const population = await getPopulation(fresh.context, '510642', 2022, 'census-2022');
    expect(population).toMatchObject({
      status: 'known',
      year: 2022,
      vintage: { label: 'Censo Demográfico 2022' },
    });
    expect(population.status === 'known' && population.vintage.sources[0]?.sha256).toMatch(/^29d7c5f8f2b4/);
  });

  it('seeds nothing twice, and again when the configured state changes', async () => {
    expect(await applySeeds(fresh.context, [territorySeed])).toEqual([]);
    const elsewhere = { ...fresh.context, env: { ...fresh.context.env, uf: 'AC' } };
    expect(await applySeeds(elsewhere, [territorySeed])).toEqual(['territory']);
    const territory = await getTerritory(elsewhere);
    expect([territory.home, territory.tree('2026-12-01').children.length]).toEqual(['12', 22]);
    const nowhere = { ...fresh.context, env: { ...fresh.context.env, uf: 'ZZ' } };
    await expect(applySeeds(nowhere, [territorySeed])).rejects.toThrow('Não há estado de sigla');
    await applySeeds(fresh.context, [territorySeed]);
    expect((await getTerritory(fresh.context)).home).toBe('51');
  });
});
