import { z } from 'zod';
import { CHOICES } from './domain/kinds.ts';

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

export const LettersQuery = z.object({
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const LettersAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      recipientName: z.string().nullable(),
      createdAt: z.string(),
      /** `dropped`: there was nothing left to say when its time came. */
      state: z.enum(['waiting', 'sent', 'dropped', 'failed']),
      attempts: z.int(),
      /** Of a letter that waits: the next attempt. */
      nextAt: z.string().nullable(),
      /** What went wrong last, in words. */
      problem: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
  /** `kept`: what would be sent stays here; null: nothing is sent. */
  server: z.enum(['smtp', 'kept']).nullable(),
});
export type LettersAnswer = z.infer<typeof LettersAnswer>;
export const LetterParams = z.object({ letter: Id });
export const KeptLetterAnswer = z.object({
  id: z.string(),
  at: z.string(),
  to: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()),
  attachments: z.array(z.object({ fileName: z.string(), bytes: z.int() })),
});
export type KeptLetterAnswer = z.infer<typeof KeptLetterAnswer>;

export const PreferencesAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      name: z.string(),
      choices: z.array(z.enum(CHOICES)),
      choice: z.enum(CHOICES),
    }),
  ),
  next: z.null(),
  mail: z.object({
    /** Whether this installation sends mail at all. */
    sends: z.boolean(),
    /** Whether the reader has stopped every digest. */
    stopped: z.boolean(),
    /** From this hour of working days on. */
    hour: z.int(),
    /** Of the digests of the week: 1 is Monday. */
    weekday: z.int(),
  }),
});
export type PreferencesAnswer = z.infer<typeof PreferencesAnswer>;
export const KindParams = z.object({ kind: z.string().max(60) });
export const ChoiceBody = z.object({ choice: z.enum(CHOICES) });
export const ChoiceAnswer = z.object({ choice: z.enum(CHOICES) });
export const DigestsBody = z.object({ stopped: z.boolean() });

export const StopParams = z.object({ token: z.string().min(20).max(100) });
export const SubscriptionAnswer = z.object({ address: z.string(), stopped: z.boolean() });
