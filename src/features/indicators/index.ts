export { indicatorValue } from './commands/indicator-value.ts';
export { recomputeStale, recomputeVersion } from './commands/recompute.ts';
export { indicatorsRoutes } from './routes/index.ts';
export { CATALOGUE_CHANGED, indicatorsSeed } from './seed.ts';
