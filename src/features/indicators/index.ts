export { countOrigins } from './commands/count-origins.ts';
export { listWaitingSheets } from './commands/entries/desk.ts';
export { countDueValues, type DueCount, handOnDueValues, listDueValues } from './commands/entries/due.ts';
export { listLaterValues } from './commands/entries/later.ts';
export { settleApprovals } from './commands/entries/undo.ts';
export { nameEstablishment } from './commands/establishments.ts';
export { listFactNames } from './commands/facts/fact-names.ts';
export { FACTS_CHANGED, recordFact } from './commands/facts/record.ts';
export { recountFacts, recountStaleFacts } from './commands/facts/recount.ts';
export { type FileRows, fileRows, rowsBelowZero } from './commands/file-rows.ts';
export { allIndicatorValues, indicatorValue } from './commands/indicator-value.ts';
export { listCards } from './commands/list-cards.ts';
export { mayReadRecords } from './commands/reach.ts';
export { recomputeStale, recomputeVersion } from './commands/recompute.ts';
export { unservedCards } from './commands/unserved-cards.ts';
export { recordsAddress, valueAddress } from './domain/records-address.ts';
export { indicatorsRoutes } from './routes/index.ts';
export {
  listJudgedTargets,
  listMissedTargets,
  listYearStandings,
  type YearStanding,
} from './routes/panel.ts';
export { CATALOGUE_CHANGED, indicatorsSeed } from './seed.ts';
export { municipalitiesInFiles } from './store/counts.ts';
export { listCareLines } from './store/fact-spans.ts';
