import { z } from 'zod';
import { VERSIONED_LEVELS } from '../domain/versions/content.ts';

const Day = z.iso.date();
const Level = z.enum(VERSIONED_LEVELS);
const Kind = z.enum(['added', 'removed', 'changed']);

const VersionAct = z.object({
  id: z.string().nullable(),
  number: z.string(),
  date: Day.nullable(),
  body: z.string(),
});

export const PlanVersion = z.object({
  number: z.int(),
  title: z.string(),
  dated: Day,
  reason: z.string(),
  act: VersionAct.nullable(),
  counts: z.record(Level, z.int()),
  sha256: z.string(),
  publishedAt: z.string(),
  /** Null for what the installation itself published from the document. */
  publishedBy: z.string().nullable(),
});
export type PlanVersion = z.infer<typeof PlanVersion>;

export const VersionsAnswer = z.object({
  items: z.array(PlanVersion),
  next: z.null(),
  /** Records that differ now from the newest version; null where none was published. */
  changedSince: z.int().nullable(),
  /** Whether this reader may publish. */
  mayPublish: z.boolean(),
  /** The acts of the register, newest first, by which a version may be authorised; for who may publish. */
  acts: z.array(VersionAct.extend({ id: z.string() })),
});
export type VersionsAnswer = z.infer<typeof VersionsAnswer>;

/** An act of the register by its id, or one that is not loaded by its number, day and body. */
const ActNamed = z.union([
  z.object({ id: z.string().trim().min(1).max(80) }).strict(),
  z
    .object({
      number: z.string().trim().min(1, 'Escreva o número do ato, como está nele.').max(80),
      date: Day,
      body: z.string().trim().min(2, 'Escreva quem publicou o ato.').max(200),
    })
    .strict(),
]);

export const PublishBody = z.object({
  title: z.string().trim().min(3, 'Dê um nome à versão: ao menos três letras.').max(120),
  dated: Day,
  reason: z.string().trim().min(5, 'Diga por que se publica: ao menos cinco letras.').max(2000),
  act: ActNamed.nullable(),
  /** Number of the newest version that the reader saw; 0 where there was none. */
  expectedVersion: z.int().min(0),
});
export type PublishBody = z.infer<typeof PublishBody>;

/** A version by its number, or the plan as it stands. */
const Reference = z.union([z.literal('now'), z.coerce.number().int().min(1)]);
export type VersionReference = z.infer<typeof Reference>;

const list = <T extends z.ZodType<string>>(each: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(each));

export const DiffQuery = z.object({
  from: Reference,
  to: Reference,
  level: list(Level),
  kind: list(Kind),
  objective: list(z.string().max(40)),
  field: list(z.string().max(40)),
  /** Key of the last record that was read. */
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type DiffQuery = z.infer<typeof DiffQuery>;

/** Something that somebody did to a record between the two states. */
const ChangeEvent = z.object({
  at: z.string(),
  by: z.string(),
  words: z.string(),
  reason: z.string().nullable(),
  /** The import that did it, where one did. */
  import: z.string().nullable(),
});
export type ChangeEvent = z.infer<typeof ChangeEvent>;

const FieldChange = z.object({
  field: z.string(),
  from: z.string(),
  to: z.string(),
  events: z.array(ChangeEvent),
});

export const VersionChange = z.object({
  key: z.string(),
  level: Level,
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  strategicAction: z.string().nullable(),
  kind: Kind,
  fields: z.array(FieldChange),
});
export type VersionChange = z.infer<typeof VersionChange>;

export const DiffAnswer = z.object({
  from: PlanVersion.nullable(),
  to: PlanVersion.nullable(),
  items: z.array(VersionChange),
  next: z.string().nullable(),
  /** Of everything that is asked for, whatever the page. */
  counts: z.object({ added: z.int(), removed: z.int(), changed: z.int() }),
  /** The fields that differ in any record of the two states, to ask for. */
  fields: z.array(z.string()),
  objectives: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type DiffAnswer = z.infer<typeof DiffAnswer>;

/** What a version did to one record. */
export const ItemVersion = z.object({
  number: z.int(),
  title: z.string(),
  dated: Day,
  kind: Kind,
  fields: z.array(z.string()),
});
export type ItemVersion = z.infer<typeof ItemVersion>;
