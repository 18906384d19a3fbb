import type { Context } from '../../../platform/context.ts';
import { publicAddress } from '../../../platform/env.ts';
import { layOut } from '../../../platform/mail/layout.ts';
import { type Composed, type PostedLetter, post } from '../../../platform/mail/letters.ts';
import { findPerson } from '../store/people.ts';

/** Posts the letter that tells a person that the password of their account was changed; inside the change's transaction. */
export async function postPasswordChanged(context: Context, person: string): Promise<void> {
  if (context.mail === null) return;
  await post(context, {
    template: 'password-changed',
    recipient: person,
    data: { at: context.clock.now().toISOString() },
  });
}

/** The letter after a change of password: to know of one that was not one's own. */
export async function composePasswordChanged(
  context: Context,
  letter: PostedLetter,
): Promise<Composed | null> {
  const person = await findPerson(context, letter.recipient);
  if (!person) return null;
  const at = new Intl.DateTimeFormat('pt-BR', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: context.env.timeZone,
  }).format(new Date(String(letter.data.at)));
  const body = layOut({
    heading: 'A sua senha foi trocada',
    parts: [
      { kind: 'text', text: `A senha da sua conta no Pactua foi trocada em ${at}.` },
      {
        kind: 'text',
        text: 'Se foi você, nada mais é preciso. Se não foi, escolha já outra senha e avise a administração do sistema.',
      },
      { kind: 'button', label: 'Não fui eu: escolher outra', url: publicAddress(context.env, '/recuperar') },
    ],
    footer: [{ text: `Enviada a ${person.email}, sempre que a senha muda.` }],
  });
  return {
    to: { name: person.name, address: person.email },
    subject: 'Pactua: a sua senha foi trocada',
    headers: {},
    ...body,
  };
}
