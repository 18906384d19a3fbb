import { z } from 'zod';

const RecordKind = z.enum(['act', 'body', 'file', 'fact']);

/** What a file is said to be when it is given as a record. */
const Declaration = z.object({
  kind: z.string().trim().min(1).max(80),
  number: z.string().trim().max(60).optional(),
  date: z.iso.date().optional(),
});

/** Records that prove that an action was concluded. */
export const RecordsNamed = z
  .array(z.object({ kind: RecordKind, id: z.string().max(120), declared: Declaration.optional() }))
  .max(10);

/** What concluding asks for in the plan, or else a reason. */
export const Pledge = z.object({
  rule: z.string(),
  verb: z.string(),
  asks: z
    .array(
      z.object({
        words: z.string(),
        kinds: z.array(RecordKind).readonly(),
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
