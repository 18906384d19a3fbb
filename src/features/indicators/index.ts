export { FACTS_CHANGED, recordFact } from './commands/facts/record.ts';
export { recountFacts, recountStaleFacts } from './commands/facts/recount.ts';
export { allIndicatorValues, indicatorValue } from './commands/indicator-value.ts';
export { recomputeStale, recomputeVersion } from './commands/recompute.ts';
export { indicatorsRoutes } from './routes/index.ts';
export { CATALOGUE_CHANGED, indicatorsSeed } from './seed.ts';
export { listCareLines } from './store/fact-spans.ts';
