export { bedStock } from './commands/bed-stock.ts';
export { type DiagnosisAnswer, diagnoses, type ProcedureAnswer, procedures } from './commands/code-names.ts';
export { partitionOf } from './commands/folders.ts';
export { importFiles } from './commands/import-files.ts';
export {
  type PopulationAnswer,
  population,
  populationsBeside,
  populationsByYear,
} from './commands/population.ts';
export { readExport } from './commands/read-export.ts';
export { IMPORT_REQUESTED } from './commands/request-imports.ts';
export { restoreVersion } from './commands/restore-version.ts';
export { IMPORTED, runImport } from './commands/run-import.ts';
export { sweepSources } from './commands/sweep.ts';
export { verifyWarehouse, type WarehouseReport } from './commands/verify.ts';
export { withdrawVersion } from './commands/withdraw-version.ts';
export { plainText } from './domain/egestor.ts';
export type { ExtractForm } from './domain/extract.ts';
export { issueStatus } from './domain/issue-status.ts';
export { type IncompleteMonth, missingInWords, wholeMonths } from './domain/parts.ts';
export { systemInWords } from './domain/release.ts';
export { type TabnetReport, totalsThatDiffer } from './domain/tabnet.ts';
export { endOfDay, slotInWords, toldName } from './domain/version.ts';
export { sourcesRoutes } from './routes.ts';
export {
  findVersion,
  findVersionByHash,
  listCurrentVersions,
  listFormerVersions,
  listVersionsKnownAt,
  type VersionRecord,
} from './store/versions.ts';
