import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { type Context, refusalOf } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { lockPerson } from '../../accounts/index.ts';
import type { PreferencesAnswer } from '../contract.ts';
import { type Choice, choiceOf, choicesOf, type NoticeKind } from '../domain/kinds.ts';
import { findKind, NOTICE_KINDS } from '../kinds.ts';
import { listChoices, saveChoice } from '../store/choices.ts';
import { isStopped } from '../store/digests.ts';
import { selfOf } from './reading.ts';

const concerns = (context: Context, kind: NoticeKind) =>
  kind.verb === undefined || refusalOf(context, kind.verb) === null;

/** How each kind of notice reaches the reader, and what else they may choose. */
export async function readPreferences(context: Context): Promise<PreferencesAnswer> {
  const person = selfOf(context);
  const chosen = (await listChoices(context, [person])).get(person);
  return {
    items: NOTICE_KINDS.filter((kind) => concerns(context, kind)).map((kind) => ({
      id: kind.id,
      group: kind.group,
      name: kind.name,
      choices: [...choicesOf(kind)],
      choice: choiceOf(kind, chosen?.get(kind.id)),
    })),
    next: null,
    mail: {
      sends: context.mail !== null,
      stopped: await isStopped(context, person),
      ...context.env.digest,
    },
  };
}

/** Chooses how a kind reaches the reader from now on. @throws AppError `refused` for what the kind does not allow. */
export function choose(context: Context, kindId: string, choice: Choice): Promise<{ choice: Choice }> {
  return once(context, 'notices.choose', async (inner) => {
    const person = selfOf(inner);
    const kind = findKind(kindId);
    if (!kind) throw new AppError('not-found', 'Este tipo de aviso não existe mais. Recarregue a página.');
    if (!choicesOf(kind).includes(choice))
      throw new AppError('refused', 'Este aviso pede uma resposta sua: ele chega sempre ao sino.');
    await lockPerson(inner, person);
    await saveChoice(inner, person, kind.id, choice);
    const data = { kind: kind.id, choice };
    await append(inner, { stream: `notices/${person}`, type: 'choice-made', data });
    return { choice };
  });
}
