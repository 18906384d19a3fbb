import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { verifyPassword } from '../store/library.ts';
import { findPasswordHash, findPerson } from '../store/people.ts';
import { ask, assertOk, self } from './ask-library.ts';
import { countTry, forgetTries } from './tries.ts';

/** How somebody showed, at the moment of signing, that it is them. Goes into the event of the signature. */
export interface Confirmation {
  /** `demonstration`: an invented person, who has no password; never in production. */
  readonly by: 'password' | 'password-and-code' | 'demonstration';
}

/** What who signs types again; an invented person of a demonstration has neither. */
export interface Reentered {
  readonly password?: string | undefined;
  /** Of the second factor, where it is on; spaces do not count. */
  readonly code?: string | undefined;
}

const refused = (field: 'password' | 'code', message: string): AppError =>
  new AppError('refused', message, { details: { field } });

/**
 * Makes sure that who acts is who signs: the password, typed again, and the code of the second factor where it is on. Wrong ones count as
 * tries to sign in do: ten in a quarter of an hour. Not inside a transaction: what is counted stays counted when the signature is refused.
 * @throws AppError `refused` with `details.field` (`password` or `code`), `rate-limited`, `unauthenticated`.
 */
export async function confirmPassword(
  context: Context,
  caller: Caller,
  { password, code }: Reentered,
): Promise<Confirmation> {
  const person = await findPerson(context, self(context).id);
  if (person === null) throw new AppError('unauthenticated', 'Entre com a sua conta para continuar.');
  if (!person.hasPassword) {
    if (person.demonstration && context.env.mode === 'demonstration') return { by: 'demonstration' };
    throw refused('password', 'Esta conta não tem senha, e uma assinatura se faz com ela.');
  }
  await countTry(context, person.email);
  const kept = await findPasswordHash(context, person.id);
  if (kept === null || !(await verifyPassword(kept, password ?? '')))
    throw refused('password', 'A senha não confere. Nada foi assinado.');
  if (person.secondFactor) await confirmCode(context, caller, (code ?? '').replace(/\s/g, ''));
  await forgetTries(context, person.email);
  return { by: person.secondFactor ? 'password-and-code' : 'password' };
}

async function confirmCode(context: Context, caller: Caller, code: string): Promise<void> {
  if (code === '')
    throw refused('code', 'Escreva também o código do segundo fator, do seu programa autenticador.');
  const response = await ask(context, caller, '/two-factor/verify-totp', { code });
  await assertOk(response, () =>
    refused(
      'code',
      'O código não confere. Ele muda a cada 30 segundos: espere o próximo. Nada foi assinado.',
    ),
  );
}
