import { z } from 'zod';
import type { EntryContent as Content } from '../domain/analysis/content.ts';
import { CRITERIA } from '../domain/analysis/scoring.ts';
import { LEVELS } from '../domain/chain.ts';
import { BOOKS, CODED_LEVELS } from '../domain/crosswalk.ts';
import { Credit } from './credits.ts';

const Words = z.string().trim().min(1).max(2000);
const Id = z.string().trim().min(1).max(80);
const Day = z.iso.date();

export const Workshop = z.object({
  kind: z.literal('workshop'),
  title: Words,
  process: z.enum(['formulation', 'situation']),
  date: Day.nullable(),
  theme: z.string().trim().max(500),
  products: z.array(Words).max(20),
  participants: z
    .array(z.object({ institution: Words, unit: Id.nullable(), count: z.int().min(1).max(10_000) }))
    .max(100),
});

export const Macroproblem = z.object({
  kind: z.literal('macroproblem'),
  macro: Id,
  text: Words.nullable(),
  workshop: Id.nullable(),
  careLines: z.array(Id).max(10),
  pertinence: z.object({ basis: z.enum(['competence', 'careLine', 'none']), reason: Words }).nullable(),
  prioritised: Id.nullable(),
});

export const Problem = z.object({
  kind: z.literal('problem'),
  code: z.string().regex(/^P\d{2}$/),
  text: Words,
  careLine: Id.nullable(),
  causes: z.array(Words).max(50),
  consequences: z.array(Words).max(50),
});

export const Trait = z.object({
  kind: z.literal('trait'),
  side: z.enum(['strength', 'weakness']),
  place: z.enum(['internal', 'external']),
  text: Words,
  competence: Words.nullable(),
});

const Level = z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable();
const Scores = z.object(
  Object.fromEntries(CRITERIA.map(({ id }) => [id, Level])) as Record<
    (typeof CRITERIA)[number]['id'],
    typeof Level
  >,
);

export const Assessment = z.object({
  kind: z.literal('assessment'),
  subject: Id,
  assessor: Id,
  scores: Scores,
});

const Linked = z.object({ level: z.enum(LEVELS), id: Id });
const Link = z.object({ kind: z.literal('link'), from: Linked, to: Linked, reason: Words });

const Acronym = z.object({
  kind: z.literal('acronym'),
  acronym: z.string().trim().min(2).max(20),
  senses: z
    .array(
      z.object({
        expansion: Words,
        basis: z.enum(['document', 'reading', 'entered']),
        note: Words.nullable(),
      }),
    )
    .max(10),
  settled: z.int().min(0).max(9).nullable(),
});

const Year = z.int().min(2000).max(2100);
const Code = z.object({
  kind: z.literal('code'),
  level: z.enum(CODED_LEVELS),
  id: Id,
  book: z.enum(BOOKS),
  code: z.string().trim().min(1).max(40),
  title: z.string().trim().max(500),
  from: Year,
  to: Year,
  source: Words,
});

const EntryContent: z.ZodType<Content> = z.discriminatedUnion('kind', [
  Workshop,
  Macroproblem,
  Problem,
  Trait,
  Assessment,
  Link,
  Acronym,
  Code,
  Credit,
]);

const Origin = z.enum(['document', 'reading', 'demonstration', 'entered']);

export const entryOf = <T extends z.ZodType>(content: T) =>
  z.object({ id: z.string(), version: z.int(), origin: Origin, content });

export const Entry = entryOf(EntryContent);
export type Entry = z.infer<typeof Entry>;

export const EntryParams = z.object({ id: z.string().max(80) });

const Reason = z.string().trim().max(500);

/** Up to 200 at once, all or none. */
export const AddEntriesBody = z.object({ entries: z.array(EntryContent).min(1).max(200) });
export type AddEntriesBody = z.infer<typeof AddEntriesBody>;

export const ChangeEntryBody = z.object({
  content: EntryContent,
  reason: Reason.optional(),
  expectedVersion: z.int().min(1),
});
export type ChangeEntryBody = z.infer<typeof ChangeEntryBody>;

export const RemoveEntryBody = z.object({ reason: Reason.min(1), expectedVersion: z.int().min(1) });
export type RemoveEntryBody = z.infer<typeof RemoveEntryBody>;

export const UndoEntryBody = z.object({ expectedVersion: z.int().min(1) });
export type UndoEntryBody = z.infer<typeof UndoEntryBody>;

export const EntriesAnswer = z.object({ items: z.array(Entry), next: z.null() });

export const EntryHistory = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      /** Names of what was written otherwise than before. */
      fields: z.array(z.string()),
    }),
  ),
  next: z.null(),
});
export type EntryHistory = z.infer<typeof EntryHistory>;
