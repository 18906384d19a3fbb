import type { Context } from '../../../../platform/context.ts';
import { publicAddress } from '../../../../platform/env.ts';
import { layOut } from '../../../../platform/mail/layout.ts';
import type { Composed, PostedLetter } from '../../../../platform/mail/letters.ts';
import { findPerson } from '../../../accounts/index.ts';

/** The letter by which who administers sees that mail goes out. */
export async function composeTest(context: Context, letter: PostedLetter): Promise<Composed | null> {
  const person = await findPerson(context, letter.recipient);
  if (!person) return null;
  const body = layOut({
    heading: 'O correio do Pactua funciona',
    parts: [
      {
        kind: 'text',
        text: 'Esta carta foi pedida na tela Correio, para conferir se esta instalação envia mensagens. Nada mais é preciso.',
      },
      { kind: 'button', label: 'Abrir o Correio', url: publicAddress(context.env, '/admin/correio') },
    ],
    footer: [{ text: `Enviada a ${person.email}, a seu pedido.` }],
  });
  return {
    to: { name: person.name, address: person.email },
    subject: 'Carta de teste do Pactua',
    headers: {},
    ...body,
  };
}
