export { analysisSeed, demonstrationAnalysisSeed } from './analysis-seed.ts';
export { listActionsSince } from './commands/actions-since.ts';
export { findContradictions } from './commands/coherence/check.ts';
export {
  type ActionBrief,
  listActionBriefs,
  listLateActions,
  recurringDays,
} from './commands/conduct.ts';
export { exportPlan, PLAN_FORMATS } from './commands/export/export-plan.ts';
export { importPlanFile } from './commands/import/imports.ts';
export { type PlanOnDay, readPlanOnDay } from './commands/plan-on-day.ts';
export { adoptEvidence } from './commands/pledges.ts';
export { renegotiateWithin, undoRenegotiationWithin } from './commands/renegotiation.ts';
export { changeStatusWithin } from './commands/report.ts';
export { reportLines, takeBackLines } from './commands/report-many.ts';
export {
  findPlanOffice,
  findPlanSeat,
  findReportedPlan,
  type ReportedAction,
  type ReportedLine,
} from './commands/reported-actions.ts';
export { type Findable, readWanted, searchAmong } from './commands/search/among.ts';
export { transcribeFile } from './commands/understand.ts';
export { compareVersions, readVersions } from './commands/versions/compare.ts';
export { deadlineInWords, recurrenceInWords } from './domain/deadline-text/in-words.ts';
export { readDeadline } from './domain/deadline-text/read-deadline.ts';
export { statusWords } from './domain/state.ts';
export {
  CHANGE_WORDS,
  LEVEL_WORDS,
  versionFieldWords,
  versionValueWords,
} from './domain/versions/words.ts';
export { planRoutes } from './routes/index.ts';
export { planSummary } from './routes/map.ts';
export { exportTable, exportTables } from './routes/tables/archive.ts';
export { planSeed } from './seed.ts';
export { planVersionSeed } from './version-seed.ts';
