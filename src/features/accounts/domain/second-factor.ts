import type { Grant } from '../../../kernel/actor.ts';

/** Whether one of the grants in force on `day` is of a role that asks for a second factor. */
export function mustSetUpSecondFactor(
  grants: readonly Pick<Grant, 'role' | 'from' | 'to'>[],
  roles: readonly string[],
  day: string,
): boolean {
  return grants.some(
    ({ role, from, to }) => roles.includes(role) && from <= day && (to === null || day < to),
  );
}
