import { z } from 'zod';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import { PARTIES } from '../domain/assessment/assessment.ts';
import { Cite, Competencia, Decimal, Status } from './values.ts';

const Words = (most: number) => z.string().trim().max(most);
const Version = z.int().min(0);
const Period = z.string().regex(/^\d{4}-[12](-[2-9])?$/, 'escreva ano e semestre, como 2026-1');
const Reason = Words(4000).min(10, 'diga o motivo em ao menos 10 letras');

export const AssessmentParams = z.object({ id: z.string().trim().min(1).max(80), period: Period });
export const AssessmentFileParams = AssessmentParams.extend({ form: z.enum(['pdf', 'docx']) });
export const OpenAssessmentBody = z.strictObject({ competencia: Competencia, reason: Reason });
export const AssessmentStepBody = z.strictObject({ version: Version });
export const ReopenAssessmentBody = z.strictObject({ version: Version, reason: Reason });
const Reentered = {
  password: z.string().max(200).optional(),
  code: z.string().max(20).optional(),
};
export const AssessmentSignBody = z.strictObject({ version: Version, ...Reentered });
export const RatifyBody = z.strictObject({
  version: Version,
  factor: Decimal,
  reason: Words(4000).nullable().default(null),
  ...Reentered,
});
export const AssessmentPublicationBody = z.strictObject({
  version: Version,
  gazette: Words(200).min(3, 'diga a edição do diário oficial'),
  day: z.iso.date(),
});

const State = z.enum([
  'NONE',
  'OPEN',
  'EVIDENCE_FROZEN',
  'SCORED',
  'RATIFIED',
  'ORDERED',
  'PUBLISHED',
  'IN_FORCE',
  'SUPERSEDED',
]);

const Line = z.object({
  period: Period,
  words: z.string(),
  state: State,
  stateWords: z.string(),
  competencia: Competencia,
  computed: Decimal.nullable(),
  ratified: Decimal.nullable(),
});

const Head = z.object({
  agreement: z.object({ id: z.string(), municipality: z.string(), establishment: z.string() }),
});

/** A revision that somebody asked for and nobody decided yet, with its clock. */
const Revision = z.object({
  on: z.iso.date(),
  document: z.string(),
  reason: z.string(),
  analysed: z.iso.date().nullable(),
  lastDay: z.iso.date(),
  overdue: z.boolean(),
});

export const AssessmentList = Head.extend({
  cite: Cite,
  note: z.string(),
  items: z.array(Line),
  next: z.object({
    period: Period,
    words: z.string(),
    competencia: Competencia,
    reasons: z.array(z.string()),
  }),
  revision: Revision.nullable(),
  mayAssess: z.boolean(),
});
export type AssessmentList = z.infer<typeof AssessmentList>;

const Said = z.object({ by: z.string().nullable(), at: z.string() });

export const AssessmentAnswer = Head.extend({
  period: Period,
  words: z.string(),
  state: State,
  stateWords: z.string(),
  version: Version,
  competencia: Competencia.nullable(),
  reason: z.string(),
  frozen: Said.extend({
    sha256: z.string(),
    /** Whether what is kept still gives its hash. */
    whole: z.boolean(),
    knownOn: z.iso.date(),
    base: z.object({ amount: Decimal, competencia: Competencia }),
    facts: z.array(
      z.object({ label: z.string(), text: z.string(), status: Status, note: z.string().nullable() }),
    ),
  }).nullable(),
  /** What files and programme say of facts that people record, with its effect in BRL on the score; null where nothing of it was frozen. */
  counted: z
    .object({
      year: z.string(),
      items: z.array(
        z.object({
          label: z.string(),
          /** As it was recorded, in words; null where nobody did. */
          recorded: z.string().nullable(),
          counted: z.string(),
          /** Null for who is not told small numbers: it goes down to the months. */
          trace: z.custom<ExplainedJson | null>((value) => typeof value === 'object'),
        }),
      ),
      lacking: z.array(z.object({ month: Competencia, reason: z.string() })),
      /** Null before the score, and where the table gives no value. */
      amount: Decimal.nullable(),
      difference: Decimal.nullable(),
    })
    .nullable(),
  /** Facts that say something else today than what was frozen; the score stays. */
  changedSince: z.array(z.object({ label: z.string(), frozen: z.string(), now: z.string() })),
  scored: Said.extend({
    sha256: z.string(),
    factor: Decimal,
    amount: Decimal,
    criteria: z.array(z.object({ label: z.string(), value: z.string(), score: z.string() })),
    readings: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        alternatives: z.array(
          z.object({
            id: z.string(),
            label: z.string(),
            result: Decimal.nullable(),
            difference: Decimal.nullable(),
          }),
        ),
      }),
    ),
    trace: z.custom<ExplainedJson>((value) => typeof value === 'object' && value !== null),
  }).nullable(),
  signatures: z.array(
    z.object({ party: z.enum(PARTIES), label: z.string(), may: z.boolean(), signed: Said.nullable() }),
  ),
  ratified: Said.extend({ factor: Decimal, amount: Decimal, reason: z.string().nullable() }).nullable(),
  /** Against the assessment before, on the same production; null where it is the first. */
  difference: z
    .object({
      before: z.string(),
      was: Decimal,
      is: Decimal,
      parts: z.object({ data: Decimal, rule: Decimal, reading: Decimal, manual: Decimal }),
    })
    .nullable(),
  ordinance: z.object({ paper: z.string(), number: z.string() }).nullable(),
  published: z.object({ gazette: z.string(), day: z.iso.date() }).nullable(),
  /** Why each action cannot be done now; absent where the reader has not the role for it. */
  actions: z.record(z.string(), z.array(z.string())),
});
export type AssessmentAnswer = z.infer<typeof AssessmentAnswer>;
