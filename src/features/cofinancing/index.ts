export { computeFacts } from './commands/compute/compute.ts';
export { explainForCli } from './commands/explain-for-cli.ts';
export { CNES_RECORDED } from './commands/hospital-cnes.ts';
export { verifyLedger } from './commands/ledger/verify.ts';
export { demonstrationInstrumentsSeed } from './instrument-seed.ts';
export { cofinancingRoutes } from './routes.ts';
export { citationsOfSeed, cofinancingSeed, refuseUnquoted } from './seed.ts';
