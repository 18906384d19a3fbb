import { z } from 'zod';

const Id = z.uuid();
const Day = z.iso.date();
const Territory = z.string().regex(/^\d{2,7}$/);
const CareLine = z.string().max(12);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Act = z.object({ name: z.string().trim().min(3).max(160), date: Day.nullable() });

const Shared = {
  day: Day,
  detail: z.string().max(40).nullable().default(null),
  act: Act.nullable().default(null),
  evidence: Sha256.nullable().default(null),
  url: z
    .url({ protocol: /^https?$/, error: 'Escreva o endereço inteiro, como https://…' })
    .max(500)
    .nullable()
    .default(null),
  note: z.string().trim().max(2000).nullable().default(null),
};

/** One gesture: the same fact of one or many subjects. */
export const FactBatchBody = z.object({
  kind: z.string().max(60),
  ...Shared,
  subjects: z
    .array(
      z.object({
        territory: Territory,
        careLine: CareLine.nullable().default(null),
        quantity: z.int().nullable().default(null),
      }),
    )
    .min(1)
    .max(200),
});
export type FactBatchBody = z.input<typeof FactBatchBody>;
export const FactsRecorded = z.object({ batch: Id, facts: z.array(Id) });

export const FactParams = z.object({ fact: Id });
const Reason = z.string().trim().max(2000);
export const AnnulBody = z.object({ reason: Reason });
export const FactAnnulled = z.object({ fact: Id });
export const CorrectBody = z.object({
  ...Shared,
  quantity: z.int().nullable().default(null),
  reason: Reason,
});
export type CorrectBody = z.input<typeof CorrectBody>;
export const UndoFactsBody = z.object({ batch: Id });
export const FactsUndone = z.object({ facts: z.array(Id) });

export const EvidenceAnswer = z.object({ sha256: Sha256, fileName: z.string(), bytes: z.number() });
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;

const FactKindAnswer = z.object({
  id: z.string(),
  name: z.string(),
  standing: z.string(),
  help: z.string(),
  subject: z.enum(['municipality', 'macro-region', 'care-line', 'care-line-macro-region']),
  act: z.enum(['required', 'optional']),
  actHelp: z.string(),
  evidence: z.enum(['required', 'optional']),
  detail: z
    .object({ label: z.string(), options: z.array(z.object({ id: z.string(), name: z.string() })) })
    .nullable(),
  quantity: z.object({ label: z.string(), most: z.int() }).nullable(),
  ends: z.string().nullable(),
});
export type FactKindAnswer = z.infer<typeof FactKindAnswer>;

/** What may be recorded, of whom, and by whom. */
export const FactRegister = z.object({
  indicators: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      shortName: z.string(),
      /** How it is counted by the usual rule. */
      formula: z.string(),
      /** Acronyms of the units that answer for it. */
      units: z.array(z.string()),
      careLines: z.array(z.object({ code: z.string(), name: z.string() })),
      kinds: z.array(FactKindAnswer),
      /** Facts that stand, of all its kinds. */
      standing: z.int(),
      mayRecord: z.boolean(),
      /** Why not, where not. */
      refusal: z.string().nullable(),
    }),
  ),
  macroRegions: z.array(z.object({ code: z.string(), name: z.string() })),
  /** In the order of macro-region, region and name. */
  municipalities: z.array(
    z.object({ code: z.string(), name: z.string(), region: z.string(), macroRegion: z.string() }),
  ),
  state: z.object({ code: z.string(), name: z.string() }),
});
export type FactRegister = z.infer<typeof FactRegister>;

export const FactAnswer = z.object({
  id: Id,
  /** Address of its indicator. */
  indicator: z.string(),
  kind: z.string(),
  kindName: z.string(),
  territory: z.string(),
  place: z.string(),
  careLine: z.string().nullable(),
  careLineName: z.string().nullable(),
  /** "Sorriso", "Materno e infantil, Norte". */
  subject: z.string(),
  detail: z.string().nullable(),
  detailName: z.string().nullable(),
  quantity: z.int().nullable(),
  day: z.string(),
  act: z.object({ name: z.string(), date: z.string().nullable(), id: z.string().nullable() }).nullable(),
  evidence: z.object({ sha256: z.string(), fileName: z.string() }).nullable(),
  url: z.string().nullable(),
  note: z.string().nullable(),
  source: z.enum(['register', 'reaction']),
  batch: Id,
  corrects: Id.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  annulment: z
    .object({
      how: z.enum(['annulled', 'corrected', 'undone']),
      reason: z.string(),
      at: z.string(),
      by: z.string().nullable(),
    })
    .nullable(),
});
export type FactAnswer = z.infer<typeof FactAnswer>;

export const FactQuery = z.object({
  /** Address of an indicator. */
  indicator: z.string().max(60),
  /** A place: its own facts and those of what lies in it. */
  territory: Territory.optional(),
  careLine: CareLine.optional(),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
  state: z.enum(['standing', 'annulled', 'all']).default('standing'),
});
export const FactPageQuery = FactQuery.extend({
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const FactList = z.object({ items: z.array(FactAnswer), next: z.string().nullable() });

/** One fact, whether this person may change it, and every fact that it took or gave its place to, oldest first. */
export const FactDetail = z.object({
  fact: FactAnswer,
  mayChange: z.boolean(),
  refusal: z.string().nullable(),
  /** How many facts go if its record is undone: this person made it today, and nothing happened since; else none. */
  undoes: z.int(),
  chain: z.array(FactAnswer),
});
export type FactDetail = z.infer<typeof FactDetail>;

export const PictureQuery = z.object({ indicator: z.string().max(60), day: Day.optional() });
/** Where each subject of an indicator stands on a day. */
export const FactPicture = z.object({
  indicator: z.string(),
  day: z.string(),
  /** What fills it: `map` of municipalities, `matrix` of lines and macro-regions, or a `list`. */
  shape: z.enum(['map', 'matrix', 'list']),
  /** What the amounts are: places, people. */
  unitLabel: z.string(),
  cells: z.array(
    z.object({
      territory: z.string(),
      place: z.string(),
      macroRegion: z.string().nullable(),
      careLine: z.string().nullable(),
      careLineName: z.string().nullable(),
      /** `pending` waits for what makes it count; `ended` stood and stands no more. */
      state: z.enum(['none', 'pending', 'standing', 'ended']),
      since: z.string().nullable(),
      /** People, or services in use. */
      amount: z.int(),
      facts: z.array(Id),
      words: z.string(),
    }),
  ),
});
export type FactPicture = z.infer<typeof FactPicture>;
