export { GRANT_CHANGED } from './commands/grants.ts';
export { createFirstAdministratorLink } from './commands/links.ts';
export { listPeopleWho } from './commands/reading.ts';
export { identify } from './commands/session.ts';
export { policy } from './roles.ts';
export { accountsRoutes, demonstrationRoutes } from './routes.ts';
export { accountsSeed, demonstrationAccountsSeed, readSeedUnits } from './seed.ts';
export { listNames } from './store/people.ts';
export { findUnit, listUnits } from './store/units.ts';
