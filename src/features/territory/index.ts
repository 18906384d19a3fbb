export type { Population } from './domain/population.ts';
export type { Territory } from './domain/territory.ts';
export type { TerritoryUnit } from './domain/unit.ts';
export { territoryRoutes } from './routes.ts';
export { territoryOfFiles, territorySeed } from './seed.ts';
export { getPopulation, listPopulation, listPopulations, listVintages } from './store/figures.ts';
export { getTerritory, territoryPath } from './store/places.ts';
