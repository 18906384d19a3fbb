export { draftReport, submitReport } from './commands/accountability/present.ts';
export { readAccounts } from './commands/accountability/read.ts';
export { analyseAccounts, noticeInconsistencies } from './commands/accountability/review.ts';
export { readAssessment } from './commands/assessment/read.ts';
export { freezeEvidence, scoreAssessment, signScore, startAssessment } from './commands/assessment/write.ts';
export { keepMinutes } from './commands/cac/minutes.ts';
export { readEvaluation } from './commands/cac/read-evaluation.ts';
export {
  answerNotice,
  composeCommission,
  judgeGoal,
  noticeEvaluation,
  opine,
  recordMeeting,
  signEvaluation,
  startEvaluation,
} from './commands/cac/write.ts';
export { computeFacts } from './commands/compute/compute.ts';
export { tellOfDeadlines } from './commands/deadlines/tell.ts';
export { renderDossier } from './commands/dossier/dossier.ts';
export { explainForCli } from './commands/explain-for-cli.ts';
export { CNES_RECORDED, recordCnes } from './commands/hospital-cnes.ts';
export { tellOfTerms } from './commands/instrument/tell-terms.ts';
export { verifyLedger } from './commands/ledger/verify.ts';
export { adjustMonth, proposeAdjustment } from './commands/month/adjust.ts';
export { recordExecution } from './commands/month/execution.ts';
export { validateLines } from './commands/month/lines.ts';
export { issueOrdinance, publishOrdinance } from './commands/month/ordinance.ts';
export { closeProduction, typeProduction } from './commands/month/production.ts';
export { readLines, readMonth } from './commands/month/read.ts';
export { authoriseMonth, calculateMonth, checkMonth } from './commands/month/sign.ts';
export { programmedCriteria } from './commands/panel/read-panel.ts';
export { decideReading, readReadings } from './commands/readings.ts';
export { demonstrationInstrumentsSeed } from './instrument-seed.ts';
export { cofinancingRoutes } from './routes.ts';
export { citationsOfSeed, cofinancingSeed, refuseUnquoted } from './seed.ts';
