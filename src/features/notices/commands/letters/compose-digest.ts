import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { publicAddress } from '../../../../platform/env.ts';
import { type LetterPart, layOut } from '../../../../platform/mail/layout.ts';
import type { Composed, PostedLetter } from '../../../../platform/mail/letters.ts';
import type { Attachment } from '../../../../platform/mail/mailer.ts';
import { findPerson } from '../../../accounts/index.ts';
import { findKind } from '../../kinds.ts';
import { isStopped, listOfDigest, type ToldNotice } from '../../store/digests.ts';
import { listNotices } from '../../store/notices.ts';
import { stopToken } from '../unsubscribe.ts';

const MOST = 40;

const countWords = (count: number) => (count === 1 ? '1 aviso por ler' : `${count} avisos por ler`);

/** What waits for a person, in one letter; null where they have read it all, or stopped the mail, since it was posted. */
export async function composeDigest(context: Context, letter: PostedLetter): Promise<Composed | null> {
  const person = await findPerson(context, letter.recipient);
  if (!person) return null;
  const isAsked = letter.data.digest === undefined;
  if (!isAsked && (await isStopped(context, person.id))) return null;
  const told = await toldBy(context, letter);
  if (told.length === 0) return null;
  const page = (path: string) => publicAddress(context.env, path);
  const stop = page(`/api/notices/unsubscribe/${stopToken(context, person.id)}`);
  const heading = `Você tem ${countWords(told.length)}`;
  const body = layOut({
    heading,
    parts: [
      ...groupsOf(told.slice(0, MOST), page),
      ...restOf(told.length - MOST),
      { kind: 'button', label: 'Abrir os avisos', url: page('/avisos') },
    ],
    footer: [
      {
        text: 'Você recebe no máximo uma carta por dia útil, só quando há algo por ler.',
        link: { label: 'Escolher o que recebo', url: page('/avisos/preferencias') },
      },
      { text: 'Para não receber mais estas cartas:', link: { label: 'cancelar as cartas', url: stop } },
    ],
  });
  return {
    to: { name: person.name, address: person.email },
    subject: `Pactua: ${countWords(told.length)} em ${formatDay(context.clock.today())}`,
    // RFC 8058: mail programs offer the button by these two together.
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    ...body,
    attachments: await attachmentsOf(context, told.slice(0, MOST)),
  };
}

/** The files of what is told, each once. */
async function attachmentsOf(context: Context, told: readonly ToldNotice[]): Promise<Attachment[]> {
  const files = new Map(told.flatMap(({ file }) => (file === null ? [] : [[file.sha256, file]])));
  const attachments: Attachment[] = [];
  for (const { sha256, fileName, mediaType } of files.values()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of context.files.read(sha256)) chunks.push(chunk);
    attachments.push({ fileName, mediaType, bytes: Buffer.concat(chunks) });
  }
  return attachments;
}

/** What a digest holds; one that its reader asked for holds all that they have not read. */
async function toldBy(context: Context, { recipient, data }: PostedLetter): Promise<ToldNotice[]> {
  if (typeof data.digest === 'string') return listOfDigest(context, data.digest);
  return (await listNotices(context, recipient, { unread: true, before: null, limit: 200 })).reverse();
}

/** The notices under the words of their group, in the order in which they came. */
function groupsOf(told: readonly ToldNotice[], page: (path: string) => string): LetterPart[] {
  const groups = Map.groupBy(told, (notice) => findKind(notice.kind)?.group ?? 'Outros');
  return [...groups].map(([heading, notices]) => ({
    kind: 'links',
    heading,
    items: notices.map(({ kind, text, link }) => ({
      text,
      url: page(link),
      note: findKind(kind)?.name ?? kind,
    })),
  }));
}

function restOf(count: number): LetterPart[] {
  return count > 0 ? [{ kind: 'text', text: `E mais ${count}, na lista dos avisos.` }] : [];
}
