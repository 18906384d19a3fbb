export { analysisSeed, demonstrationAnalysisSeed } from './analysis-seed.ts';
export { findContradictions } from './commands/coherence/check.ts';
export { importPlanFile } from './commands/import/imports.ts';
export { transcribeFile } from './commands/understand.ts';
export { deadlineInWords } from './domain/deadline-text/in-words.ts';
export { readDeadline } from './domain/deadline-text/read-deadline.ts';
export { planRoutes } from './routes/index.ts';
export { planSummary } from './routes/map.ts';
export { planSeed } from './seed.ts';
