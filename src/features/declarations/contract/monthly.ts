import { z } from 'zod';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import type { Form } from '../domain/monthly/form.ts';

const Id = z.uuid();
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'escreva ano e mês, como 2026-03');
const Sequence = z.int().min(0);
const Proof = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), fileName: z.string().max(255) });
const Answer = z.union([z.string().max(20), z.boolean(), z.null()]);
const Items = z.record(z.string().max(60), Answer);
const Census = z.record(z.string().max(2), z.record(z.string().max(40), z.string().max(9).nullable()));
const Proofs = z.record(z.string().max(60), Proof.nullable());
const Inconsistencies = z
  .array(z.object({ reason: z.string().max(500), quantity: z.string().max(9) }))
  .max(200);

export const HospitalParams = z.object({ hospital: z.string().trim().min(1).max(120) });
export const MonthParams = HospitalParams.extend({ month: Month });
export const DeclarationParams = z.object({ declaration: Id });

export const OpenBody = z.object({
  hospital: z.string().trim().min(1).max(120),
  month: Month,
  reason: z.string().trim().max(2000).nullable().default(null),
});
export const AnswerBody = z.object({
  expected: Sequence,
  patch: z.object({
    items: Items.optional(),
    census: Census.optional(),
    inconsistencies: Inconsistencies.optional(),
    proofs: Proofs.optional(),
  }),
});
export const ExpectedBody = z.object({ expected: Sequence });
export const ReturnBody = ExpectedBody.extend({ reason: z.string().trim().max(2000) });
export const DeclarationWritten = z.object({ id: Id, sequence: Sequence });

const Head = z.object({
  id: Id,
  version: z.int(),
  state: z.enum(['draft', 'sent', 'returned', 'approved']),
  origin: z.enum(['entered', 'document', 'demonstration']),
  /** "declaração nº 12/2026". */
  name: z.string(),
  reason: z.string().nullable(),
  sequence: Sequence,
  sentAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export type DeclarationHead = z.infer<typeof Head>;

const Hospital = z.object({
  id: z.string(),
  name: z.string(),
  municipality: z.string(),
  municipalityName: z.string(),
});
/** Why the reader may not declare, and may not approve. */
const Refusals = { declareRefusal: z.string().nullable(), approveRefusal: z.string().nullable() };

export const MonthList = z.object({
  hospital: Hospital,
  items: z.array(z.object({ month: Month, declaration: Head.nullable() })),
  next: z.null(),
  ...Refusals,
});
export type MonthList = z.infer<typeof MonthList>;

export const MonthAnswer = z.object({
  hospital: Hospital,
  month: Month,
  days: z.array(z.string()),
  form: z.custom<Form>(),
  declaration: Head.nullable(),
  content: z.object({ items: Items, census: Census, inconsistencies: Inconsistencies, proofs: Proofs }),
  versions: z.array(Head),
  /** A newer version is not approved yet, and not for this reader. */
  isUnderway: z.boolean(),
  problems: z.array(z.object({ at: z.string(), words: z.string(), blocking: z.boolean() })),
  values: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      text: z.string().nullable(),
      explained: z.custom<ExplainedJson>(),
    }),
  ),
  history: z.array(
    z.object({ type: z.string(), at: z.string(), by: z.string().nullable(), reason: z.string().nullable() }),
  ),
  ...Refusals,
});
export type MonthAnswer = z.infer<typeof MonthAnswer>;
