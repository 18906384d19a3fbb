import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { createPolicy, type RoleBook } from './domain/policy.ts';

/** The roles, as data. */
export const roleBook: RoleBook = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/accounts/roles.json'), 'utf8'),
);

/** Who may do what, from the roles that are data. */
export const policy: Policy = createPolicy(roleBook);

/** The roles that may give roles. */
export const ADMINISTRATOR_ROLES: readonly string[] = roleBook.roles
  .filter((role) => role.verbs.includes('accounts.manage'))
  .map((role) => role.id);
