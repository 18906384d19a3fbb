import { createHmac } from 'node:crypto';
import { type Actor, ANONYMOUS } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append, type NewEvent } from '../../../platform/events.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { newId } from '../../../platform/ids.ts';
import { passwordRefusal } from '../domain/password.ts';
import { listGrants } from '../store/grants.ts';
import { ADDRESS_HEADER, LIBRARY_URL, type Library, openLibrary } from '../store/library.ts';
import { deleteSessions, findPerson, listSessions, lockPerson } from '../store/people.ts';
import { postPasswordChanged } from './password-letter.ts';
import { countTry, forgetTries } from './tries.ts';

/** One open library per running program. */
const opened = new WeakMap<object, Library>();

function library(context: Context): Library {
  if (context.insideTransaction) throw new Error('the sign-in library opens transactions of its own');
  const known = opened.get(context.env);
  if (known) return known;
  const made = openLibrary({
    db: context.db,
    secret: createHmac('sha256', context.secret).update('sign-in').digest('hex'),
    secure: context.env.publicUrl?.startsWith('https:') ?? false,
    demonstration: context.env.mode === 'demonstration',
    makeId: () => newId(context.clock.now()),
    onError: (message) => context.log.error({ err: message }, 'sign-in library'),
  });
  opened.set(context.env, made);
  return made;
}

/** Calls the library as a browser would, so that its limit of tries counts. */
function ask(context: Context, caller: Caller, path: string, body: object): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json', [ADDRESS_HEADER]: caller.address });
  for (const name of ['cookie', 'user-agent']) {
    const value = caller.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const request = new Request(`${LIBRARY_URL}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return library(context).handler(request);
}

const MANY_TRIES = 'Muitas tentativas seguidas. Espere um minuto e tente de novo.';

async function assertOk(response: Response, onRefusal: (code: string) => AppError): Promise<void> {
  if (response.ok) return;
  if (response.status === 429) throw new AppError('rate-limited', MANY_TRIES);
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  if (response.status >= 500)
    throw new AppError('internal', 'O acesso não está funcionando agora. Nada foi alterado. Tente de novo.');
  throw onRefusal(code ?? '');
}

/** Appends one event about a person in a transaction of its own; those of one person take turns, so that any number at one instant find their place. */
async function recordAbout(
  context: Context,
  person: { id: string; name: string },
  event: Omit<NewEvent, 'stream'>,
): Promise<void> {
  const actor: Actor = { kind: 'person', id: person.id, name: person.name, grants: [] };
  await inTransaction({ ...context, actor }, async (inner) => {
    await lockPerson(inner, person.id);
    await append(inner, { ...event, stream: `person/${person.id}` });
  });
}

/** Who sends a request, by the session cookie, with every grant; `ANONYMOUS` for nobody. */
export async function identify(context: Context, headers: Headers): Promise<Actor> {
  if (!headers.get('cookie')?.includes('pactua.')) return ANONYMOUS;
  const found = await library(context).api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return ANONYMOUS;
  if (found.user.demonstration && context.env.mode === 'production') return ANONYMOUS;
  const grants = await listGrants(context, [found.user.id]);
  return { kind: 'person', id: found.user.id, name: found.user.name, grants };
}

/** Makes a session last while it is used: called when a page opens. */
export async function refreshSession(context: Context, caller: Caller): Promise<void> {
  if (!caller.headers.has('cookie')) return;
  const { headers } = await library(context).api.getSession({ headers: caller.headers, returnHeaders: true });
  caller.setCookies(headers.getSetCookie());
}

/** @throws AppError `unauthenticated` with one sentence for every cause; `rate-limited`. */
export async function signIn(
  context: Context,
  caller: Caller,
  credentials: { email: string; password: string },
): Promise<string> {
  await countTry(context, credentials.email);
  const response = await ask(context, caller, '/sign-in/email', credentials);
  await assertOk(
    response,
    () =>
      new AppError(
        'unauthenticated',
        'E-mail ou senha não conferem. Confira os dois; se esqueceu a senha, use "Esqueci a senha".',
      ),
  );
  const { user } = (await response.json()) as { user: { id: string; name: string } };
  await forgetTries(context, credentials.email);
  await recordAbout(context, user, { type: 'signed-in', data: { by: 'password' } });
  caller.setCookies(response.headers.getSetCookie());
  return user.id;
}

/** @throws AppError `not-found` where there is no such invented person. */
export async function signInAsDemonstration(
  context: Context,
  caller: Caller,
  email: string,
): Promise<string> {
  const answer = await library(context)
    .api.signInDemonstration({ body: { email }, headers: caller.headers, returnHeaders: true })
    .catch((cause: unknown) => {
      throw new AppError('not-found', 'Esta pessoa de demonstração não existe. Recarregue a página.', {
        cause,
      });
    });
  const person = await findPerson(context, answer.response.person);
  if (person) await recordAbout(context, person, { type: 'signed-in', data: { by: 'demonstration' } });
  caller.setCookies(answer.headers.getSetCookie());
  return answer.response.person;
}

export async function signOut(context: Context, caller: Caller): Promise<void> {
  const { headers } = await library(context).api.signOut({ headers: caller.headers, returnHeaders: true });
  caller.setCookies(headers.getSetCookie());
  await recordAbout(context, self(context), { type: 'signed-out', data: {} });
}

/** Ends every session of this person, here and elsewhere. */
export async function signOutEverywhere(context: Context, caller: Caller): Promise<void> {
  const ended = await deleteSessions(context, self(context).id, null);
  const { headers } = await library(context).api.signOut({ headers: caller.headers, returnHeaders: true });
  caller.setCookies(headers.getSetCookie());
  await recordAbout(context, self(context), { type: 'signed-out-everywhere', data: { sessions: ended } });
}

/** @throws AppError `not-found` where the session is not of this person. */
export async function endSession(context: Context, session: string): Promise<void> {
  const ended = await deleteSessions(context, self(context).id, session);
  if (ended === 0) throw new AppError('not-found', 'Esta sessão já tinha terminado.');
  await recordAbout(context, self(context), { type: 'session-ended', data: { session } });
}

/** Sessions of this person still open, the newest first, and which one asks. */
export async function listOwnSessions(context: Context, caller: Caller) {
  const here = await library(context).api.getSession({
    headers: caller.headers,
    query: { disableRefresh: true },
  });
  const sessions = await listSessions(context, self(context).id);
  return sessions.map(({ token, ...session }) => ({ ...session, current: token === here?.session.token }));
}

/** Changes the password and ends every other session. @throws AppError `refused` with what is wrong. */
export async function changePassword(
  context: Context,
  caller: Caller,
  change: { current: string; next: string },
): Promise<void> {
  const person = await findPerson(context, self(context).id);
  if (!person?.hasPassword)
    throw new AppError('refused', 'Esta conta não tem senha: entra só pela demonstração.');
  const refusal = passwordRefusal(change.next, person);
  if (refusal) throw new AppError('refused', refusal, { details: { field: 'next' } });
  await countTry(context, person.email);
  const response = await ask(context, caller, '/change-password', {
    currentPassword: change.current,
    newPassword: change.next,
    revokeOtherSessions: true,
  });
  await assertOk(
    response,
    () =>
      new AppError('refused', 'A senha atual não confere. A senha não foi alterada.', {
        details: { field: 'current' },
      }),
  );
  caller.setCookies(response.headers.getSetCookie());
  await forgetTries(context, person.email);
  await recordAbout(context, person, { type: 'password-changed', data: { endedOtherSessions: true } });
  await inTransaction(context, (inner) => postPasswordChanged(inner, person.id));
}

function self(context: Context): { id: string; name: string } {
  const { id, name } = context.actor;
  if (id === null) throw new AppError('unauthenticated', 'Entre com a sua conta para continuar.');
  return { id, name };
}
