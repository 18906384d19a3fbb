import type { Actor } from '../../../kernel/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { roleBook } from '../roles.ts';
import { listGrants, listGrantsOfRoles } from '../store/grants.ts';
import { findPerson } from '../store/people.ts';

/**
 * The invented people of the demonstration in the order of the roles, each as who has held since `from` (`YYYY-MM-DD`) what they hold
 * today: who acts in a past that is told. None in production.
 */
export async function castOfDemonstration(context: Context, from: string): Promise<Actor[]> {
  if (context.env.mode === 'production') return [];
  const roles = roleBook.roles.map(({ id }) => id);
  const today = context.clock.today();
  const held = (await listGrantsOfRoles(context, roles, today)).toSorted(
    (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || (a.unit ?? '').localeCompare(b.unit ?? ''),
  );
  const cast: Actor[] = [];
  for (const id of new Set(held.map(({ person }) => person))) {
    const person = await findPerson(context, id);
    if (person === null || !person.demonstration) continue;
    const grants = (await listGrants(context, [id])).map((grant) => ({ ...grant, from }));
    cast.push({ kind: 'person', id, name: person.name, grants });
  }
  return cast;
}
