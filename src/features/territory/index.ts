export type { FacilityCount, FacilityMeasure } from './domain/facilities.ts';
export { plainName } from './domain/names.ts';
export { type Population, populationDay, type TerritorySource, type Vintage } from './domain/population.ts';
export type { Resolution, SearchHit, Territory, TerritoryNode } from './domain/territory.ts';
export {
  type Alias,
  isUnknownMunicipality,
  type Level,
  type RegionalOffice,
  type TerritoryUnit,
} from './domain/unit.ts';
export { isValidOn, type Validity } from './domain/validity.ts';
export { territoryRoutes } from './routes.ts';
export { territorySeed } from './seed.ts';
export {
  getPopulation,
  getVintage,
  listFacilityCounts,
  listPopulation,
  listVintages,
  type SourcedFacilityCount,
} from './store/figures.ts';
export { getTerritory, listRegionalOffices, territoryPath } from './store/places.ts';
