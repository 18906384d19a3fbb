import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { publicAddress } from '../../../platform/env.ts';
import { layOut } from '../../../platform/mail/layout.ts';
import { type Composed, type PostedLetter, post } from '../../../platform/mail/letters.ts';
import { announce } from '../../../platform/outbox.ts';
import { findLinkById, findNewestRecovery } from '../store/links.ts';
import { findPerson, findPersonByEmail, lockPerson } from '../store/people.ts';
import { issueLink, linkPath } from './links.ts';

/** Topic: somebody asked to recover the password of an account, which may be nobody's. */
export const RECOVERY_ASKED = 'accounts.recovery-asked';

/** A person gets one letter in this time, however many ask. */
const QUIET_MINUTES = 5;

/**
 * Asks for a letter by which a new password is chosen. The answer, and what is done before it, are the same whether
 * anybody has the address. @throws AppError `refused` where this installation sends no mail.
 */
export async function askRecovery(context: Context, email: string): Promise<void> {
  if (context.mail === null)
    throw new AppError(
      'refused',
      'Esta instalação não envia mensagens. Peça à administração do sistema um endereço para escolher outra senha.',
    );
  const person = await findPersonByEmail(context, email);
  await inTransaction(context, (inner) => announce(inner, RECOVERY_ASKED, { person: person?.id ?? null }));
}

/** Issues the link and posts its letter: nothing for nobody, for invented people, or soon after the last one. */
export async function startRecovery(context: Context, id: string | null): Promise<void> {
  const person = id === null ? null : await findPerson(context, id);
  if (!person || person.demonstration) return;
  await inTransaction(context, async (inner) => {
    await lockPerson(inner, person.id);
    const quietSince = new Date(inner.clock.now().getTime() - QUIET_MINUTES * 60_000).toISOString();
    if (await findNewestRecovery(inner, person.id, quietSince)) return;
    const { link } = await issueLink(inner, 'recovery', person.id);
    await post(inner, { template: 'password-recovery', recipient: person.id, data: { link } });
  });
}

/** The letter with the link; null where the link has been used, replaced or has expired meanwhile. */
export async function composeRecovery(context: Context, letter: PostedLetter): Promise<Composed | null> {
  const person = await findPerson(context, letter.recipient);
  const link = await findLinkById(context, String(letter.data.link));
  if (!person || !link) return null;
  const body = layOut({
    heading: 'Escolher outra senha',
    parts: [
      { kind: 'text', text: `${person.name}, alguém pediu uma nova senha para a sua conta no Pactua.` },
      {
        kind: 'button',
        label: 'Escolher outra senha',
        url: publicAddress(context.env, linkPath(context, link.id)),
      },
      {
        kind: 'text',
        text: 'O endereço serve uma vez e vale por uma hora. Ao escolher a senha, as sessões abertas terminam.',
      },
      {
        kind: 'text',
        text: 'Se não foi você, não faça nada: a sua senha continua a mesma, e ninguém soube se esta conta existe.',
      },
    ],
    footer: [{ text: `Enviada a ${person.email} porque este endereço foi escrito em "Esqueci a senha".` }],
  });
  return {
    to: { name: person.name, address: person.email },
    subject: 'Pactua: escolher outra senha',
    headers: {},
    ...body,
  };
}
