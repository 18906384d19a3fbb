import { z } from 'zod';

const Id = z.uuid('Identificador inválido');

export const NoticesQuery = z.object({
  unread: z.stringbool().default(false),
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const NoticeView = z.object({
  id: z.string(),
  kind: z.string(),
  kindName: z.string(),
  text: z.string(),
  link: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;
export const NoticeListAnswer = z.object({ items: z.array(NoticeView), next: z.string().nullable() });
export type NoticeListAnswer = z.infer<typeof NoticeListAnswer>;
export const UnreadAnswer = z.object({ count: z.int() });

export const NoticeParams = z.object({ notice: Id });
export const ReadBody = z.object({ read: z.boolean() });
/** `until`: the newest notice that the reader saw. */
export const ReadAllBody = z.object({ until: Id });
export const ReadAllAnswer = z.object({ count: z.int() });
export const Done = z.object({ done: z.literal(true) });
