import { type Context, inTransaction } from '../../../platform/context.ts';
import { notify } from './notify.ts';

/** Tells a person that a role was given to them or taken back; `office` is the role and where it holds, in words. */
export async function tellGrant(
  context: Context,
  change: { grant: string; person: string; office: string; ended: boolean; reason: string },
): Promise<void> {
  const { grant, person, office, ended, reason } = change;
  const happened = ended ? 'Foi encerrado o seu papel' : 'Você recebeu o papel';
  await inTransaction(context, (inner) =>
    notify(inner, [
      {
        person,
        kind: ended ? 'role-ended' : 'role-granted',
        text: `${happened} ${office}. Motivo: ${reason}`,
        link: '/perfil',
        key: `grant/${grant}/${ended ? 'ended' : 'granted'}`,
      },
    ]),
  );
}
