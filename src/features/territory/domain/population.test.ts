import { beforeAll, describe, expect, it } from 'vitest';
import { readTerritorySeed } from '../seed.ts';
import type { TerritoryRecords } from '../store/records.ts';
import { populationOf } from './population.ts';
import { Territory } from './territory.ts';

let records: TerritoryRecords;
let territory: Territory;
let figures: Map<string, number>;

beforeAll(async () => {
  records = await readTerritorySeed('MT');
  territory = new Territory(records.units, records.aliases, '51');
  figures = new Map(
    records.population.map((each) => [`${each.vintage}/${each.municipality}/${each.year}`, each.people]),
  );
});

function ask(code: string, year: number, id: string) {
  const vintage = { ...records.vintages.find((each) => each.id === id)!, sources: [] };
  return populationOf(territory, code, year, vintage, (municipality) => {
    const people = figures.get(`${id}/${municipality}/${year}`);
    return people === undefined ? null : BigInt(people);
  });
}

describe('population by vintage', () => {
  it.each([
    ['51', 2010, 'census-2010', 3035122n, 141],
    ['51', 2022, 'census-2022', 3658649n, 141],
    ['51', 2019, 'ibge-estimates-2001-2021', 3484466n, 141],
    ['51', 2023, 'tcu-2023', 3658649n, 141],
    ['51', 2024, 'ibge-estimate-2024', 3836399n, 141],
    ['51', 2025, 'ibge-estimate-2025', 3893659n, 142],
    ['51', 2010, 'popsvs-2024', 3093944n, 141],
    ['51', 2019, 'popsvs-2024', 3551996n, 141],
    ['51', 2022, 'popsvs-2024', 3720967n, 141],
    ['51', 2024, 'popsvs-2024', 3836399n, 141],
    ['510183', 2025, 'ibge-estimate-2025', 5877n, 1],
    ['5100102', 2022, 'census-2022', 5014n, 1],
  ])('%s in %i by %s is %s people of %i municipalities', (code, year, vintage, people, municipalities) => {
    expect(ask(code, year, vintage)).toMatchObject({ status: 'known', people, municipalities });
  });

  it('adds up from municipality to macro-region to state', () => {
    const sum = ['5101', '5102', '5103', '5104', '5105', '5106']
      .map((code) => ask(code, 2025, 'ibge-estimate-2025'))
      .reduce((total, each) => total + (each.status === 'known' ? each.people : 0n), 0n);
    expect(sum).toBe(3893659n);
  });

  it.each([
    ['51', 2021, 'census-2022', 'Anos publicados: 2022.'],
    ['51', 2007, 'ibge-estimates-2001-2021', 'Anos publicados: 2001–2006, 2008–2009, 2011–2021.'],
    ['510183', 2022, 'census-2022', 'só existe a partir de 01/01/2025'],
    ['510452', 2001, 'ibge-estimates-2001-2021', 'não traz população de 2001 para Ipiranga do Norte'],
    ['51', 2000, 'census-2000', 'para 15 de 141 municípios'],
    ['12', 2022, 'census-2022', 'outro estado'],
    ['510000', 2022, 'census-2022', 'município ignorado'],
  ])('%s in %i by %s is missing, with the reason', (code, year, vintage, reason) => {
    const population = ask(code, year, vintage);
    expect(population.status).toBe('missing');
    expect(population.status === 'missing' && population.reason).toContain(reason);
  });
});
