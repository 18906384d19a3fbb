import { createHmac } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append, type NewEvent } from '../../../platform/events.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { newId } from '../../../platform/ids.ts';
import { ADDRESS_HEADER, LIBRARY_URL, type Library, openLibrary } from '../store/library.ts';
import { lockPerson } from '../store/people.ts';

/** One open library per running program. */
const opened = new WeakMap<object, Library>();

export function library(context: Context): Library {
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
export function ask(context: Context, caller: Caller, path: string, body: object): Promise<Response> {
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

export async function assertOk(response: Response, onRefusal: (code: string) => AppError): Promise<void> {
  if (response.ok) return;
  if (response.status === 429) throw new AppError('rate-limited', MANY_TRIES);
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  if (response.status >= 500)
    throw new AppError('internal', 'O acesso não está funcionando agora. Nada foi alterado. Tente de novo.');
  throw onRefusal(code ?? '');
}

/** Appends one event about a person in a transaction of its own; those of one person take turns, so that any number at one instant find their place. */
export async function recordAbout(
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

/** Who acts. @throws AppError `unauthenticated` for a visitor. */
export function self(context: Context): { id: string; name: string } {
  const { id, name } = context.actor;
  if (id === null) throw new AppError('unauthenticated', 'Entre com a sua conta para continuar.');
  return { id, name };
}
