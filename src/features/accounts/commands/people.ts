import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { isOpen } from '../domain/grants.ts';
import { listGrants } from '../store/grants.ts';
import { findPerson, findPersonByEmail, savePerson } from '../store/people.ts';
import { reachedPlace } from './grants.ts';
import { issueLink, linkPath } from './links.ts';

/** Registers somebody and makes the link by which they choose a password. The link is not kept anywhere. */
export async function createPerson(context: Context, person: { name: string; email: string }) {
  const made = await once(context, 'accounts.create-person', async (inner) => {
    authorise(inner, 'accounts.manage');
    if (await findPersonByEmail(inner, person.email))
      throw new AppError('refused', 'Já há uma pessoa com este e-mail. Procure por ela na lista.', {
        details: { field: 'email' },
      });
    const id = newId(inner.clock.now());
    await savePerson(inner, { id, ...person, demonstration: false });
    await append(inner, { stream: `person/${id}`, type: 'registered', data: {} });
    return { person: id, ...(await issueLink(inner, 'invitation', id)) };
  });
  return { person: made.person, expiresAt: made.expiresAt, path: linkPath(context, made.link) };
}

/** A new link for who lost the password or the first link; the earlier one stops working. */
export async function renewLink(context: Context, id: string) {
  const made = await once(context, 'accounts.renew-link', async (inner) => {
    authorise(inner, 'accounts.manage');
    const person = await findPerson(inner, id);
    if (!person) throw new AppError('not-found', 'Esta pessoa não está cadastrada. Recarregue a lista.');
    if (person.demonstration)
      throw new AppError('refused', 'Pessoas de demonstração não têm senha: entram com um clique.');
    // Who holds the link can become the person: it is given only by who could give them every role they hold.
    for (const grant of await listGrants(inner, [id])) {
      if (isOpen(grant, inner.clock.today())) await reachedPlace(inner, grant.territory);
    }
    return issueLink(inner, person.hasPassword ? 'new-password' : 'invitation', id);
  });
  return { person: id, expiresAt: made.expiresAt, path: linkPath(context, made.link) };
}
