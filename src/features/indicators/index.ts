export { FACTS_CHANGED, recordFact } from './commands/facts/record.ts';
export { recountFacts, recountStaleFacts } from './commands/facts/recount.ts';
export { allIndicatorValues, indicatorValue } from './commands/indicator-value.ts';
export { mayReadRecords } from './commands/reach.ts';
export { recomputeStale, recomputeVersion } from './commands/recompute.ts';
export { recordsAddress } from './domain/records-address.ts';
export { indicatorsRoutes } from './routes/index.ts';
export { CATALOGUE_CHANGED, indicatorsSeed } from './seed.ts';
export { listCareLines } from './store/fact-spans.ts';
