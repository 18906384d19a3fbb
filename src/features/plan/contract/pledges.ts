import { z } from 'zod';
import { RECORD_KINDS } from '../domain/pledge/pledge.ts';

const Kind = z.enum(RECORD_KINDS);

/** What concluding asks for by the verb of an action. */
export const Pledge = z.object({
  rule: z.string(),
  verb: z.string(),
  asks: z
    .array(
      z.object({
        words: z.string(),
        kinds: z.array(Kind).readonly(),
        acts: z.array(z.string()).readonly().optional(),
        boards: z.array(z.string()).readonly().optional(),
        creates: z.boolean().optional(),
        facts: z.array(z.string()).readonly().optional(),
        files: z.array(z.string()).readonly().optional(),
        declares: z
          .array(z.enum(['number', 'date']))
          .readonly()
          .optional(),
        ofAction: z.boolean().optional(),
        action: z.string().optional(),
      }),
    )
    .readonly(),
});

/** What a file is said to be when it is given as a record. */
const Declaration = z.object({
  kind: z.string().trim().min(1).max(80),
  number: z.string().trim().max(60).optional(),
  date: z.iso.date().optional(),
});

export const GivenRecord = z.object({
  ...{ kind: Kind, id: z.string(), name: z.string() },
  declared: Declaration.optional(),
});
export type GivenRecord = z.infer<typeof GivenRecord>;

export const KeptPledge = z.object({
  records: z.array(GivenRecord).readonly(),
  missing: z.array(z.string()).readonly(),
  reason: z.string().nullable(),
});

/** Records that are given with a change; their names are read where they are kept. */
export const RecordsNamed = z
  .array(z.object({ kind: Kind, id: z.string().min(1).max(120), declared: Declaration.optional() }))
  .max(10);
export type RecordsNamed = z.infer<typeof RecordsNamed>;

/** The records that may be given, of every kind but files, newest first. */
export const RecordsAnswer = z.object({
  items: z.array(
    GivenRecord.extend({
      note: z.string().nullable(),
      actKind: z.string().optional(),
      issuer: z.string().optional(),
      factKind: z.string().optional(),
      actions: z.array(z.string()).optional(),
      createdBy: z.string().nullish(),
    }),
  ),
  next: z.null(),
});
export type RecordsAnswer = z.infer<typeof RecordsAnswer>;

export const EvidenceAnswer = z.object({ sha256: z.string(), fileName: z.string() });
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;
export const EvidenceParams = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
