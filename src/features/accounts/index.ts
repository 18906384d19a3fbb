import type { Composers } from '../../platform/mail/letters.ts';
import { composePasswordChanged } from './commands/password-letter.ts';
import { composeRecovery } from './commands/recovery.ts';

export { castOfDemonstration } from './commands/cast.ts';
export { type Confirmation, confirmPassword, type Reentered } from './commands/confirm-password.ts';
export { GRANT_CHANGED } from './commands/grants.ts';
export { createFirstAdministratorLink } from './commands/links.ts';
export { listHoldersAmong, listOffices, listPeopleWho } from './commands/reading.ts';
export { RECOVERY_ASKED, startRecovery } from './commands/recovery.ts';
export { identify } from './commands/session.ts';
export { policy } from './roles.ts';
export { accountsRoutes, demonstrationRoutes } from './routes.ts';
export { accountsSeed, demonstrationAccountsSeed, readSeedUnits } from './seed.ts';
export { findPerson, listNames, lockPerson } from './store/people.ts';
export { findUnit, listUnits } from './store/units.ts';

/** What the letters of this room say. */
export const accountComposers: Composers = {
  'password-recovery': composeRecovery,
  'password-changed': composePasswordChanged,
};
