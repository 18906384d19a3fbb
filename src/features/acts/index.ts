export { lintText } from './commands/lint.ts';
export { type VerifiedCitation, verifyAgainst, verifyCitations } from './commands/verify.ts';
export { addressLabel } from './domain/address.ts';
export { spell } from './domain/figure.ts';
export { type Finding, LINT_RULES } from './domain/lint/finding.ts';
export { citationName } from './domain/naming.ts';
export { actsRoutes } from './routes.ts';
export { actsSeed, readActSeed } from './seed.ts';
export { getAct, listActs, type StoredAct } from './store.ts';
