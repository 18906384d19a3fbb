import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { findKeptLetter } from '../../../platform/mail/kept.ts';
import { findLetter, listLetters, post } from '../../../platform/mail/letters.ts';
import { listNames, listPeopleWho } from '../../accounts/index.ts';
import type { KeptLetterAnswer, LettersAnswer } from '../contract.ts';
import { failureWords, letterName } from '../domain/letter-words.ts';
import { notify } from './notify.ts';
import { selfOf } from './reading.ts';

/** What became of the mail of this installation, newest first: to whom and when, never what it said. */
export async function readLetters(
  context: Context,
  filter: { before?: string | undefined; limit: number },
): Promise<LettersAnswer> {
  const found = await listLetters(context, { before: filter.before ?? null, limit: filter.limit + 1 });
  const page = found.slice(0, filter.limit);
  const names = await listNames(context, [...new Set(page.map((letter) => letter.recipient))]);
  const items = page.map(({ template, recipient, error, ...letter }) => ({
    ...letter,
    name: letterName(template),
    recipientName: names.get(recipient) ?? null,
    problem: error === null ? null : failureWords(error),
  }));
  const next = found.length > page.length ? (page.at(-1)?.id ?? null) : null;
  return { items, next, server: context.mail?.kind ?? null };
}

/** Posts a letter to who asks. @throws AppError `refused` where this installation sends no mail. */
export async function postTest(context: Context): Promise<void> {
  if (context.mail === null)
    throw new AppError(
      'refused',
      'Esta instalação não envia mensagens: informe o servidor de correio em PACTUA_SMTP_URL e inicie o Pactua de novo.',
    );
  await inTransaction(context, (inner) =>
    post(inner, { template: 'mail-test', recipient: selfOf(inner), data: {} }),
  );
}

/** A letter that stayed in the mailbox of the demonstration. @throws AppError `not-found`. */
export async function readKeptLetter(context: Context, id: string): Promise<KeptLetterAnswer> {
  const letter = await findKeptLetter(context, id);
  if (!letter) throw new AppError('not-found', 'Esta carta não está mais guardada. Recarregue a lista.');
  return letter;
}

/** Tells who administers that a letter was given up. */
export async function tellLetterFailed(context: Context, id: string): Promise<void> {
  const letter = await findLetter(context, id);
  if (!letter) return;
  const people = await listPeopleWho(context, 'accounts.manage', null);
  const names = await listNames(context, [letter.recipient]);
  const text = `Uma carta (${letterName(letter.template)}) para ${names.get(letter.recipient) ?? 'uma pessoa'} não pôde ser enviada. Veja o motivo no Correio.`;
  await inTransaction(context, (inner) =>
    notify(
      inner,
      people.map((person) => ({
        person,
        kind: 'letter-failed',
        text,
        link: '/admin/correio',
        key: `letter/${id}`,
      })),
    ),
  );
}
