import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import type { NoticeListAnswer } from '../contract.ts';
import { findKind } from '../kinds.ts';
import { countUnread, listNotices, saveAllRead, saveRead } from '../store/notices.ts';

/** @throws AppError `unauthenticated` for who has no session. */
export function selfOf(context: Context): string {
  if (context.actor.id === null)
    throw new AppError('unauthenticated', 'Entre com a sua conta para continuar.');
  return context.actor.id;
}

/** The own notices, newest first, a page at a time. */
export async function readNotices(
  context: Context,
  filter: { unread: boolean; before?: string | undefined; limit: number },
): Promise<NoticeListAnswer> {
  const found = await listNotices(context, selfOf(context), {
    unread: filter.unread,
    before: filter.before ?? null,
    limit: filter.limit + 1,
  });
  const page = found.slice(0, filter.limit);
  const items = page.map((notice) => ({ ...notice, kindName: findKind(notice.kind)?.name ?? notice.kind }));
  return { items, next: found.length > page.length ? (page.at(-1)?.id ?? null) : null };
}

export function readUnread(context: Context): Promise<number> {
  return countUnread(context, selfOf(context));
}

/** @throws AppError `not-found` where the notice is not of this person. */
export function markRead(context: Context, notice: string, read: boolean): Promise<void> {
  return inTransaction(context, async (inner) => {
    if (!(await saveRead(inner, selfOf(inner), notice, read)))
      throw new AppError('not-found', 'Este aviso não existe mais. Recarregue a página.');
  });
}

/** Marks what the reader has seen: a notice that came after `until` stays unread. @returns how many. */
export function markAllRead(context: Context, until: string): Promise<number> {
  return inTransaction(context, (inner) => saveAllRead(inner, selfOf(inner), until));
}
