import { createHmac } from 'node:crypto';
import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { newId, sha256 } from '../../../platform/ids.ts';
import { getTerritory } from '../../territory/index.ts';
import type { HeldGrant } from '../domain/grants.ts';
import { passwordRefusal } from '../domain/password.ts';
import { ADMINISTRATOR_ROLES } from '../roles.ts';
import { listGrantsOfRoles, saveGrant } from '../store/grants.ts';
import { hashPassword } from '../store/library.ts';
import { type AccountLink, findLink, type LinkPurpose, saveLink, saveLinkUsed } from '../store/links.ts';
import {
  deleteSessions,
  findPerson,
  findPersonByEmail,
  savePasswordHash,
  savePerson,
} from '../store/people.ts';
import { recordGrant } from './grants.ts';
import { postPasswordChanged } from './password-letter.ts';
import { type SignInStep, signIn } from './session.ts';
import { forgetTries } from './tries.ts';

const HOUR_MS = 3_600_000;
const LIFE_HOURS: Readonly<Record<LinkPurpose, number>> = {
  'first-administrator': 24,
  invitation: 7 * 24,
  'new-password': 24,
  recovery: 1,
};

/** The token of a link: recomputed from its id, never stored. */
function tokenOf(context: Context, link: string): string {
  return createHmac('sha256', context.secret).update(`account-link/${link}`).digest('base64url');
}

/** The address, inside the application, that a link leads to. */
export function linkPath(context: Context, link: string): string {
  return `/configurar/${tokenOf(context, link)}`;
}

/** Writes a one-time link inside the open transaction. */
export async function issueLink(context: Context, purpose: LinkPurpose, person: string | null) {
  const now = context.clock.now();
  const link = newId(now);
  const expiresAt = new Date(now.getTime() + LIFE_HOURS[purpose] * HOUR_MS).toISOString();
  await saveLink(context, {
    id: link,
    purpose,
    person,
    tokenHash: sha256(tokenOf(context, link)),
    expiresAt,
  });
  if (person !== null)
    await append(context, { stream: `person/${person}`, type: 'link-issued', data: { purpose } });
  return { link, expiresAt };
}

async function hasAdministrator(context: Context): Promise<boolean> {
  const grants = await listGrantsOfRoles(context, ADMINISTRATOR_ROLES, context.clock.today());
  return grants.length > 0;
}

/** The one-time address that makes the first administrator; null where somebody administers already. */
export async function createFirstAdministratorLink(context: Context, url: string): Promise<string | null> {
  if (await hasAdministrator(context)) return null;
  const { link } = await inTransaction(context, (inner) => issueLink(inner, 'first-administrator', null));
  return `${url}${linkPath(context, link)}`;
}

async function getLink(context: Context, token: string): Promise<AccountLink> {
  const link = await findLink(context, sha256(token));
  if (link) return link;
  throw new AppError(
    'not-found',
    'Este endereço já foi usado, foi trocado por outro ou venceu. Peça um novo a quem o enviou.',
  );
}

/** What a link is for. @throws AppError `not-found` where it no longer works. */
export async function readLink(context: Context, token: string) {
  const link = await getLink(context, token);
  const person = link.person === null ? null : await findPerson(context, link.person);
  return { purpose: link.purpose, name: person?.name ?? null, email: person?.email ?? null };
}

interface Setup {
  readonly token: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly password: string;
}

/** Uses a link: the person gets the password, earlier sessions end, and a new one opens here, or asks for the second factor. */
export async function acceptLink(context: Context, caller: Caller, setup: Setup): Promise<SignInStep> {
  const link = await getLink(context, setup.token);
  const known = link.person === null ? null : await findPerson(context, link.person);
  const name = known?.name ?? setup.name;
  const email = known?.email ?? setup.email;
  if (name === undefined || email === undefined)
    throw new AppError('invalid-input', 'Escreva o seu nome e o seu e-mail.');
  const refusal = passwordRefusal(setup.password, { name, email });
  if (refusal) throw new AppError('refused', refusal, { details: { field: 'password' } });
  const hash = await hashPassword(setup.password);
  await inTransaction(context, async (inner) => {
    if (!(await saveLinkUsed(inner, link.id)))
      throw new AppError('conflict', 'Este endereço acabou de ser usado.');
    const person = link.person ?? (await makeFirstAdministrator(inner, { name, email }));
    const acting = { ...inner, actor: { kind: 'person' as const, id: person, name, grants: [] } };
    await savePasswordHash(inner, newId(inner.clock.now()), person, hash);
    await deleteSessions(inner, person, null);
    await append(acting, {
      stream: `person/${person}`,
      type: 'password-set',
      data: { purpose: link.purpose },
    });
    if (known?.hasPassword) await postPasswordChanged(inner, person);
    await forgetTries(inner, email);
  });
  return signIn(context, caller, { email, password: setup.password });
}

async function makeFirstAdministrator(
  context: Context,
  person: { name: string; email: string },
): Promise<string> {
  if (await hasAdministrator(context))
    throw new AppError('refused', 'Já há quem administre este Pactua. Peça a essa pessoa o seu acesso.');
  if (await findPersonByEmail(context, person.email))
    throw new AppError('refused', 'Já há uma pessoa com este e-mail.');
  const now = context.clock.now();
  const id = newId(now);
  await savePerson(context, { id, ...person, demonstration: false });
  await append(context, { stream: `person/${id}`, type: 'registered', data: { by: 'first-administrator' } });
  const grant: HeldGrant = {
    id: newId(now),
    person: id,
    role: ADMINISTRATOR_ROLES[0] as string,
    unit: null,
    territory: (await getTerritory(context)).home,
    from: context.clock.today(),
    to: null,
    reason: 'Primeira pessoa da administração, pelo endereço mostrado na partida do sistema',
  };
  await saveGrant(context, grant);
  await recordGrant(context, grant);
  return id;
}
