import { type Actor, ANONYMOUS } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { passwordRefusal } from '../domain/password.ts';
import { mustSetUpSecondFactor } from '../domain/second-factor.ts';
import { listGrants } from '../store/grants.ts';
import { deleteSessions, findPerson, listSessions } from '../store/people.ts';
import { ask, assertOk, library, recordAbout, self } from './ask-library.ts';
import { postPasswordChanged } from './password-letter.ts';
import { countTry, forgetTries } from './tries.ts';

/**
 * Who sends a request, by the session cookie, with every grant; with none while a role asks for a second factor that the
 * person has not set up; `ANONYMOUS` for nobody.
 */
export async function identify(context: Context, headers: Headers): Promise<Actor> {
  if (!headers.get('cookie')?.includes('pactua.')) return ANONYMOUS;
  const found = await library(context).api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return ANONYMOUS;
  if (found.user.demonstration && context.env.mode === 'production') return ANONYMOUS;
  const grants = await listGrants(context, [found.user.id]);
  const { id, name, demonstration, twoFactorEnabled } = found.user;
  const today = context.clock.today();
  const waits =
    !demonstration &&
    !twoFactorEnabled &&
    mustSetUpSecondFactor(grants, context.env.secondFactorRoles, today);
  return { kind: 'person', id, name, grants: waits ? [] : grants };
}

/** Makes a session last while it is used: called when a page opens. */
export async function refreshSession(context: Context, caller: Caller): Promise<void> {
  if (!caller.headers.has('cookie')) return;
  const { headers } = await library(context).api.getSession({ headers: caller.headers, returnHeaders: true });
  caller.setCookies(headers.getSetCookie());
}

/** Whether a sign-in is done, or asks for the second factor first. */
export type SignInStep = 'done' | 'second-factor';

/** @throws AppError `unauthenticated` with one sentence for every cause; `rate-limited`. */
export async function signIn(
  context: Context,
  caller: Caller,
  credentials: { email: string; password: string },
): Promise<SignInStep> {
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
  const answer = (await response.json()) as
    | { user: { id: string; name: string }; twoFactorRedirect?: undefined }
    | { twoFactorRedirect: true };
  await forgetTries(context, credentials.email);
  if (!answer.twoFactorRedirect)
    await recordAbout(context, answer.user, { type: 'signed-in', data: { by: 'password' } });
  caller.setCookies(response.headers.getSetCookie());
  return answer.twoFactorRedirect ? 'second-factor' : 'done';
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
