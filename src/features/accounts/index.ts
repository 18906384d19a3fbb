export { createFirstAdministratorLink } from './commands/links.ts';
export { identify } from './commands/session.ts';
export { policy } from './roles.ts';
export { accountsRoutes, demonstrationRoutes } from './routes.ts';
export { accountsSeed, demonstrationAccountsSeed, readSeedUnits } from './seed.ts';
export { listNames } from './store/people.ts';
export { findUnit, listUnits } from './store/units.ts';
