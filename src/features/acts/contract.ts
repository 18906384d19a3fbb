import { z } from 'zod';
import { ACT_KINDS } from './domain/act.ts';
import { LINK_KINDS } from './domain/registry.ts';

const Day = z.iso.date();
const Kind = z.enum(ACT_KINDS);
const Id = z.string().trim().min(1).max(80);

const Source = z.object({ file: z.string(), sha256: z.string(), date: z.string() });

/** An act as another names it. */
const ActName = z.object({ id: z.string(), name: z.string() });

const Standing = z.object({
  state: z.enum(['in-force', 'unknown', 'not-yet', 'ended', 'revoked', 'succeeded']),
  /** The act that revoked or succeeded this one. */
  by: ActName.nullable(),
  /** Day it begins, ended, was revoked or succeeded, where known. */
  on: Day.nullable(),
});
export type Standing = z.infer<typeof Standing>;

const Homologation = z.object({
  state: z.enum(['homologated', 'due', 'overdue', 'no-meeting-known']),
  by: ActName.nullable(),
  /** Day of the ordinary meeting that must homologate. */
  on: Day.nullable(),
  /** Homologated after that meeting. */
  late: z.boolean(),
});
export type Homologation = z.infer<typeof Homologation>;

export const ActSummary = z.object({
  id: z.string(),
  kind: Kind,
  number: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  ementa: z.string().nullable(),
  signedOn: Day.nullable(),
  effectFrom: Day.nullable(),
  effectTo: Day.nullable(),
  publishedOn: Day.nullable(),
  publishedIn: z.string().nullable(),
  coverage: z.enum(['full', 'excerpt', 'none']),
  origin: z.enum(['seed', 'entered']),
  note: z.string().nullable(),
  source: Source.nullable(),
  standing: Standing,
  /** null for an act that was not signed ad referendum. */
  homologation: Homologation.nullable(),
  /** How many provisions the reading has. */
  units: z.int(),
});
export type ActSummary = z.infer<typeof ActSummary>;

export const ActsQuery = z.object({
  q: z.string().trim().max(200).optional(),
  kind: Kind.optional(),
  /** This act alone. */
  id: Id.optional(),
  cursor: z.string().trim().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ActsQuery = z.infer<typeof ActsQuery>;

export const ActList = z.object({ items: z.array(ActSummary), next: z.string().nullable() });
export type ActList = z.infer<typeof ActList>;

export const ActParams = z.object({ id: Id });

export const ActUnit = z.object({
  address: z.string(),
  /** As a reader writes it: "Art. 9º, parágrafo único". */
  label: z.string(),
  kind: z.enum(['provision', 'heading', 'table-row']),
  status: z.enum(['printed', 'reconstructed']),
  text: z.string(),
  /** What the machine read in the same place; null for an act that was never scanned. */
  ocr: z.string().nullable(),
  corrections: z.int(),
  /** Where the text names an act of the registry: UTF-16 units, end exclusive. */
  references: z.array(ActName.extend({ start: z.int(), end: z.int() })),
});
export type ActUnit = z.infer<typeof ActUnit>;

const Cell = z.object({
  text: z.string(),
  ocr: z.string().nullable(),
  status: z.enum(['printed', 'reconstructed']),
  confidence: z.enum(['high', 'medium']),
  reason: z.string(),
});

export const ActTable = z.object({
  at: z.string(),
  title: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.array(z.object({ at: z.string(), label: z.string(), cells: z.record(z.string(), Cell) })),
  doubts: z.array(z.string()),
});
export type ActTable = z.infer<typeof ActTable>;

/** One act tied to the one being read. */
const LinkAnswer = z.object({
  kind: z.enum(LINK_KINDS),
  /** `out`: this act does it to the other; `in`: the other does it to this one. */
  direction: z.enum(['out', 'in']),
  act: ActName.extend({ coverage: z.enum(['full', 'excerpt', 'none']), ementa: z.string().nullable() }),
  /** The words that say so and where they stand. */
  cite: z.object({ act: z.string(), at: z.string(), label: z.string(), quote: z.string() }).nullable(),
  note: z.string().nullable(),
});
export type LinkAnswer = z.infer<typeof LinkAnswer>;

export const ActAnswer = ActSummary.omit({ units: true }).extend({
  units: z.array(ActUnit),
  tables: z.array(ActTable),
  omissions: z.array(z.object({ at: z.string(), what: z.string(), reason: z.string() })),
  links: z.array(LinkAnswer),
  homologateBy: Day.nullable(),
  /** Of the record's events; 0 for an act that comes with Pactua. */
  version: z.int(),
});
export type ActAnswer = z.infer<typeof ActAnswer>;

/** One correction of the scan; places count from the beginning of the scan of its provision. */
const CorrectionAnswer = z.object({
  /** null for noise between provisions; its places count from the beginning of the whole scan. */
  at: z.string().nullable(),
  label: z.string().nullable(),
  start: z.int(),
  end: z.int(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(['misread', 'removed', 'reconstructed', 'illegible']),
  by: z.string(),
});
export type CorrectionAnswer = z.infer<typeof CorrectionAnswer>;

/** All of them, in the order of the scan: a list that ends. */
export const CorrectionList = z.object({ items: z.array(CorrectionAnswer), next: z.null() });
export type CorrectionList = z.infer<typeof CorrectionList>;

/** What a person states when registering an act. */
export const ActBody = z.object({
  kind: z.enum(['resolution', 'ordinance', 'law', 'decree']),
  /** As printed: "191/2023", "1.606/2001". */
  number: z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.?\d{3})*\/\d{4}$/, 'Escreva o número e o ano, como 191/2023.'),
  body: z.string().trim().min(2).max(120),
  signedOn: Day,
  ementa: z.string().trim().max(2000).nullable().default(null),
  publishedOn: Day.nullable().default(null),
  publishedIn: z.string().trim().max(200).nullable().default(null),
  effectFrom: Day.nullable().default(null),
  effectTo: Day.nullable().default(null),
  adReferendum: z.boolean().default(false),
  homologateBy: Day.nullable().default(null),
  note: z.string().trim().max(500).nullable().default(null),
  /** The whole published text, plain; null where it is not loaded. */
  text: z
    .string()
    .trim()
    .min(40, 'Cole o texto inteiro do ato, ou deixe em branco.')
    .max(500_000)
    .nullable()
    .default(null),
  links: z
    .array(z.object({ kind: z.enum(LINK_KINDS), to: Id, note: z.string().trim().min(3).max(300) }))
    .max(30)
    .default([]),
});
export type ActBody = z.infer<typeof ActBody>;

export const ActCorrection = ActBody.extend({
  reason: z.string().trim().min(3).max(500),
  version: z.int().min(1),
});
export type ActCorrection = z.infer<typeof ActCorrection>;

export const RegisteredAct = z.object({ id: z.string(), name: z.string(), version: z.int() });
export type RegisteredAct = z.infer<typeof RegisteredAct>;

export * from './contract/findings.ts';
