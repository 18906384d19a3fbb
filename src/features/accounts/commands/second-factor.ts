import QRCode from 'qrcode';
import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { mustSetUpSecondFactor } from '../domain/second-factor.ts';
import { listGrants } from '../store/grants.ts';
import { deleteSessions, findPerson, lockPerson } from '../store/people.ts';
import { deleteSecondFactor } from '../store/second-factor.ts';
import { ask, assertOk, recordAbout, self } from './ask-library.ts';

const WRONG_PASSWORD = () =>
  new AppError('refused', 'A senha não confere. Nada foi alterado.', { details: { field: 'password' } });

/** What is wrong with a code, by what the library says. */
function codeRefusal(code: string): AppError {
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code.startsWith('TOO_MANY_ATTEMPTS'))
    return new AppError(
      'unauthenticated',
      'O tempo desta entrada passou. Escreva de novo o e-mail e a senha.',
      {
        details: { again: true },
      },
    );
  return new AppError(
    'refused',
    'O código não confere. Ele muda a cada 30 segundos: espere o próximo e confira a hora do aparelho.',
    { details: { field: 'code' } },
  );
}

/** Ends a sign-in that asked for the second factor, by a code of the program or one of recovery (which is then spent). */
export async function enterSecondFactor(
  context: Context,
  caller: Caller,
  { code, by }: { code: string; by: 'totp' | 'recovery-code' },
): Promise<void> {
  const path = by === 'totp' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  const response = await ask(context, caller, path, { code });
  await assertOk(response, codeRefusal);
  const { user } = (await response.json()) as { user: { id: string; name: string } };
  await recordAbout(context, user, { type: 'signed-in', data: { by } });
  caller.setCookies(response.headers.getSetCookie());
}

export interface SecondFactorSetup {
  /** The QR code of the secret as squares: how many a side, and an SVG path of the dark ones. */
  readonly picture: { readonly size: number; readonly path: string };
  /** The secret, to type where there is no camera. */
  readonly secret: string;
  readonly recoveryCodes: string[];
}

/** Begins: makes a secret and recovery codes, shown once. Nothing is asked at sign-in until a code confirms it. */
export async function beginSecondFactor(
  context: Context,
  caller: Caller,
  password: string,
): Promise<SecondFactorSetup> {
  const person = await findPerson(context, self(context).id);
  if (!person?.hasPassword)
    throw new AppError('refused', 'Esta conta não tem senha: entra só pela demonstração.');
  const response = await ask(context, caller, '/two-factor/enable', { password });
  await assertOk(response, (code) =>
    code === 'TOTP_ALREADY_ENABLED'
      ? new AppError('refused', 'O segundo fator já está ligado. Desligue-o antes de ligar outro.')
      : WRONG_PASSWORD(),
  );
  const answer = (await response.json()) as { totpURI: string; backupCodes: string[] };
  const secret = new URL(answer.totpURI).searchParams.get('secret') ?? '';
  return { picture: pictureOf(answer.totpURI), secret, recoveryCodes: answer.backupCodes };
}

function pictureOf(text: string): SecondFactorSetup['picture'] {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => data[at]);
  return { size, path: dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('') };
}

/** Confirms with a first code: from now on each sign-in asks for one. */
export async function confirmSecondFactor(context: Context, caller: Caller, code: string): Promise<void> {
  const response = await ask(context, caller, '/two-factor/verify-totp', { code });
  await assertOk(response, codeRefusal);
  caller.setCookies(response.headers.getSetCookie());
  await recordAbout(context, self(context), { type: 'second-factor-enabled', data: {} });
}

/** New recovery codes; the earlier ones no longer serve. */
export async function renewRecoveryCodes(
  context: Context,
  caller: Caller,
  password: string,
): Promise<string[]> {
  const response = await ask(context, caller, '/two-factor/generate-backup-codes', { password });
  await assertOk(response, WRONG_PASSWORD);
  const { backupCodes } = (await response.json()) as { backupCodes: string[] };
  await recordAbout(context, self(context), { type: 'recovery-codes-renewed', data: {} });
  return backupCodes;
}

/** @throws AppError `refused` where the password is wrong or a role of the person asks for the second factor. */
export async function disableSecondFactor(context: Context, caller: Caller, password: string): Promise<void> {
  const person = self(context);
  const grants = await listGrants(context, [person.id]);
  if (mustSetUpSecondFactor(grants, context.env.secondFactorRoles, context.clock.today()))
    throw new AppError('refused', 'Um dos seus papéis exige o segundo fator: ele não pode ser desligado.');
  const response = await ask(context, caller, '/two-factor/disable', { password });
  await assertOk(response, WRONG_PASSWORD);
  caller.setCookies(response.headers.getSetCookie());
  await recordAbout(context, person, { type: 'second-factor-disabled', data: {} });
}

/** For who has lost the program and the recovery codes: takes the second factor away, with a reason, and ends the sessions. */
export function resetSecondFactor(context: Context, id: string, reason: string): Promise<void> {
  return inTransaction(context, async (inner) => {
    if (id === inner.actor.id)
      throw new AppError('refused', 'O seu próprio segundo fator se desliga no seu perfil, com a senha.');
    if (!(await findPerson(inner, id)))
      throw new AppError('not-found', 'Esta pessoa não está cadastrada. Recarregue a lista.');
    await lockPerson(inner, id);
    if (!(await deleteSecondFactor(inner, id)))
      throw new AppError('refused', 'Esta pessoa não tem segundo fator. Nada foi alterado.');
    await deleteSessions(inner, id, null);
    await append(inner, { stream: `person/${id}`, type: 'second-factor-reset', data: {}, reason });
  });
}
