import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { choiceOf } from '../domain/kinds.ts';
import { getKind } from '../kinds.ts';
import { listChoices } from '../store/choices.ts';
import { saveNotice } from '../store/notices.ts';

export interface NewNotice {
  /** Id of who is told. */
  readonly person: string;
  /** Id of a kind of `database/seed/notices/kinds.json`. */
  readonly kind: string;
  /** One sentence in Portuguese: what happened and, where something is asked, what to do. */
  readonly text: string;
  /** Address of the application that shows it: `/plano/acoes/3.5.16`. */
  readonly link: string;
  /** Names the thing told: the same key is told to the same person once, whatever the text. */
  readonly key: string;
  /** A file that goes along with the mail that tells it. */
  readonly file?: NoticeFile;
}

/** A kept file, by its content, under the name by which it arrives. */
export interface NoticeFile {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/**
 * Tells people, inside the transaction of what they are told about: nothing is told where it does not commit. Safe to
 * repeat. Nobody is told what they did themselves, nor of a kind they chose to do without. @returns how many were told.
 */
export async function notify(context: Context, notices: readonly NewNotice[]): Promise<number> {
  if (!context.insideTransaction) throw new Error('notify runs inside inTransaction');
  const others = notices.filter((notice) => notice.person !== context.actor.id);
  const chosen = await listChoices(context, [...new Set(others.map((notice) => notice.person))]);
  let told = 0;
  for (const notice of others) {
    const kind = getKind(notice.kind);
    if (choiceOf(kind, chosen.get(notice.person)?.get(kind.id)) === 'never') continue;
    if (await saveNotice(context, { id: newId(context.clock.now()), ...notice })) told += 1;
  }
  return told;
}
